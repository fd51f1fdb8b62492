import type { ProposedAction } from '../../model/action.ts';
import type { ContextBundle } from '../../model/context.ts';
import type { Routing } from '../../model/escalation.ts';
import type { PrincipalId, SubmissionKey } from '../../model/ids.ts';
import type { RoutingPolicy, RoutingRule } from '../../model/policy.ts';
import { type OnDeadline, REASONS, type Reason, type RiskClass, type Route } from '../../model/vocabulary.ts';
import { isSampled } from '../sampling.ts';
import { type Findings, assess } from './assess.ts';
import { atLeast, riskClassOf } from './risk-class.ts';

export type Proposal = {
  readonly key: SubmissionKey;
  readonly agentId: PrincipalId;
  readonly action: ProposedAction;
  readonly context: ContextBundle;
  /** How many items of this agent are open now. */
  readonly openCount: number;
  /** Somebody has paused the agent: nothing of it runs by itself. */
  readonly isStopped?: boolean;
};

/** Where the proposal goes, and the terms on which it waits there. */
export type Routed = {
  readonly routing: Routing;
  /** Milliseconds that a person has. */
  readonly deadlineMs: number;
  readonly onDeadline: OnDeadline;
  readonly holdMs: number;
};

/** Pattern 1 of the article. Without a confidence nothing may run (SPEC P-03). */
const routeByConfidence = (policy: RoutingPolicy, confidence: number | undefined): Route => {
  if (confidence === undefined || confidence < policy.confidence.review) return 'escalate';
  return confidence < policy.confidence.autonomous ? 'review' : 'autonomous';
};

const isLowConfidence = (policy: RoutingPolicy, confidence: number | undefined, riskClass: RiskClass): boolean => {
  const limit = atLeast(riskClass, 'medium') ? policy.confidence.mediumRisk : policy.confidence.review;
  return confidence === undefined || confidence < limit;
};

/** Every reason for which somebody must decide first, in the order of `REASONS`: the article's five lead. */
const escalationReasons = (policy: RoutingPolicy, found: Findings, riskClass: RiskClass): readonly Reason[] => {
  const holds: Partial<Record<Reason, boolean>> = {
    high_value_transaction: found.highValue,
    low_confidence: isLowConfidence(policy, found.confidence, riskClass),
    irreversible_action: found.irreversible,
    negative_sentiment: found.negativeSentiment,
    regulated_domain: found.regulated,
    uninspectable_action: found.uninspectable,
    incomplete_context: found.confidence === undefined || found.missing.length > 0,
  };
  return REASONS.filter((reason) => holds[reason] === true);
};

type Basis = Pick<Routing, 'route' | 'reasons' | 'inclusionProbability'> & { readonly rule: RoutingRule };

/** Risk trumps confidence. */
const basisOf = (policy: RoutingPolicy, found: Findings, riskClass: RiskClass): Basis => {
  const reasons = [...escalationReasons(policy, found, riskClass)];
  const certain = { reasons, inclusionProbability: 1 };
  if (reasons[0] !== undefined) return { ...certain, route: 'escalate', rule: reasons[0] };
  if (atLeast(riskClass, 'high')) return { ...certain, route: 'escalate', rule: 'risk_class_always_escalated' };
  const route = routeByConfidence(policy, found.confidence);
  return { ...certain, route, rule: `confidence_${route}` };
};

/**
 * Sends a share of what would run unseen to review. The key is the agent's own and could be varied until
 * it escapes; the salt is the hub's and never leaves it. The probability is stored for drawn and undrawn
 * items alike; what was not subject to chance keeps 1.
 */
const withSampling = (policy: RoutingPolicy, { agentId, key }: Proposal, riskClass: RiskClass, basis: Basis): Basis => {
  if (basis.route !== 'autonomous' || (riskClass !== 'low' && riskClass !== 'medium')) return basis;
  const { sampled, inclusionProbability } = isSampled(
    `${agentId}\u0000${key}`,
    policy.sampling.salt,
    policy.sampling.rate[riskClass],
  );
  if (inclusionProbability === 0) return basis;
  return sampled
    ? { route: 'review', rule: 'sampled', reasons: ['sampled'], inclusionProbability }
    : { ...basis, inclusionProbability };
};

/** A paused agent waits for a person whatever policy says; what policy found is kept (SPEC P-12). */
const stopped = (basis: Basis): Basis =>
  basis.route === 'escalate' ? basis : { ...basis, route: 'escalate', rule: 'agent_stopped' };

const routingOf = (policy: RoutingPolicy, proposal: Proposal): Routing => {
  const found = assess(policy, proposal);
  const riskClass = riskClassOf(policy, proposal.action, found);
  const isStopped = proposal.isStopped === true;
  const unstopped = basisOf(policy, found, riskClass);
  const basis = isStopped ? stopped(unstopped) : withSampling(policy, proposal, riskClass, unstopped);
  const overQuota = basis.route !== 'autonomous' && proposal.openCount >= policy.openPerAgent;
  const marks: readonly Reason[] = [
    ...(overQuota ? (['over_quota'] as const) : []),
    ...(isStopped ? (['agent_stopped'] as const) : []),
  ];
  return {
    ...basis,
    reasons: [...basis.reasons, ...marks],
    riskClass,
    reviewTier: policy.reviewTiers[riskClass],
    policyVersion: policy.version,
  };
};

/** What policy says of a proposed action: route, every reason, risk class, tier, and the terms of waiting (SPEC P-01 to P-14). */
export const routeAction = (policy: RoutingPolicy, proposal: Proposal): Routed => {
  const routing = routingOf(policy, proposal);
  const longest = policy.deadlineMs[routing.riskClass];
  const { deadlineMs, onDeadline } = proposal.context;
  return {
    routing,
    deadlineMs: deadlineMs !== undefined && deadlineMs > 0 && deadlineMs < longest ? deadlineMs : longest,
    onDeadline: onDeadline !== undefined && policy.agentMayAskOnDeadline.includes(onDeadline) ? onDeadline : policy.onDeadline,
    holdMs: policy.holdMs,
  };
};
