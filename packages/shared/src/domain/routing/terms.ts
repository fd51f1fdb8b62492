import type { PolicyRule, RoutingPolicy } from '../../model/policy.ts';
import { type OnDeadline, REVIEW_TIERS, type ReviewTier, type RiskClass } from '../../model/vocabulary.ts';
import type { ContextBundle } from '../../model/context.ts';

const higher = (one: ReviewTier, other: ReviewTier): ReviewTier =>
  REVIEW_TIERS.indexOf(one) >= REVIEW_TIERS.indexOf(other) ? one : other;

/** The rule's tier, else that of the risk class; what is critical or uninspectable is not for juniors, whatever policy says (SPEC R-26). */
export const reviewTierOf = (
  policy: RoutingPolicy,
  rule: PolicyRule | undefined,
  riskClass: RiskClass,
  uninspectable: boolean,
): ReviewTier => {
  const wanted = rule?.reviewTier ?? policy.reviewTiers[riskClass];
  return riskClass === 'critical' || uninspectable ? higher(wanted, 'senior_reviewer') : wanted;
};

export type Terms = {
  /** Milliseconds that a person has. */
  readonly deadlineMs: number;
  readonly onDeadline: OnDeadline;
  readonly holdMs: number;
  /** What happens step by step where the deadline raises. */
  readonly ladder: RoutingPolicy['ladder'];
};

/** The terms on which an item waits: the agent may ask for less time, and for another end where policy lets it and no rule says which. */
export const termsOf = (
  policy: RoutingPolicy,
  rule: PolicyRule | undefined,
  riskClass: RiskClass,
  { deadlineMs, onDeadline }: ContextBundle,
): Terms => {
  const longest = rule?.deadlineMs ?? policy.deadlineMs[riskClass];
  const asked = onDeadline !== undefined && policy.agentMayAskOnDeadline.includes(onDeadline) ? onDeadline : undefined;
  return {
    deadlineMs: deadlineMs !== undefined && deadlineMs > 0 && deadlineMs < longest ? deadlineMs : longest,
    onDeadline: rule?.onDeadline ?? asked ?? policy.onDeadline,
    holdMs: rule?.holdMs ?? policy.holdMs,
    ladder: policy.ladder,
  };
};
