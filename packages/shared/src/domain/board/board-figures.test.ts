import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketOf } from '../metrics/histogram.ts';
import { activeMinutes } from './active-minutes.ts';
import { notifiedByWindow, notifiedFrom } from './notified.ts';
import { DAY_MS, overridesByDay, overridesFrom } from './override-days.ts';
import { QUARTER_MS, flowFrom, flowOf } from './quarters.ts';
import { STARTING_SECONDS, secondsPerReview } from './review-seconds.ts';

const MINUTE = 60_000;
const NOW = 1_800_000_000_000 + 7 * MINUTE;
const quarter = Math.floor(NOW / QUARTER_MS);

test('B-31 the flow ends at what waits now, and each window at what the ones after it leave', () => {
  const flow = flowOf(
    NOW,
    5,
    [
      { quarter, count: 2 },
      { quarter: quarter - 2, count: 9 },
      { quarter: quarter - 40, count: 99 },
    ],
    [
      { quarter, count: 1 },
      { quarter: quarter - 1, count: 4 },
    ],
  );
  expect(flow).toHaveLength(16);
  expect(flow[0]?.from).toBe(flowFrom(NOW));
  expect(flow.slice(-4).map(({ opened, settled, waiting }) => [opened, settled, waiting])).toEqual([
    [0, 0, 0],
    [9, 0, 8],
    [0, 4, 4],
    [2, 1, 5],
  ]);
  expect(flow.at(-1)).toMatchObject({ from: quarter * QUARTER_MS });
});

test('B-31 whatever came and went, no window shows less than nothing', () => {
  const counts = fc.array(fc.record({ quarter: fc.integer({ min: quarter - 20, max: quarter }), count: fc.nat(50) }), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(fc.nat(1_000), counts, counts, (waiting, opened, settled) => {
      const flow = flowOf(NOW, waiting, opened, settled);
      expect(flow.at(-1)?.waiting).toBe(waiting);
      expect(flow.every((window) => window.waiting >= 0)).toBe(true);
      expect(flow.map(({ from }) => from)).toEqual(Array.from({ length: 16 }, (_, i) => flowFrom(NOW) + i * QUARTER_MS));
    }),
  );
});

test('B-32 37 days up to today, with zeros where nobody decided', () => {
  const today = Math.floor(NOW / DAY_MS);
  const days = overridesByDay(NOW, [
    { day: today, decided: 8, overridden: 3 },
    { day: today - 36, decided: 1, overridden: 1 },
    { day: today - 37, decided: 5, overridden: 5 },
  ]);
  expect(days).toHaveLength(37);
  expect(days[0]).toEqual({ day: overridesFrom(NOW), decided: 1, overridden: 1 });
  expect(days.at(-1)).toEqual({ day: today * DAY_MS, decided: 8, overridden: 3 });
  expect(days.reduce((sum, { decided }) => sum + decided, 0)).toBe(9);
});

test('B-33 the median of twenty readings or more counts, else the starting value', () => {
  expect(secondsPerReview([])).toEqual({
    low: { seconds: 10, n: 0 },
    medium: { seconds: 45, n: 0 },
    high: { seconds: 90, n: 0 },
    critical: { seconds: 150, n: 0 },
  });
  const of = (counts: readonly (readonly [seconds: number, count: number])[]) =>
    secondsPerReview(counts.map(([seconds, count]) => ({ riskClass: 'high', seconds, count }))).high;
  expect(of([[5, 19]])).toEqual({ seconds: STARTING_SECONDS.high, n: 19 });
  expect(of([[5, 20]])).toEqual({ seconds: 5, n: 20 });
  // The order of the rows does not matter, and one who slept over a card does not count for more.
  expect(
    of([
      [9_000, 1],
      [30, 10],
      [20, 10],
    ]),
  ).toEqual({ seconds: 30, n: 21 });
  expect(
    of([
      [40, 10],
      [20, 10],
    ]),
  ).toEqual({ seconds: 30, n: 20 });
  expect(of([[0, 30]])).toEqual({ seconds: 1, n: 30 });
});

test('B-34 minutes of reading since the last pause of ten minutes; none while pausing', () => {
  const read = (minutesAgo: number, minutes: number) => ({ at: NOW - minutesAgo * MINUTE, dwellMs: minutes * MINUTE });
  expect(activeMinutes(NOW, [])).toBe(0);
  expect(activeMinutes(NOW, [read(1, 3), read(6, 2)])).toBe(5);
  // Nine minutes without a card are no pause, ten are.
  expect(activeMinutes(NOW, [read(1, 1), read(11, 4)])).toBe(5);
  expect(activeMinutes(NOW, [read(1, 1), read(12, 4)])).toBe(1);
  expect(activeMinutes(NOW, [read(10, 5)])).toBe(0);
  // Two cards read side by side take their time once.
  expect(activeMinutes(NOW, [read(0, 4), read(1, 4)])).toBe(5);
});

test('Q-14 three quarters by opening; what nobody has on screen counts with its time so far', () => {
  const openedAt = notifiedFrom(NOW) + MINUTE;
  const windows = notifiedByWindow(NOW, [
    { openedAt, notifiedAt: openedAt + 5_000 },
    { openedAt, notifiedAt: openedAt + 5_001 },
    { openedAt: NOW - 2 * MINUTE, notifiedAt: null },
    { openedAt: notifiedFrom(NOW) - 1, notifiedAt: NOW },
  ]);
  expect(windows.map(({ from }) => from)).toEqual([0, 1, 2].map((i) => notifiedFrom(NOW) + i * QUARTER_MS));
  expect(windows.map(({ times }) => times)).toEqual([
    [{ bucket: bucketOf(5_000), count: 2 }],
    [],
    [{ bucket: bucketOf(2 * MINUTE), count: 1 }],
  ]);
});
