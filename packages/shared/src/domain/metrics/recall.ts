import type { Interval } from '../board/wilson.ts';
import { type Discrete, shifted } from './beta-binomial.ts';
import { smooth } from './smooth-distribution.ts';
import { type Group, expectedUnseen, predictUnseen } from './unseen.ts';

const TAIL = 0.025;
const STEPS = 32;
const NEGLIGIBLE = 1e-9;

export type Estimate = Interval & { readonly value: number };

const hitsOf = (groups: readonly Group[]): number => groups.reduce((sum, { hits }) => sum + hits, 0);

/** The interval never leaves out the estimate: where a hit stands for very many, its edge could. */
const around = (value: number, { low, high }: Interval): Estimate => ({
  value,
  low: Math.min(low, value),
  high: Math.max(high, value),
});

/** Where a rising distribution function on 0 … 1 reaches this probability, by halving. */
const quantile = (upTo: (share: number) => number, probability: number): number => {
  let low = 0;
  let high = 1;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (upTo(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/** What the groups hold in all, known hits and unseen ones. The asked and the unasked are kept apart: they are too unlike. */
const counted = (groups: readonly Group[]): Discrete => shifted(predictUnseen(groups), hitsOf(groups));

/** P(what is asked of these counts), the asked ones being any of theirs. */
const over = (asked: Discrete, probability: (count: number) => number): number =>
  asked.mass.reduce((sum, mass, i) => (mass < NEGLIGIBLE ? sum : sum + mass * probability(asked.from + i * asked.step)), 0);

/**
 * Recall of asking: the share of everything that needed a person for which a person was asked because of what it is.
 * `asked`: items that a rule sent to a person; `unasked`: items that would have run unseen, known by their audits. An
 * audited item is evidence and not a catch. The interval is for the true share of this period's own items (a finite
 * population): where everything is known, it is a point. Null where nothing that needed a person was found.
 *
 * Formula: caught / (caught + missed), each its hits + Σ unknown · hits / n; interval from the predictive distributions
 * of what is unknown in both (`predictUnseen`), equal mid-P tails of 2.5 %.
 */
export const recallOf = (asked: readonly Group[], unasked: readonly Group[]): Estimate | null => {
  const caught = hitsOf(asked) + expectedUnseen(asked);
  const missed = hitsOf(unasked) + expectedUnseen(unasked);
  if (caught + missed === 0) return null;
  const known = counted(asked);
  const unseen = smooth(counted(unasked));
  const upTo = (share: number): number => over(known, (count) => 1 - unseen.upTo((count * (1 - share)) / share));
  return around(caught / (caught + missed), { low: quantile(upTo, TAIL), high: quantile(upTo, 1 - TAIL) });
};

/**
 * Share of all items of these groups that have it, those that nobody looked at included. Interval as for the recall.
 * Null without items.
 */
export const shareOf = (asked: readonly Group[], unasked: readonly Group[]): Estimate | null => {
  const groups = [...asked, ...unasked];
  const items = groups.reduce((sum, { n, unknown }) => sum + n + unknown, 0);
  if (items === 0) return null;
  const known = counted(asked);
  const unseen = smooth(counted(unasked));
  const upTo = (share: number): number => over(known, (count) => unseen.upTo(share * items - count));
  return around((hitsOf(groups) + expectedUnseen(groups)) / items, {
    low: quantile(upTo, TAIL),
    high: quantile(upTo, 1 - TAIL),
  });
};
