/** A range in which a share, or a difference of shares, plausibly lies. Both ends are shares: 0.05 is 5 %. */
export type Interval = { readonly low: number; readonly high: number };

/** Standard normal quantile for a two-sided interval of 95 %. */
export const Z95 = 1.959964;

/**
 * Score interval of a share, `hits` out of `n`. It keeps its promise for small n and for shares near 0 and 1,
 * where the textbook interval p ± z·√(p(1−p)/n) does not. With n = 0 nothing is known: 0 to 1.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927) 209–212.
 */
export const wilson = (hits: number, n: number, z = Z95): Interval => {
  if (n <= 0) return { low: 0, high: 1 };
  const share = hits / n;
  const square = z * z;
  const middle = (share + square / (2 * n)) / (1 + square / n);
  const half = (z / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  // With none or all of them the end is exact; floating point would leave the share itself out by a last digit.
  return { low: hits <= 0 ? 0 : Math.max(0, middle - half), high: hits >= n ? 1 : Math.min(1, middle + half) };
};
