import { Z95, wilson } from '../board/wilson.ts';
import { type Counted, bucketAt, countOf, lengthOf, quantileOf } from './histogram.ts';

/** Ranks of the observations between which the quantile lies; null on a side that so few observations do not bound. */
export type Ranks = { readonly low: number | null; readonly high: number | null };

const TAIL = 0.025;
/** Up to here the binomial is added up; above, its score interval is as good. */
const EXACT_UP_TO = 1_000;

/** P(X ≤ k) for k = 0 … n, X the number of n observations that lie below the q-quantile. */
const binomialUpTo = (n: number, q: number): readonly number[] => {
  const sums: number[] = [];
  let logMass = n * Math.log1p(-q);
  let sum = 0;
  for (let k = 0; k <= n; k++) {
    sum += Math.exp(logMass);
    sums.push(sum);
    logMass += Math.log((n - k) / (k + 1)) + Math.log(q / (1 - q));
  }
  return sums;
};

/**
 * Between which of `n` sorted observations the q-quantile lies with 95 %, whatever their distribution.
 *
 * Source: W. J. Conover, "Practical Nonparametric Statistics" (1999), 3.2: P(low) = P(X < low) ≤ 2.5 % and
 * P(X ≥ high) ≤ 2.5 % with X binomial (n, q).
 */
export const quantileRanks = (n: number, q: number): Ranks => {
  if (n === 0) return { low: null, high: null };
  if (n > EXACT_UP_TO) {
    const { low, high } = wilson(q * n, n, Z95);
    return { low: Math.max(1, Math.floor(low * n)), high: Math.min(n, Math.ceil(high * n) + 1) };
  }
  const upTo = binomialUpTo(n, q);
  let low = 0;
  while (low < n && (upTo[low] ?? 1) <= TAIL) low += 1;
  const high = upTo.findIndex((sum) => 1 - sum <= TAIL) + 1;
  return { low: low === 0 ? null : low, high: high === 0 || high > n ? null : high };
};

export type QuantileEstimate = { readonly value: number; readonly low: number | null; readonly high: number | null };

/** The q-quantile of a histogram with its 95 % interval, in milliseconds; a bound that n does not allow is null. */
export const quantileEstimate = (rows: readonly Counted[], q: number): QuantileEstimate | null => {
  const value = quantileOf(rows, q);
  if (value === null) return null;
  const ranks = quantileRanks(countOf(rows), q);
  const at = (rank: number | null): number | null => {
    const bucket = rank === null ? null : bucketAt(rows, rank);
    return bucket === null ? null : lengthOf(bucket);
  };
  return { value, low: at(ranks.low), high: at(ranks.high) };
};
