import type { GalleryState } from './state.ts';
import { BATCH_STATES } from './states/batch.ts';
import { BOARD_STATES } from './states/board.ts';
import { DECIDING_STATES } from './states/deciding.ts';
import { FIRST_STATES } from './states/first.tsx';
import { MEASURES_STATES } from './states/measures.ts';
import { PAGE_STATES } from './states/pages.ts';
import { POLICY_STATES } from './states/policy.ts';
import { QUEUE_STATES } from './states/queue.ts';
import { READING_STATES } from './states/reading.ts';

/** Every state, once, in the order in which the gallery shows them. */
export const STATES: readonly GalleryState[] = [
  ...QUEUE_STATES,
  ...READING_STATES,
  ...DECIDING_STATES,
  ...BATCH_STATES,
  ...PAGE_STATES,
  ...BOARD_STATES,
  ...POLICY_STATES,
  ...MEASURES_STATES,
  ...FIRST_STATES,
];
