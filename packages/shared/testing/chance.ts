/** Draws for simulations, each from a generator of numbers from 0 up to, but not including, 1. */
type Random = () => number;

/** How many of `n` happen, each with probability `p`. Skips from one to the next, so it takes as long as few happen. */
export const drawBinomial = (random: Random, n: number, p: number): number => {
  if (p <= 0) return 0;
  if (p > 0.5) return n - drawBinomial(random, n, 1 - p);
  const perSkip = 1 / Math.log1p(-p);
  let hits = 0;
  for (let at = 0; ; hits++) {
    at += 1 + Math.floor(Math.log(1 - random()) * perSkip);
    if (at > n) return hits;
  }
};

/** Standard normal (Box and Muller 1958). */
export const drawNormal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A count with this mean; above 50 the nearest whole number to a normal draw. */
export const drawPoisson = (random: Random, mean: number): number => {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(random)));
  let count = 0;
  for (let left = mean + Math.log(1 - random()); left > 0; left += Math.log(1 - random())) count += 1;
  return count;
};

/** Lognormal with this median and 95th percentile. */
export const drawLognormal = (random: Random, median: number, p95: number): number =>
  median * Math.exp((drawNormal(random) * Math.log(p95 / median)) / 1.644854);
