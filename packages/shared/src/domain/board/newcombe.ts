import { type Interval, wilson, Z95 } from './wilson.ts';

/** `hits` of `n` had it. */
export type Sample = { readonly hits: number; readonly n: number };

/**
 * Interval of the difference of two independent shares, `now` − `before`, from their Wilson intervals ("hybrid score").
 * An interval wholly above 0 says that the share has risen. With either n = 0 nothing is known: −1 to 1.
 *
 * Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
 * eleven methods", Statistics in Medicine 17 (1998) 873–890, method 10.
 */
export const newcombe = (now: Sample, before: Sample, z = Z95): Interval => {
  if (now.n <= 0 || before.n <= 0) return { low: -1, high: 1 };
  const p1 = now.hits / now.n;
  const p2 = before.hits / before.n;
  const a = wilson(now.hits, now.n, z);
  const b = wilson(before.hits, before.n, z);
  return {
    low: p1 - p2 - Math.hypot(p1 - a.low, b.high - p2),
    high: p1 - p2 + Math.hypot(a.high - p1, p2 - b.low),
  };
};
