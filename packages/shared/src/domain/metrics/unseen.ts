import { betaBinomial, certainly, type Discrete, scaled } from './beta-binomial.ts';

/** Items of one kind: `hits` of the `n` that were looked at had it; of `unknown` more nobody knows. */
export type Group = { readonly n: number; readonly hits: number; readonly unknown: number };

/**
 * Added to the hits of the group whose every hit stands for most unseen ones. Between 0 (the data as they are) and 1
 * (the next item would have been a hit): with ¾ the intervals come nearest to 95 % where 0 to 3 were found, which is
 * where it matters (`npm run bench:statistics` prints it; Jeffreys' ½ covers up to 98 % there). Adding it once and not
 * to every group keeps many small groups from adding up to problems that nobody found.
 */
const PSEUDO_HITS = 3 / 4;

/** Σ unknown · hits / n: Horvitz and Thompson's estimate with the weights that were realised. */
export const expectedUnseen = (groups: readonly Group[]): number =>
  groups.reduce((sum, { n, hits, unknown }) => sum + (unknown === 0 ? 0 : (unknown * hits) / n), 0);

/** Where the share itself is so uncertain that single items do not matter, they are counted by the bundle. */
const FINEST = 20_000;
const FINER_THAN_KNOWN = 200;

const weightOf = ({ n, unknown }: Group): number => unknown / n;

/**
 * How many of the unseen items of all groups have it, as far as the looked-at ones tell. Each group's share is Beta
 * distributed around what was found and its unseen items are drawn from it; the sum of the groups is replaced by the one
 * beta-binomial of the same mean and variance, which is exact for one group. A group with `unknown` > 0 needs n > 0.
 * Assumes that within a group the looked-at are like the others: drawn by chance, undecided for reasons of their own.
 *
 * Sources: M. P. Fay and E. J. Feuer, "Confidence intervals for directly standardized rates", Statistics in Medicine 16
 * (1997) 791–801, for the extra hit in the group of greatest weight; R. J. A. Little, "The Bayesian approach to sample
 * survey inference" (2003), for predicting what was not drawn, which makes the finite population count.
 */
export const predictUnseen = (groups: readonly Group[]): Discrete => {
  const open = groups.filter(({ unknown }) => unknown > 0);
  const heaviest = open.reduce<Group | null>((most, group) => (most && weightOf(most) >= weightOf(group) ? most : group), null);
  if (heaviest === null) return certainly(0);
  let mean = 0;
  let variance = 0;
  for (const group of open) {
    const { n, hits, unknown } = group;
    const a = hits + (group === heaviest ? PSEUDO_HITS : 0);
    const b = n - hits + (group === heaviest ? 1 - PSEUDO_HITS : 0);
    const share = a / (a + b);
    mean += unknown * share;
    variance += (unknown * share * (1 - share) * (a + b + unknown)) / (a + b + 1);
  }
  const items = open.reduce((sum, { unknown }) => sum + unknown, 0);
  const share = mean / items;
  const excess = variance / (items * share * (1 - share));
  // A sum of unlike groups may vary less than one binomial; that one is then the limit.
  const size = excess <= 1 + 1e-6 ? 1e9 : Math.max(1e-6, (items - excess) / (excess - 1));
  const bundle = Math.max(1, Math.floor(items / Math.max(FINEST, FINER_THAN_KNOWN * size)));
  return scaled(betaBinomial(Math.round(items / bundle), share * size, (1 - share) * size), bundle);
};
