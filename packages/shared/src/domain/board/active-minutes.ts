import type { Timestamp } from '../../model/ids.ts';

/** One decision of a person: when, and how long they had read for it. */
export type ReviewTime = { readonly at: Timestamp; readonly dwellMs: number };

/** A break this long counts as rest. */
export const PAUSE_MS = 600_000;
/** Nothing older is looked at: whoever reads for eight hours without a pause has shown enough. */
export const ACTIVITY_MS = 8 * 3_600_000;

/** Whole minutes of reading since the last pause of ten minutes or more; 0 while pausing (SPEC B-34). */
export const activeMinutes = (now: Timestamp, reviews: readonly ReviewTime[]): number => {
  let begun = now;
  let read = 0;
  for (const { at, dwellMs } of reviews.toSorted((one, other) => other.at - one.at)) {
    if (begun - at >= PAUSE_MS) break;
    // Two items read side by side, or a clock that jumped, must not count the same minute twice.
    const start = Math.min(begun, at - dwellMs);
    read += Math.min(dwellMs, begun - start);
    begun = start;
  }
  return Math.floor(read / 60_000);
};
