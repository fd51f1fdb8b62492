/** Probabilities of `from`, `from` + `step`, …; they add up to 1. What is left out is below 1e-12 in all. */
export type Discrete = { readonly from: number; readonly step: number; readonly mass: readonly number[] };

const NEGLIGIBLE = 1e-14;

/** Walks from a likely number to one end, each probability from the one before, until nothing is left worth counting. */
const walk = (steps: number, ratio: (step: number) => number): readonly number[] => {
  const weights: number[] = [];
  let weight = 1;
  let peak = 1;
  for (let step = 0; step < steps; step++) {
    weight *= ratio(step);
    peak = Math.max(peak, weight);
    weights.push(weight);
    if (weight < peak * NEGLIGIBLE) break;
  }
  return weights;
};

/**
 * How many of `n` unseen items have it, when the share is only known as Beta(a, b). `a` and `b` above 0.
 *
 * Source: Johnson, Kemp and Kotz, "Univariate Discrete Distributions" (2005), 6.2.2. Computed from the ratio of
 * neighbours, P(k + 1) / P(k) = (n − k)(a + k) / ((k + 1)(b + n − k − 1)), which cannot underflow.
 */
export const betaBinomial = (n: number, a: number, b: number): Discrete => {
  const start = Math.min(n, Math.floor((n * a) / (a + b)));
  const up = (k: number): number => ((n - k) * (a + k)) / ((k + 1) * (b + n - k - 1));
  const above = walk(n - start, (step) => up(start + step));
  const below = walk(start, (step) => 1 / up(start - step - 1));
  const weights = [...below.toReversed(), 1, ...above];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { from: start - below.length, step: 1, mass: weights.map((weight) => weight / total) };
};

/** What is known for certain. */
export const certainly = (value: number): Discrete => ({ from: value, step: 1, mass: [1] });

export const shifted = (distribution: Discrete, by: number): Discrete => ({ ...distribution, from: distribution.from + by });

/** Every number `by` times as large. */
export const scaled = ({ from, step, mass }: Discrete, by: number): Discrete => ({ from: from * by, step: step * by, mass });
