import { isAtRisk, type Waiting } from './ageing.ts';
import { type Interval, Z95 } from './wilson.ts';
import type { Reading } from './warning.ts';

/** Arrivals and departures of one window of `windowMs`. */
export type Flow = { readonly opened: number; readonly settled: number };

/** Windows in a row in which more came than went. */
const RISING_WINDOWS = 3;
const RISING_MINIMUM_N = 20;
/** A standing warning about age ends below this share of the limit. */
const RELIEF = 0.9;

const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) return null;
  return sorted.length % 2 === 1 ? middle : ((sorted[sorted.length / 2 - 1] ?? middle) + middle) / 2;
};

/** Difference of two counts that come independently of each other (Poisson): its standard deviation is √(a + b). */
const differenceOfCounts = (a: number, b: number): Interval => {
  const half = Z95 * Math.sqrt(a + b);
  return { low: a - b - half, high: a - b + half };
};

/**
 * The queue grows: more came than went in three complete windows in a row, **and** at the pace of these windows
 * clearing it takes longer than the median time that its items have left. Growth alone is no reason to disturb anybody.
 */
export const queueGrowing = (complete: readonly Flow[], windowMs: number, items: readonly Waiting[], now: number): Reading => {
  const last = complete.slice(-RISING_WINDOWS);
  const opened = last.reduce((sum, flow) => sum + flow.opened, 0);
  const settled = last.reduce((sum, flow) => sum + flow.settled, 0);
  const slack = median(items.flatMap(({ deadlineAt }) => (deadlineAt === null ? [] : [Math.max(0, deadlineAt - now)])));
  const clearMs = items.length === 0 ? 0 : (items.length * windowMs * last.length) / settled;
  const isRising = last.length === RISING_WINDOWS && last.every((flow) => flow.opened > flow.settled);
  const isLate = slack !== null && clearMs > slack;
  const n = opened + settled;
  return {
    rule: 'queue_growing',
    subject: '',
    n,
    minimumN: RISING_MINIMUM_N,
    interval: differenceOfCounts(opened, settled),
    windowMs: windowMs * RISING_WINDOWS,
    value: opened - settled,
    limit: 0,
    level: n < RISING_MINIMUM_N ? 'off' : isRising && isLate ? 'on' : opened > settled && isLate ? 'between' : 'off',
    flow: { opened, settled, breachAt: now + (slack ?? 0) },
  };
};

/** Items with less than a quarter of their time left. All of them are counted, so there is no interval. */
export const atRisk = (items: readonly Waiting[], target: number, now: number): Reading => {
  const value = items.filter((item) => isAtRisk(item, now)).length;
  return {
    rule: 'at_risk',
    subject: '',
    n: items.length,
    minimumN: 1,
    interval: null,
    windowMs: 0,
    value,
    limit: target,
    level: value > target ? 'on' : 'off',
  };
};

/** The longest wait against its limit, in milliseconds. */
export const oldestWait = (items: readonly Waiting[], limitMs: number, now: number): Reading => {
  const value = items.reduce((most, { openedAt }) => Math.max(most, now - openedAt), 0);
  return {
    rule: 'oldest',
    subject: '',
    n: items.length,
    minimumN: 1,
    interval: null,
    windowMs: 0,
    value,
    limit: limitMs,
    level: value > limitMs ? 'on' : value > limitMs * RELIEF ? 'between' : 'off',
  };
};
