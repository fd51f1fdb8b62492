import { z } from 'zod';
import { PrincipalId, Timestamp } from './ids.ts';
import { Measures } from './measures.ts';
import { Reliability } from './reliability.ts';
import { Suggestion } from './suggestion.ts';
import { RiskClass, Route } from './vocabulary.ts';

const count = z.int().min(0);

/** One UTC day of proposals, by day of opening. */
export const DailyMeasure = z.object({
  day: Timestamp,
  opened: count,
  escalated: count,
  reviewed: count,
  /** Decided by a person, and how many of these otherwise than by a plain approval. */
  decided: count,
  overridden: count,
});
export type DailyMeasure = z.infer<typeof DailyMeasure>;

/** What one rule did to proposals of one risk class. */
export const RuleMeasure = z.object({
  rule: z.string(),
  route: Route,
  riskClass: RiskClass,
  opened: count,
  decided: count,
  overridden: count,
});
export type RuleMeasure = z.infer<typeof RuleMeasure>;

/** Too few labels to say anything: how many there are, and how many it takes. */
export const TooFewLabels = z.object({ n: count, minimum: count });

/** How stated confidence compares with what reviewers decide, for one agent and action. */
export const ActionCalibration = z.object({
  agentId: PrincipalId,
  agentName: z.string(),
  actionName: z.string(),
  n: count,
  /** Mean of what the agent stated, and the share that reviewers approved unchanged with Wilson's interval; weighted. */
  stated: z.number().min(0).max(1),
  approved: z.object({ value: z.number(), low: z.number(), high: z.number() }),
});
export type ActionCalibration = z.infer<typeof ActionCalibration>;

/** Everything of the Measures page, of `countersign report` and of its JSON. */
export const MeasuresPage = z.object({
  /** When the counts were made. */
  asOf: Timestamp,
  policy: z.string(),
  measures: Measures,
  daily: z.array(DailyMeasure),
  /** Busiest first; `left` more are not in it. */
  rules: z.array(RuleMeasure).max(100),
  rulesLeft: count,
  calibration: z.object({
    all: Reliability.nullable(),
    tooFew: TooFewLabels.nullable(),
    byAction: z.array(ActionCalibration).max(100),
  }),
  suggestions: z.array(Suggestion),
  /** Why no thresholds are suggested. */
  suggestionsTooFew: TooFewLabels.nullable(),
});
export type MeasuresPage = z.infer<typeof MeasuresPage>;
