import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';

export const idOf = (n: number): EscalationId => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as EscalationId;
export const ANA = 'ana' as PrincipalId;
export const BEN = 'ben' as PrincipalId;
export const NOW = 1_800_000_000_000;

type Change = Partial<Omit<QueueItem, 'routing'>> & { readonly routing?: Partial<QueueItem['routing']> };

/** A plain pending row, changed as asked. */
export const itemOf = (n: number, change: Change = {}): QueueItem => {
  const { routing, ...rest } = change;
  return {
    id: idOf(n),
    agentId: 'agent-1' as PrincipalId,
    agentName: 'invoice-agent',
    actionName: 'issue_refund',
    target: `order ${n}`,
    reviewTier: 'senior_reviewer',
    openedAt: NOW - 60_000 + n,
    deadlineAt: NOW + 600_000,
    onDeadline: 'reject',
    overdue: false,
    fence: 0,
    version: 1,
    status: { kind: 'pending' },
    delivery: 'none',
    flagged: false,
    seq: n,
    ...rest,
    routing: {
      route: 'escalate',
      reasons: ['low_confidence'],
      riskClass: 'medium',
      reviewTier: 'senior_reviewer',
      rule: 'test',
      policyVersion: 'test',
      inclusionProbability: 1,
      ...routing,
    },
  };
};
