import type { StatusKind } from '../src/model/escalation.ts';
import type { DecisionId, EscalationId, PrincipalId } from '../src/model/ids.ts';
import type { QueueItem } from '../src/protocol/reviewer.ts';

/** A readable id that is a valid UUID and sorts by its number. */
export const escalationId = (number: number): EscalationId =>
  `01890000-0000-7000-8000-${number.toString().padStart(12, '0')}` as EscalationId;

/** A queue item that passes the contract's schema; `version` follows `seq`, so that equal items are the same change. */
export const queueItem = (
  number: number,
  seq: number,
  kind: StatusKind = 'pending',
  over: Partial<QueueItem> = {},
): QueueItem => ({
  id: escalationId(number),
  agentId: 'invoice-agent' as PrincipalId,
  agentName: 'Invoice agent',
  actionName: 'payment.send',
  target: `invoice ${number}`,
  amount: { minor: 248_000, currency: 'USD' },
  reversible: false,
  routing: {
    route: 'escalate',
    reasons: ['high_value_transaction'],
    riskClass: 'high',
    reviewTier: 'manager',
    rule: 'high-value',
    policyVersion: '1',
    inclusionProbability: 1,
  },
  reviewTier: 'manager',
  openedAt: 1_000,
  deadlineAt: null,
  onDeadline: 'wait',
  overdue: false,
  fence: 0,
  version: seq,
  status: statusOf(kind),
  delivery: 'none',
  flagged: false,
  seq,
  ...over,
});

const decision = {
  decisionId: '01890000-0000-7000-9000-000000000000' as DecisionId,
  kind: 'approve',
  by: 'rosa' as PrincipalId,
  byName: 'Rosa',
  at: 2_000,
} as const;

const statusOf = (kind: StatusKind): QueueItem['status'] =>
  kind === 'holding' || kind === 'decided' || kind === 'handed_back' ? { kind, decision } : { kind };
