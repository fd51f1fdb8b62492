import type { Moments } from '../../model/tally.ts';
import { Z95 } from '../board/wilson.ts';

export const NO_MOMENTS: Moments = { n: 0, sum: 0, squares: 0 };

export const addMoments = (one: Moments, other: Moments): Moments => ({
  n: one.n + other.n,
  sum: one.sum + other.sum,
  squares: one.squares + other.squares,
});

/** A mean with the variance of that mean; the variance is null for fewer than two observations. */
export type Mean = { readonly n: number; readonly mean: number; readonly variance: number | null };

/** Null without observations. */
export const meanOf = ({ n, sum, squares }: Moments): Mean | null => {
  if (n === 0) return null;
  const mean = sum / n;
  // Rounding may leave a difference of squares that is a little below zero; squares that left the range say nothing.
  const spread = Math.max(0, squares / n - mean * mean);
  return { n, mean, variance: n < 2 || !Number.isFinite(spread) ? null : spread / (n - 1) };
};

/** A value that is mostly not negative, `half` to either side of it; no bounds where the spread is not known. */
export const bounded = (value: number, half: number | null) => ({
  value,
  low: half === null ? null : Math.min(value, Math.max(0, value - half)),
  high: half === null ? null : value + half,
});

/** With one and two degrees of freedom the series does not hold yet. */
const FEW_DEGREES = [12.7062, 4.3027] as const;

/**
 * Student's t for a two-sided interval of 95 %, from the normal quantile; within 1 %.
 *
 * Source: M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions" (1964), 26.7.5 and table 26.10.
 */
export const studentT = (degrees: number): number => {
  const few = FEW_DEGREES[degrees - 1];
  if (few !== undefined) return few;
  const z = Z95;
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  );
};
