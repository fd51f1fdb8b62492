import type { Measure, MeasureName, MissingReason, PositiveClass, Target } from '../../model/measures.ts';
import { wilson } from '../board/wilson.ts';
import type { Sample } from '../board/newcombe.ts';

/** The article's targets; null where it says "monitor", "minimize" or "track". Shares, and milliseconds. */
export const TARGETS: Readonly<Record<MeasureName, Target | null>> = {
  escalation_rate: { low: 0.1, high: 0.3 },
  precision: { low: 0.8, high: null },
  review_precision: null,
  recall: { low: 0.95, high: null },
  time_to_escalate_p50: { low: null, high: 10_000 },
  time_to_escalate_p95: { low: null, high: 10_000 },
  override_frequency: null,
  needed_share: null,
  time_to_correct: null,
  task_success: { low: 0.95, high: null },
  cost_per_resolution: null,
};

const UNITS: Readonly<Record<MeasureName, Measure['unit']>> = {
  escalation_rate: 'share',
  precision: 'share',
  review_precision: 'share',
  recall: 'share',
  time_to_escalate_p50: 'ms',
  time_to_escalate_p95: 'ms',
  override_frequency: 'share',
  needed_share: 'share',
  time_to_correct: 'ms',
  task_success: 'share',
  cost_per_resolution: 'minor',
};

const POSITIVE: Readonly<Record<MeasureName, PositiveClass | null>> = {
  escalation_rate: 'escalated',
  precision: 'needed_person',
  review_precision: 'needed_person',
  recall: 'needed_person',
  time_to_escalate_p50: null,
  time_to_escalate_p95: null,
  override_frequency: 'needed_person',
  needed_share: 'needed_person',
  time_to_correct: null,
  task_success: 'completed_correctly',
  cost_per_resolution: null,
};

export type Found = { readonly value: number; readonly low: number | null; readonly high: number | null };
type Rest = { readonly n: number; readonly leftOut?: number; readonly missing: MissingReason };

/** A measure as it is shown: what was found, or why there is nothing. */
export const measure = (name: MeasureName, found: Found | null, { n, leftOut = 0, missing }: Rest): Measure => ({
  value: found?.value ?? null,
  low: found?.low ?? null,
  high: found?.high ?? null,
  n,
  unit: UNITS[name],
  target: TARGETS[name],
  positive: POSITIVE[name],
  missing: found === null ? missing : null,
  leftOut,
});

/** A share of things that were all looked at, with Wilson's interval. */
export const shareMeasure = (name: MeasureName, { hits, n }: Sample, missing: MissingReason): Measure =>
  measure(name, n === 0 ? null : { value: hits / n, ...wilson(hits, n) }, { n, missing });
