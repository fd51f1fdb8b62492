import type { PanelId } from '@countersign/shared/domain/summary/summary-view';
import type { AttemptedAction, ChecklistField, Turn } from '@countersign/shared/model/context';
import type { DeliveryPhase } from '@countersign/shared/model/escalation';
import type { DecisionKind, OnDeadline, Reason, ReasonCode, ReviewTier, RiskClass } from '@countersign/shared/model/vocabulary';
import type { Section } from '../state/queue-order.ts';

/** A word for every member of every closed list of the model. */
export const vocabulary = {
  risk: { low: 'LOW', medium: 'MED', high: 'HIGH', critical: 'CRITICAL' } satisfies Record<RiskClass, string>,
  riskSpoken: { low: 'low risk', medium: 'medium risk', high: 'high risk', critical: 'critical risk' } satisfies Record<
    RiskClass,
    string
  >,
  tier: { junior_reviewer: 'junior', senior_reviewer: 'senior', manager: 'manager' } satisfies Record<ReviewTier, string>,
  section: {
    now: 'Now',
    next: 'Next',
    later: 'Later: over the agent’s quota',
    afterwards: 'Already ran: look afterwards',
    snoozed: 'Snoozed',
    taken_over: 'Yours to finish',
    others: 'With others',
  } satisfies Record<Section, string>,
  reason: {
    high_value_transaction: 'high value',
    low_confidence: 'low confidence',
    irreversible_action: 'cannot be undone',
    negative_sentiment: 'unhappy customer',
    regulated_domain: 'regulated',
    sampled: 'sampled',
    predicted: 'likely to be changed',
    uninspectable_action: 'uninspectable',
    incomplete_context: 'context missing',
    over_quota: 'over quota',
    agent_stopped: 'agent stopped',
    policy_rule: 'policy rule',
    declared_risk: 'declared high risk',
  } satisfies Record<Reason, string>,
  reasonCode: {
    wrong_target: 'Wrong target',
    wrong_amount: 'Wrong amount',
    against_policy: 'Against policy',
    not_asked_for: 'Not asked for',
    missing_information: 'Missing information',
    other: 'Other…',
  } satisfies Record<ReasonCode, string>,
  /** Past tense: only ever shown after the hub's answer. */
  decided: {
    approve: 'Approved',
    modify: 'Approved with changes',
    reject: 'Rejected',
    respond: 'Answered',
    take_over: 'Taken over',
  } satisfies Record<DecisionKind, string>,
  deciding: {
    approve: 'approval',
    modify: 'change',
    reject: 'rejection',
    respond: 'answer',
    take_over: 'take-over',
  } satisfies Record<DecisionKind, string>,
  recommends: { approve: 'approve', modify: 'modify', reject: 'reject' },
  delivery: {
    none: '',
    pending: 'On its way to the agent.',
    received: 'The agent knows.',
    executing: 'The agent is running it.',
    applied: 'The agent has run it.',
    refused: 'The agent did not run it.',
    failed: 'Running it failed.',
  } satisfies Record<DeliveryPhase, string>,
  ifNobody: { reject: 'rejected', raise: 'sent one tier up', wait: 'marked overdue' } satisfies Record<OnDeadline, string>,
  panel: {
    conversation: 'Conversation',
    actions: 'Actions',
    policy: 'Policy',
    transaction: 'Transaction',
    customer: 'Customer',
    earlier: 'Earlier',
    raw: 'Raw',
  } satisfies Record<PanelId, string>,
  role: { customer: 'Customer', agent: 'Agent', system: 'System', tool: 'Tool', reviewer: 'Reviewer' } satisfies Record<
    Turn['role'],
    string
  >,
  outcome: { succeeded: 'succeeded', failed: 'failed', unknown: 'outcome unknown' } satisfies Record<
    AttemptedAction['outcome'],
    string
  >,
  checklist: {
    conversation: 'conversation',
    actionsAttempted: 'actions attempted',
    failureReason: 'failure reason',
    currentGoal: 'current goal',
    pendingDecision: 'pending decision',
    customer: 'customer',
    transaction: 'transaction',
    policyContext: 'policy',
    recommendation: 'recommendation',
    confidence: 'confidence',
    alternatives: 'alternatives',
  } satisfies Record<ChecklistField, string>,
} as const;
