import type { Timestamp } from '../../model/ids.ts';
import { type Counted, bucketOf } from '../metrics/histogram.ts';
import { QUARTER_MS } from './quarters.ts';

/** The running window and two complete ones before it, which the rule looks at. */
export const NOTIFIED_WINDOWS = 3;

/** One escalated item: when it was opened and first shown to a person; null while nobody has it on screen. */
export type Notified = { readonly openedAt: Timestamp; readonly notifiedAt: Timestamp | null };
export type NotifiedWindow = { readonly from: Timestamp; readonly times: readonly Counted[] };

/** Start of the first window. */
export const notifiedFrom = (now: Timestamp): Timestamp => (Math.floor(now / QUARTER_MS) - NOTIFIED_WINDOWS + 1) * QUARTER_MS;

/**
 * Windows by opening, oldest first. What nobody has on screen yet counts with the time it has taken so far: left out, the
 * worst would be invisible.
 */
export const notifiedByWindow = (now: Timestamp, items: readonly Notified[]): readonly NotifiedWindow[] => {
  const byWindow = Map.groupBy(items, ({ openedAt }) => Math.floor(openedAt / QUARTER_MS) * QUARTER_MS);
  return Array.from({ length: NOTIFIED_WINDOWS }, (_, i) => {
    const from = notifiedFrom(now) + i * QUARTER_MS;
    const counts = new Map<number, number>();
    for (const { openedAt, notifiedAt } of byWindow.get(from) ?? []) {
      const bucket = bucketOf((notifiedAt ?? now) - openedAt);
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    }
    return { from, times: [...counts].toSorted(([one], [other]) => one - other).map(([bucket, count]) => ({ bucket, count })) };
  });
};
