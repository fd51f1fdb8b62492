import type { Interval } from '../board/wilson.ts';
import type { Random } from '../seeded-random.ts';

const ROUNDS = 500;

const quantile = (sorted: readonly number[], share: number): number => {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
};

/**
 * Interval of 95 % for a figure over rows that come in groups: whole groups are drawn with replacement, as rows of one group
 * are no independent evidence (percentile bootstrap of clusters; Davison and Hinkley 1997, 2.4 and 3.8).
 * @param figure undefined where the drawn rows do not allow it; such draws are left out.
 * @returns undefined with fewer than two groups, or where hardly any draw allows the figure.
 */
export const groupBootstrap = <Row extends { readonly group: string }>(
  rows: readonly Row[],
  figure: (drawn: readonly Row[]) => number | undefined,
  random: Random,
  rounds = ROUNDS,
): Interval | undefined => {
  const groups = [...Map.groupBy(rows, ({ group }) => group).values()];
  if (groups.length < 2) return undefined;
  const found: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const drawn = Array.from({ length: groups.length }, () => groups[Math.floor(random() * groups.length)] ?? []).flat();
    const value = figure(drawn);
    if (value !== undefined && !Number.isNaN(value)) found.push(value);
  }
  if (found.length < rounds / 2) return undefined;
  const sorted = found.toSorted((a, b) => a - b);
  return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
};
