import type { ReactNode } from 'react';
import type { Settings } from '../src/platform/settings.ts';
import type { NotificationState } from '../src/renderer/notify/notification-state.ts';
import type { Scene } from './scene.ts';

/** One state of the screen and the way there. */
export type GalleryState = {
  /** Letters, digits and dashes: it stands in addresses and file names. */
  readonly name: string;
  readonly role?: 'supervisor';
  readonly isLoading?: true;
  readonly settings?: Partial<Settings>;
  /** What stands in the place of the reviewer's screen. */
  readonly view?: () => ReactNode;
  readonly notifications?: NotificationState;
  readonly arrange: (scene: Scene) => Promise<void> | void;
};
