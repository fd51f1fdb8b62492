import { z } from 'zod';
import { OnDeadline, Reason, ReviewTier } from './vocabulary.ts';

const probability = z.number().min(0).max(1);
const majorUnits = z.number().min(0);
const perRiskClass = <T extends z.ZodType>(value: T) =>
  z.strictObject({ low: value, medium: value, high: value, critical: value });

/** An action name, where `*` stands for any run of characters: "get_*". */
export const ActionPattern = z.string().regex(/^[A-Za-z0-9_.:/*-]{1,128}$/);

/**
 * Who looks at what, as plain versioned data (SPEC P-01). The version is stored with every routed item,
 * so that a past route can be explained.
 */
export const RoutingPolicy = z
  .strictObject({
    version: z.string().min(1).max(64),
    confidence: z.strictObject({
      /** At or above: run without a person. */
      autonomous: probability,
      /** At or above: run, and queue for review. Below: wait for a person. */
      review: probability,
      /** Below: wait for a person. Holds from risk class medium upwards. */
      mediumRisk: probability,
    }),
    /** More than this in major units of the amount's currency is `high_value_transaction`. */
    highValue: z.strictObject({ limit: majorUnits, byCurrency: z.record(z.string().regex(/^[A-Z]{3}$/), majorUnits) }),
    /** More than this in major units and irreversible: risk class critical. */
    criticalValue: majorUnits,
    /** A sentiment score below this is `negative_sentiment`. */
    negativeSentiment: z.number().min(-1).max(1),
    regulatedDomains: z.array(z.string().min(1).max(64)),
    /** Actions of risk class low. An action that stands nowhere is medium. */
    lowRiskActions: z.array(ActionPattern),
    /** Fields without which an action cannot be judged; a missing one raises the risk class by one. */
    requiredFields: z.array(z.strictObject({ actions: z.array(ActionPattern), fields: z.array(z.enum(['amount', 'target'])) })),
    reviewTiers: perRiskClass(ReviewTier),
    /** Share of otherwise autonomous items that are reviewed afterwards, by risk class. */
    sampling: z.strictObject({ salt: z.string().max(64), rate: z.strictObject({ low: probability, medium: probability }) }),
    /** Open items from which on an agent's further ones are marked `over_quota`. */
    openPerAgent: z.int().min(1),
    /** Milliseconds that a person has. An agent may ask for less, never for more. */
    deadlineMs: perRiskClass(z.int().min(1_000).max(2_592_000_000)),
    onDeadline: OnDeadline,
    /** What an agent may ask for instead. None of them approves. */
    agentMayAskOnDeadline: z.array(OnDeadline),
    /** How long the hub holds a decision so that it can be undone. */
    holdMs: z.literal([0, 5_000, 10_000, 20_000, 30_000, 60_000]),
  })
  .refine(({ confidence }) => confidence.review <= confidence.autonomous, {
    path: ['confidence', 'review'],
    message: 'must not be above confidence.autonomous',
  });
export type RoutingPolicy = z.infer<typeof RoutingPolicy>;

/** What decided the route: the first reason, or the rule that applied without one. */
export const RoutingRule = z.enum([
  ...Reason.options,
  'risk_class_always_escalated',
  'confidence_escalate',
  'confidence_review',
  'confidence_autonomous',
]);
export type RoutingRule = z.infer<typeof RoutingRule>;
export type RequiredField = RoutingPolicy['requiredFields'][number]['fields'][number];
