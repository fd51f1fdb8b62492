import { type Counted, countOf } from '../metrics/histogram.ts';
import { quantileEstimate } from '../metrics/quantile-interval.ts';
import { QUARTER_MS } from './quarters.ts';
import type { Reading } from './warning.ts';

/** The article's limit, for the 95th percentile. */
const NOTIFY_LIMIT_MS = 60_000;
const MINIMUM_N = 20;
const LOOKS = 2;
const SHARE = 0.95;

/**
 * Escalations reach people late: in each of the last two complete quarters of an hour the 95th percentile of "opened until
 * first shown", of 20 items at least, is above a minute, and so is the whole interval of both together. Each by itself
 * would have to be so far beyond that chance hides a third more than the limit for a day.
 */
export const notifiesSlowly = (complete: readonly (readonly Counted[])[]): Reading => {
  const windows = complete.slice(-LOOKS);
  const both = windows.flat();
  const estimate = quantileEstimate(both, SHARE);
  const value = estimate?.value ?? 0;
  const hasEnough = windows.length === LOOKS && windows.every((window) => countOf(window) >= MINIMUM_N);
  const isSlow = windows.every((window) => (quantileEstimate(window, SHARE)?.value ?? 0) > NOTIFY_LIMIT_MS);
  const low = estimate?.low ?? 0;
  return {
    rule: 'notifies_slowly',
    subject: '',
    n: countOf(both),
    minimumN: LOOKS * MINIMUM_N,
    interval: { low, high: estimate?.high ?? null },
    windowMs: QUARTER_MS,
    value,
    limit: NOTIFY_LIMIT_MS,
    level: !hasEnough || value <= NOTIFY_LIMIT_MS ? 'off' : isSlow && low > NOTIFY_LIMIT_MS ? 'on' : 'between',
    looks: LOOKS,
  };
};
