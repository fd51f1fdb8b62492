import { createBrowserPlatform } from '../src/platform/browser-platform.ts';
import type { Platform } from '../src/platform/platform.ts';

const locked = new Set<() => void>();
const browser = createBrowserPlatform(window);

/** The browser's own, with a lock to turn: nothing else in the gallery asks it for anything but the window. */
export const galleryPlatform: Platform = {
  ...browser,
  power: {
    ...browser.power,
    onLock: (listener) => {
      locked.add(listener);
      return () => locked.delete(listener);
    },
  },
};

export const lockMachine = (): void => {
  for (const listener of locked) listener();
};
