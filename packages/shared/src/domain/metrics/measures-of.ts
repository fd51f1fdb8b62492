import type { Timestamp } from '../../model/ids.ts';
import type { Measure, MeasureName, Measures } from '../../model/measures.ts';
import type { HistogramRow, Tally } from '../../model/tally.ts';
import { DAY_MS } from '../board/override-days.ts';
import { costMeasure, timeToCorrectMeasure } from './cost.ts';
import { isAsked, total } from './groups.ts';
import { type Counted, countOf } from './histogram.ts';
import { measure, shareMeasure } from './measure.ts';
import { quantileEstimate } from './quantile-interval.ts';
import { neededShareMeasure, recallMeasure, taskSuccessMeasure } from './sampled-measures.ts';

export type MeasureTerms = {
  /** Days that begin at `from` or later and before `to` count. */
  readonly from: Timestamp;
  readonly to: Timestamp;
  /** What an hour of a reviewer costs, in minor units of `currency`. */
  readonly reviewerPerHourMinor: number;
  readonly currency: string;
};

const decisions = (tallies: readonly Tally[]) => ({
  hits: total(tallies, ({ overridden }) => overridden),
  n: total(tallies, ({ decided }) => decided),
});

const timeMeasure = (name: MeasureName, rows: readonly Counted[], q: number): Measure =>
  measure(name, quantileEstimate(rows, q), { n: countOf(rows), missing: 'no_times' });

/**
 * The article's eight from stored counts. Every share names its positive class; `null` with a reason where nothing is
 * known, never NaN. All intervals are of 95 %.
 *
 * - escalation rate: route `escalate` ÷ all proposals; Wilson.
 * - precision: overridden ÷ decided by a person, among the escalated; Wilson. `review_precision`: the same among those
 *   that a rule sent to review after they ran. Article: "% of escalations that actually needed human".
 * - override frequency: overridden ÷ decided, of everything people decided, audits included once each; Wilson. It mixes
 *   what was asked and what was sampled; `needed_share` is the same of all proposals, weighted.
 * - time to escalate: median and 95th percentile of opening → first shown to a person; order statistics. Article: "latency
 *   from trigger to human notification".
 * - recall, task success, `needed_share`: `sampled-measures.ts`. Time to correct, cost per resolution: `cost.ts`.
 */
export const measuresOf = (tallies: readonly Tally[], histogram: readonly HistogramRow[], terms: MeasureTerms): Measures => {
  const { from, to, currency, reviewerPerHourMinor } = terms;
  const isWithin = ({ day }: { readonly day: number }): boolean => day * DAY_MS >= from && day * DAY_MS < to;
  const mine = tallies.filter(isWithin);
  const escalated = mine.filter(({ route }) => route === 'escalate');
  const times = histogram.filter((row) => row.route === 'escalate' && isWithin(row));
  const opened = ({ opened: count }: Tally): number => count;
  return {
    from,
    to,
    currency,
    by: {
      escalation_rate: shareMeasure('escalation_rate', { hits: total(escalated, opened), n: total(mine, opened) }, 'no_items'),
      precision: shareMeasure('precision', decisions(escalated), 'no_decisions'),
      review_precision: shareMeasure(
        'review_precision',
        decisions(mine.filter((tally) => isAsked(tally) && tally.route === 'review')),
        'no_decisions',
      ),
      recall: recallMeasure(mine),
      time_to_escalate_p50: timeMeasure('time_to_escalate_p50', times, 0.5),
      time_to_escalate_p95: timeMeasure('time_to_escalate_p95', times, 0.95),
      override_frequency: shareMeasure('override_frequency', decisions(mine), 'no_decisions'),
      needed_share: neededShareMeasure(mine),
      time_to_correct: timeToCorrectMeasure(mine),
      task_success: taskSuccessMeasure(mine),
      cost_per_resolution: costMeasure(mine, currency, reviewerPerHourMinor),
    },
  };
};
