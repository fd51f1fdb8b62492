import { createBrowserPlatform } from '../src/platform/browser-platform.ts';

/** The browser's own; nothing in the gallery asks it for anything but the window. */
export const galleryPlatform = createBrowserPlatform(window);
