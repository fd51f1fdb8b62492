import type { Timestamp } from '../../model/ids.ts';

/** Length of one window of the flow chart. */
export const QUARTER_MS = 900_000;
export const QUARTERS = 16;

/** How many events fell into each quarter of an hour; `quarter` counts from 1970. */
export type QuarterCount = { readonly quarter: number; readonly count: number };
export type Flow = { readonly from: Timestamp; readonly opened: number; readonly settled: number; readonly waiting: number };

/** Start of the first window of the chart. */
export const flowFrom = (now: Timestamp): Timestamp => (Math.floor(now / QUARTER_MS) - QUARTERS + 1) * QUARTER_MS;

const byQuarter = (rows: readonly QuarterCount[]): ReadonlyMap<number, number> =>
  new Map(rows.map(({ quarter, count }) => [quarter, count]));

/**
 * Sixteen windows of 15 minutes, oldest first; the last one is still running. What waited at the end of each is counted
 * back from what waits now, so that the chart always ends at the true figure (SPEC B-31).
 */
export const flowOf = (
  now: Timestamp,
  waitingNow: number,
  opened: readonly QuarterCount[],
  settled: readonly QuarterCount[],
): Flow[] => {
  const cameIn = byQuarter(opened);
  const wentOut = byQuarter(settled);
  const last = Math.floor(now / QUARTER_MS);
  const windows: Flow[] = [];
  let waiting = waitingNow;
  for (let quarter = last; quarter > last - QUARTERS; quarter--) {
    const window = { from: quarter * QUARTER_MS, opened: cameIn.get(quarter) ?? 0, settled: wentOut.get(quarter) ?? 0, waiting };
    windows.unshift(window);
    waiting = Math.max(0, waiting - window.opened + window.settled);
  }
  return windows;
};
