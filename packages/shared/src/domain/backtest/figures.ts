import type { PolicyOutcome, ShareInterval } from '../../model/backtest.ts';
import { type Interval, wilson } from '../board/wilson.ts';
import type { Random } from '../seeded-random.ts';
import { type GroupSums, middle95, resampled, shareInterval } from './bootstrap.ts';
import { COLUMN } from './tally.ts';

type Column = keyof typeof COLUMN;
type Figures = Pick<
  PolicyOutcome,
  'load' | 'loadInterval' | 'precision' | 'precisionInterval' | 'recall' | 'recallInterval' | 'slipped' | 'slippedInterval'
>;

type Known = { readonly value: number | null; readonly interval: Interval | null };

/** Rounding must not put the value itself outside. */
const pair = ({ value, interval }: Known): ShareInterval | null =>
  interval === null || value === null ? null : [Math.min(interval.low, value), Math.max(interval.high, value)];

/**
 * Load, precision, recall and what slipped through, from the sums of the groups.
 * @param isIndependent every group is one decision that stands for itself: then Wilson's interval, else a bootstrap of groups
 */
export const figuresOf = (groups: readonly GroupSums[], isIndependent: boolean, random: Random): Figures => {
  const total = (column: Column): number => groups.reduce((sum, group) => sum + (group[COLUMN[column]] ?? 0), 0);
  const samples = isIndependent ? [] : resampled(groups, random);
  const share = (part: Column, whole: Column): Known => {
    const [hits, n] = [total(part), total(whole)];
    if (n <= 0) return { value: null, interval: null };
    const interval = isIndependent ? wilson(hits, n) : shareInterval(groups, samples, COLUMN[part], COLUMN[whole]);
    return { value: Math.min(1, hits / n), interval };
  };
  const [load, precision, recall] = [share('seen', 'all'), share('neededSeen', 'judgedSeen'), share('neededSeen', 'needed')];
  const counts = middle95(samples.map((sample) => sample[COLUMN.slipped] ?? 0));
  const missed = recall.interval && {
    low: (1 - recall.interval.high) * total('needed'),
    high: (1 - recall.interval.low) * total('needed'),
  };
  // All resamples alike, none slipped above all, is no certainty: then as many as the recall leaves open.
  const slipped = counts !== null && counts.high > counts.low ? counts : missed;
  return {
    load: load.value,
    loadInterval: pair(load),
    precision: precision.value,
    precisionInterval: pair(precision),
    recall: recall.value,
    recallInterval: pair(recall),
    slipped: total('slipped'),
    slippedInterval:
      slipped === null ? null : [Math.min(slipped.low, total('slipped')), Math.max(slipped.high, total('slipped'))],
  };
};
