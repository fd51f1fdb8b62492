import { z } from 'zod';

/** What policy says of a proposed action: run it, run it and look afterwards, or wait for a person. */
export const Route = z.enum(['autonomous', 'review', 'escalate']);
export type Route = z.infer<typeof Route>;

/** What can go wrong. Ordered from harmless to worst. */
export const RISK_CLASSES = ['low', 'medium', 'high', 'critical'] as const;
export const RiskClass = z.enum(RISK_CLASSES);
export type RiskClass = z.infer<typeof RiskClass>;

/** Who looks. Ordered: `raise` moves one to the right. */
export const REVIEW_TIERS = ['junior_reviewer', 'senior_reviewer', 'manager'] as const;
export const ReviewTier = z.enum(REVIEW_TIERS);
export type ReviewTier = z.infer<typeof ReviewTier>;

/** Why a person is asked. The first five are the article's, the rest ours. */
export const REASONS = [
  'high_value_transaction',
  'low_confidence',
  'irreversible_action',
  'negative_sentiment',
  'regulated_domain',
  'sampled',
  'predicted',
  'uninspectable_action',
  'incomplete_context',
  /** A rule of the policy asks for a person and names no other reason. */
  'policy_rule',
  /** The agent itself declares a risk class that always waits for a person. */
  'declared_risk',
  'over_quota',
  'agent_stopped',
] as const;
export const Reason = z.enum(REASONS);
export type Reason = z.infer<typeof Reason>;

export const Role = z.enum(['agent', 'reviewer', 'supervisor']);
export type Role = z.infer<typeof Role>;

/** What the hub does when nobody decided in time. There is no "approve" here, on purpose (SPEC R-20). */
export const OnDeadline = z.enum(['reject', 'raise', 'wait']);
export type OnDeadline = z.infer<typeof OnDeadline>;

/** Who is asked to take an item: whoever can be given work, everybody in its tier, absent ones too, or the supervisors. */
export const Audience = z.enum(['tier', 'everybody', 'supervisors']);
export type Audience = z.infer<typeof Audience>;

/** What a deadline that raises does next: asks a tier above, the same tier again, everybody in it, or the supervisors. */
export const NextStep = z.enum([...REVIEW_TIERS, 'again', 'everybody', 'supervisors']);
export type NextStep = z.infer<typeof NextStep>;

export const DECISION_KINDS = ['approve', 'modify', 'reject', 'respond', 'take_over'] as const;
export const DecisionKind = z.enum(DECISION_KINDS);
export type DecisionKind = z.infer<typeof DecisionKind>;

/** The keys 1 to 6 after `R`. */
export const REASON_CODES = [
  'wrong_target',
  'wrong_amount',
  'against_policy',
  'not_asked_for',
  'missing_information',
  'other',
] as const;
export const ReasonCode = z.enum(REASON_CODES);
export type ReasonCode = z.infer<typeof ReasonCode>;
