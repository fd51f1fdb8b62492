import { z } from 'zod';
import { Timestamp } from './ids.ts';

/** The article's eight; precision, time to escalate and override frequency in two readings each. */
export const MEASURES = [
  'escalation_rate',
  'precision',
  'review_precision',
  'recall',
  'time_to_escalate_p50',
  'time_to_escalate_p95',
  'override_frequency',
  'needed_share',
  'time_to_correct',
  'task_success',
  'cost_per_resolution',
] as const;
export const MeasureName = z.enum(MEASURES);
export type MeasureName = z.infer<typeof MeasureName>;

/** Why there is no value. `no_audits`: actions ran unseen and none of them was audited, so nobody can know. */
export const MissingReason = z.enum(['no_items', 'no_decisions', 'no_problems', 'no_audits', 'no_times', 'no_costs']);
export type MissingReason = z.infer<typeof MissingReason>;

/** What counts as positive in a share. */
export const PositiveClass = z.enum(['escalated', 'needed_person', 'completed_correctly']);
export type PositiveClass = z.infer<typeof PositiveClass>;

/** The article's target: value within `low` to `high`, open where null. */
export const Target = z.object({ low: z.number().nullable(), high: z.number().nullable() });
export type Target = z.infer<typeof Target>;

/** One measure with its 95 % interval. Shares from 0 to 1, times in milliseconds, money in minor units. */
export const Measure = z.object({
  value: z.number().nullable(),
  /** Null on a side where so few items set no bound, and where there is no value. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Observations behind the value: decisions, items or times, never estimated ones. */
  n: z.int().min(0),
  unit: z.enum(['share', 'ms', 'minor']),
  target: Target.nullable(),
  positive: PositiveClass.nullable(),
  missing: MissingReason.nullable(),
  /** Items of the period that the measure says nothing about: not audited, or with costs of another currency. */
  leftOut: z.int().min(0),
});
export type Measure = z.infer<typeof Measure>;

export const Measures = z.object({
  from: Timestamp,
  to: Timestamp,
  /** Of `cost_per_resolution`. */
  currency: z.string(),
  by: z.record(MeasureName, Measure),
});
export type Measures = z.infer<typeof Measures>;
