import type { Settings } from '../src/platform/settings.ts';
import type { Scene } from './scene.ts';

/** One state of the screen and the way there. */
export type GalleryState = {
  /** Letters, digits and dashes: it stands in addresses and file names. */
  readonly name: string;
  readonly role?: 'supervisor';
  readonly settings?: Partial<Settings>;
  readonly arrange: (scene: Scene) => Promise<void> | void;
};
