import type { Measure } from '../../model/measures.ts';

/** Where a measure lies against its target, as far as that can be said. */
export type AgainstTarget = 'inside' | 'below' | 'above' | 'undecided';

const atLeast = (bound: number | null, limit: number | null): boolean => limit === null || (bound !== null && bound >= limit);
const atMost = (bound: number | null, limit: number | null): boolean => limit === null || (bound !== null && bound <= limit);
const isBeyond = (bound: number | null, limit: number | null, sign: 1 | -1): boolean =>
  limit !== null && bound !== null && sign * (bound - limit) > 0;

/**
 * Judged by the whole 95 % interval and never by the value alone (SPEC Q-45): inside, or outside, only where all of it is;
 * else undecided. A side without a bound reaches on for ever. Null where there is no target, or no value.
 */
export const againstTarget = ({
  value,
  low,
  high,
  target,
}: Pick<Measure, 'value' | 'low' | 'high' | 'target'>): AgainstTarget | null => {
  if (target === null || value === null) return null;
  if (isBeyond(high, target.low, -1)) return 'below';
  if (isBeyond(low, target.high, 1)) return 'above';
  return atLeast(low, target.low) && atMost(high, target.high) ? 'inside' : 'undecided';
};
