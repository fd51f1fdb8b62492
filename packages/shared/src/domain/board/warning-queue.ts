import { isAtRisk, type Waiting } from './ageing.ts';
import { poisson } from './poisson.ts';
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

/**
 * The queue grows: more came than went in three complete windows in a row, **and** at the pace of these windows clearing it
 * takes longer than the median time that its items have left: with the whole interval of the pace, so that three slow
 * windows of a quiet night are not taken for a jam. Growth alone is no reason to disturb anybody. The figure is the time
 * until all is cleared; where nothing went, the least that it can be.
 */
export const queueGrowing = (complete: readonly Flow[], windowMs: number, items: readonly Waiting[], now: number): Reading => {
  const last = complete.slice(-RISING_WINDOWS);
  const opened = last.reduce((sum, flow) => sum + flow.opened, 0);
  const settled = last.reduce((sum, flow) => sum + flow.settled, 0);
  const slack = median(items.flatMap(({ deadlineAt }) => (deadlineAt === null ? [] : [Math.max(0, deadlineAt - now)])));
  const clearMs = (pace: number): number => (items.length * windowMs * last.length) / pace;
  const pace = poisson(settled);
  const interval = { low: clearMs(pace.high), high: pace.low === 0 ? null : clearMs(pace.low) };
  const value = settled === 0 ? interval.low : clearMs(settled);
  const isRising = last.length === RISING_WINDOWS && last.every((flow) => flow.opened > flow.settled);
  const isStill = opened > settled && slack !== null && value > slack;
  const n = opened + settled;
  return {
    rule: 'queue_growing',
    subject: '',
    n,
    minimumN: RISING_MINIMUM_N,
    interval,
    windowMs: windowMs * RISING_WINDOWS,
    value,
    limit: slack ?? 0,
    level: n < RISING_MINIMUM_N || !isStill ? 'off' : isRising && interval.low > slack ? 'on' : 'between',
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
