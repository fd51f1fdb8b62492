import { open, type Opening } from '../src/domain/escalation/open.ts';
import { actionDigest } from '../src/domain/digest.ts';
import type { ProposedAction } from '../src/model/action.ts';
import type { Escalation } from '../src/model/escalation.ts';
import type { Digest, EscalationId, PrincipalId, SubmissionKey } from '../src/model/ids.ts';
import type { Principal } from '../src/model/principal.ts';
import type { ReviewTier, Route } from '../src/model/vocabulary.ts';

export const NOW = 1_800_000_000_000;

export const REFUND: ProposedAction = {
  name: 'issue_refund',
  arguments: { order: '8812', amount: 248000 },
  argumentsSchema: {
    type: 'object',
    required: ['order', 'amount'],
    properties: { order: { type: 'string' }, amount: { type: 'integer', minimum: 1, maximum: 500000 } },
    additionalProperties: false,
  },
  target: 'card ending 1881',
  amount: { minor: 248000, currency: 'USD' },
  reversible: false,
};

const principal = (role: Principal['role'], name: string, tiers: readonly ReviewTier[] = []): Principal => ({
  id: name as PrincipalId,
  role,
  name,
  tiers: [...tiers],
});
export const AGENT: Principal = principal('agent', 'billing-agent');
export const OTHER_AGENT: Principal = principal('agent', 'other-agent');
export const ANA: Principal = principal('reviewer', 'ana', ['senior_reviewer']);
export const BEN: Principal = principal('reviewer', 'ben', ['senior_reviewer', 'manager']);
export const JUNIOR: Principal = principal('reviewer', 'jun', ['junior_reviewer']);
export const SUPERVISOR: Principal = principal('supervisor', 'sue');

/** A refund that waits for a senior reviewer, deadline in ten minutes, unless said otherwise. */
export const anEscalation = (change: Partial<Opening> & { readonly route?: Route } = {}): Escalation => {
  const { route = 'escalate', ...opening } = change;
  return open(
    {
      id: '01900000-0000-7000-8000-000000000001' as EscalationId,
      agentId: AGENT.id,
      key: 'run-1' as SubmissionKey,
      actionName: REFUND.name,
      actionDigest: actionDigest(REFUND),
      bundleDigest: 'b'.repeat(64) as Digest,
      routing: {
        route,
        reasons: ['high_value_transaction'],
        riskClass: 'high',
        reviewTier: 'senior_reviewer',
        rule: 'high_value_transaction',
        policyVersion: 'test',
        inclusionProbability: 1,
      },
      deadlineMs: 600_000,
      onDeadline: 'reject',
      holdMs: 0,
      ...opening,
    },
    NOW,
  ).escalation;
};
