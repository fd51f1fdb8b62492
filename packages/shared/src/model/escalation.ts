import { z } from 'zod';
import { Decision } from './decision.ts';
import { Digest, EscalationId, PrincipalId, SubmissionKey, Timestamp } from './ids.ts';
import { Prediction } from './learned.ts';
import { Ladder } from './policy.ts';
import { Audience, OnDeadline, Reason, ReviewTier, RiskClass, Route } from './vocabulary.ts';

/** What routing said, kept with the item so that every escalation explains itself. */
export const Routing = z.object({
  route: Route,
  reasons: z.array(Reason),
  riskClass: RiskClass,
  reviewTier: ReviewTier,
  rule: z.string(),
  policyVersion: z.string(),
  /** Probability with which sampling would have chosen this item; 1 when it was not sampled. */
  inclusionProbability: z.number().gt(0).max(1),
  /** Agent, action and band of confidence: what sampling is spread over. */
  stratum: z.string().max(320).optional(),
  /** The plan whose rate was used, where reviewer-minutes decide the rate. */
  samplingPlan: z.string().max(64).optional(),
  /** What the rule of the policy says to the reviewer. */
  why: z.string().max(200).optional(),
  /** Two people have to decide; recorded, not enforced yet. */
  twoPerson: z.boolean().optional(),
  /** Probability, learned from history, that a reviewer approves unchanged; absent where history is too small. */
  calibratedConfidence: z.number().min(0).max(1).optional(),
  /** What the model said; present wherever it said something, also where it changed nothing. */
  predicted: Prediction.optional(),
});
export type Routing = z.infer<typeof Routing>;

/** Decision state. A status carries only its own data. */
export const Status = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pending') }),
  z.object({ kind: z.literal('claimed'), by: PrincipalId, leaseExpiresAt: Timestamp }),
  z.object({ kind: z.literal('snoozed'), by: PrincipalId, until: Timestamp }),
  z.object({ kind: z.literal('holding'), decision: Decision, releaseAt: Timestamp }),
  z.object({ kind: z.literal('decided'), decision: Decision }),
  z.object({
    kind: z.literal('handed_back'),
    decision: Decision,
    at: Timestamp,
    /** What the person did, when they had taken over. */
    note: z.string().optional(),
  }),
  z.object({ kind: z.literal('expired'), at: Timestamp }),
  z.object({ kind: z.literal('withdrawn'), at: Timestamp, reason: z.string() }),
  z.object({ kind: z.literal('superseded'), at: Timestamp, by: EscalationId }),
]);
export type Status = z.infer<typeof Status>;
export const StatusKind = z.enum([
  'pending',
  'claimed',
  'snoozed',
  'holding',
  'decided',
  'handed_back',
  'expired',
  'withdrawn',
  'superseded',
] satisfies Status['kind'][]);
export type StatusKind = Status['kind'];

/** Delivery state: what the agent has confirmed. Moves only forward, apart from the decision state. */
export const DELIVERY_PHASES = ['none', 'pending', 'received', 'executing', 'applied', 'refused', 'failed'] as const;
export const DeliveryPhase = z.enum(DELIVERY_PHASES);
export type DeliveryPhase = z.infer<typeof DeliveryPhase>;

export const Delivery = z.object({
  phase: DeliveryPhase,
  /** End of the permit that `decision:begin` gave. */
  permitExpiresAt: Timestamp.optional(),
  at: Timestamp.optional(),
});
export type Delivery = z.infer<typeof Delivery>;

/** What an agent says of the effect, for metrics. */
export const Cost = z.object({
  minor: z.int().min(0).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  tokens: z.int().min(0).optional(),
  durationMs: z.int().min(0).optional(),
});
export type Cost = z.infer<typeof Cost>;

/** The current row of one escalation: the fold of its events (SPEC R-05). */
export const Escalation = z.object({
  id: EscalationId,
  agentId: PrincipalId,
  key: SubmissionKey,
  actionName: z.string(),
  actionDigest: Digest,
  bundleDigest: Digest,
  routing: Routing,
  reviewTier: ReviewTier,
  openedAt: Timestamp,
  /** Length of one waiting period; a raise at the deadline starts a new one. */
  deadlineMs: z.int().positive().nullable(),
  deadlineAt: Timestamp.nullable(),
  onDeadline: OnDeadline,
  /** What its deadlines do step by step, as it was when it was opened; null where they do not raise, or just to the next tier. */
  ladder: Ladder.nullable(),
  /** Steps of the ladder that are behind it, repetitions counted. */
  round: z.int().min(0),
  audience: Audience,
  /** How long a decision is held before the agent can see it; 0 for none. */
  holdMs: z.int().min(0),
  /** The deadline passed and policy says keep waiting. */
  overdue: z.boolean(),
  /** The person it was given to; null for anybody of the tier. */
  assignee: PrincipalId.nullable(),
  /** It was given to that person although they were out of office or had their fill: it stays. */
  insisted: z.boolean(),
  /** Somebody marked it as odd, for whoever looks after quality. */
  flagged: z.boolean(),
  fence: z.int().min(0),
  version: z.int().min(1),
  status: Status,
  delivery: Delivery,
  /** What the agent said of an effect that nobody had to wait for; null before that. */
  reported: z.enum(['applied', 'refused', 'failed']).nullable(),
});
export type Escalation = z.infer<typeof Escalation>;

/** What items that an older hub stored do not say. */
export const ESCALATION_DEFAULTS = {
  assignee: null,
  flagged: false,
  ladder: null,
  round: 0,
  audience: 'tier',
  insisted: false,
} as const satisfies Partial<Escalation>;

export const OPEN_STATUSES = ['pending', 'claimed', 'snoozed', 'holding'] as const satisfies readonly StatusKind[];
