import { effectiveN } from '../learning/effective-n.ts';
import { type Interval, wilson } from '../board/wilson.ts';
import type { Random } from '../seeded-random.ts';

export const RESAMPLES = 2_000;
/** More groups than this are dealt at random to so many hands, and the hands are drawn instead: the spread is the same. */
export const MOST_UNITS = 2_000;

/** Sums over the decisions of one group, in as many columns as the caller wants. */
export type GroupSums = Float64Array;

const shuffled = (count: number, random: Random): Int32Array => {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
};

const unitsOf = (groups: readonly GroupSums[], random: Random): readonly GroupSums[] => {
  if (groups.length <= MOST_UNITS) return groups;
  const units = Array.from({ length: MOST_UNITS }, () => new Float64Array(groups[0]?.length ?? 0));
  shuffled(groups.length, random).forEach((group, place) => {
    const unit = units[place % MOST_UNITS];
    groups[group]?.forEach((sum, column) => {
      if (unit) unit[column] = (unit[column] ?? 0) + sum;
    });
  });
  return units;
};

/**
 * Column sums of as many groups as there are, drawn with replacement, again and again.
 * Groups, because decisions of one task or conversation are alike: drawn one by one they would promise too much.
 *
 * Source: A. C. Davison and D. V. Hinkley, "Bootstrap Methods and their Application" (1997), section 3.8.
 */
export const resampled = (groups: readonly GroupSums[], random: Random, times = RESAMPLES): readonly GroupSums[] => {
  const units = unitsOf(groups, random);
  const columns = units[0]?.length ?? 0;
  return Array.from({ length: units.length === 0 ? 0 : times }, () => {
    const sums = new Float64Array(columns);
    for (let draw = 0; draw < units.length; draw++) {
      const unit = units[Math.floor(random() * units.length)];
      for (let column = 0; column < columns; column++) sums[column] = (sums[column] ?? 0) + (unit?.[column] ?? 0);
    }
    return sums;
  });
};

/** The middle 95 % of the values; null without any. */
export const middle95 = (values: readonly number[]): Interval | null => {
  const sorted = Float64Array.from(values).toSorted();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return sorted.length === 0 ? null : { low: at(0.025), high: at(0.975) };
};

/**
 * Interval of the share `part` ÷ `whole` of two columns. Where all resamples agree, at 0 or 1 above all, the bootstrap
 * would claim to be certain; there the groups count as that many independent decisions (Wilson).
 */
export const shareInterval = (
  groups: readonly GroupSums[],
  samples: readonly GroupSums[],
  part: number,
  whole: number,
): Interval | null => {
  const total = (column: number): number => groups.reduce((sum, group) => sum + (group[column] ?? 0), 0);
  if (total(whole) <= 0) return null;
  const shares = samples.flatMap((sample) => ((sample[whole] ?? 0) > 0 ? [(sample[part] ?? 0) / (sample[whole] ?? 1)] : []));
  const middle = middle95(shares);
  if (middle !== null && middle.high - middle.low > 1e-9) return middle;
  const n = effectiveN(groups.map((group) => group[whole] ?? 0));
  return wilson((n * total(part)) / total(whole), n);
};
