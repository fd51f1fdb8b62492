import { z } from 'zod';
import { Reason, RiskClass } from './vocabulary.ts';

const probability = z.number().min(0).max(1);
const amount = z.number().min(0);
/** An estimate with its 95 % interval. */
const share = z.object({ value: probability, low: probability, high: probability });

/** Two limits on the probability that an action needs a person, and the same two as limits on confidence. */
const Limits = z.object({
  /** At or above: a person looks, before or after. */
  reviewAt: probability,
  /** At or above: the action waits for a person. Never below `reviewAt`. */
  escalateAt: probability,
  /** 1 − reviewAt: above this confidence it runs unseen. */
  autonomous: probability,
  /** 1 − escalateAt. */
  review: probability,
});

/**
 * Thresholds for a supervisor to ratify or to leave (SPEC F-02 to F-05); nothing takes them over by itself. `basis` says
 * what they answer: `capacity` is the lowest expected cost that the reviewers can carry, `cost_of_error` the lowest
 * there is, whatever it takes of them.
 */
export const ThresholdSuggestion = z.object({
  kind: z.literal('thresholds'),
  basis: z.enum(['capacity', 'cost_of_error']),
  limits: Limits,
  /** Share of all that a person would see. */
  load: share,
  /** Reviews a day that this means. */
  loadPerDay: amount,
  /** Whether the reviewers can carry that. */
  fitsCapacity: z.boolean(),
  /** Share of what needed a person that would be seen; null where nothing did. */
  recall: share.nullable(),
  /** Errors a day that would run unseen. */
  missedPerDay: amount,
  /** Minor units a day, reviews and errors together. */
  costPerDay: amount,
  /** Labels behind it, and how many of equal weight they are worth. */
  n: z.int().min(1),
  effectiveN: z.number().positive(),
});
export type ThresholdSuggestion = z.infer<typeof ThresholdSuggestion>;

/** A rule whose items are always approved: run them, and look at a share afterwards (SPEC F-06 to F-08). */
export const SamplingSuggestion = z.object({
  kind: z.literal('sample_rule'),
  rule: z.string(),
  reasons: z.array(Reason),
  riskClass: RiskClass,
  decided: z.int().min(1),
  overridden: z.int().min(0),
  /** Upper end of Wilson's 95 % interval of the share that was not approved. */
  upper: probability,
  /** Share to look at afterwards. */
  rate: z.number().gt(0).max(1),
});
export type SamplingSuggestion = z.infer<typeof SamplingSuggestion>;

export const Suggestion = z.discriminatedUnion('kind', [ThresholdSuggestion, SamplingSuggestion]);
export type Suggestion = z.infer<typeof Suggestion>;
