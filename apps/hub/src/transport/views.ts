import type { PrincipalId } from '@countersign/shared/model/ids';
import type { Escalation, Status } from '@countersign/shared/model/escalation';
import type { ProposalState, Resolution } from '@countersign/shared/protocol/agent';
import type { QueueItem, QueueStatus } from '@countersign/shared/protocol/reviewer';
import type { Decision } from '@countersign/shared/model/decision';
import { assertNever } from '@countersign/shared/domain/result';
import type { Stored } from '../services/work.ts';

/** Principal id → the name that people know. */
export type NameOf = (id: PrincipalId) => string;

const queueStatus = (status: Status, nameOf: NameOf): QueueStatus => {
  switch (status.kind) {
    case 'claimed':
      return { kind: status.kind, by: status.by, byName: nameOf(status.by), leaseExpiresAt: status.leaseExpiresAt };
    case 'snoozed':
      return { kind: status.kind, by: status.by, byName: nameOf(status.by), until: status.until };
    case 'holding':
    case 'decided':
    case 'handed_back': {
      const { decisionId, verdict, by, at } = status.decision;
      const decision = { decisionId, kind: verdict.kind, by, byName: nameOf(by), at };
      return status.kind === 'holding'
        ? { kind: status.kind, decision, releaseAt: status.releaseAt }
        : { kind: status.kind, decision };
    }
    default:
      return { kind: status.kind };
  }
};

/** The queue row of an escalation: no bundle, no free text. */
export const toQueueItem = ({ state, card, seq }: Stored, nameOf: NameOf): QueueItem => ({
  id: state.id,
  agentId: state.agentId,
  agentName: card.agentName,
  actionName: state.actionName,
  ...(card.target === undefined ? {} : { target: card.target }),
  ...(card.amount === undefined ? {} : { amount: card.amount }),
  ...(card.reversible === undefined ? {} : { reversible: card.reversible }),
  routing: state.routing,
  reviewTier: state.reviewTier,
  openedAt: state.openedAt,
  deadlineAt: state.deadlineAt,
  onDeadline: state.onDeadline,
  overdue: state.overdue,
  fence: state.fence,
  version: state.version,
  status: queueStatus(state.status, nameOf),
  delivery: state.delivery.phase,
  seq,
});

const resolve = (decision: Decision, handback: string | undefined, nameOf: NameOf): Resolution => {
  const { decisionId, decidedDigest, by, verdict } = decision;
  const who = { by, byName: nameOf(by) };
  const reason = 'reason' in verdict && verdict.reason !== undefined ? { reason: verdict.reason } : {};
  switch (verdict.kind) {
    case 'approve':
      return { kind: 'approved', decisionId, decidedDigest, ...who, ...reason };
    case 'modify':
      return {
        kind: 'modified',
        decisionId,
        decidedDigest,
        ...who,
        arguments: verdict.arguments,
        ...(verdict.amount === undefined ? {} : { amount: verdict.amount }),
        ...reason,
      };
    case 'reject':
      return { kind: 'rejected', decisionId, ...who, reasonCode: verdict.reasonCode, ...reason };
    case 'respond':
      return { kind: 'responded', decisionId, ...who, message: verdict.message };
    case 'take_over':
      return { kind: 'taken_over', decisionId, ...who, ...reason, ...(handback === undefined ? {} : { handback }) };
    default:
      return assertNever(verdict);
  }
};

/** A held decision is still "waiting" for the agent: it sees nothing before the release (UX-06). */
const resolutionOf = ({ status }: Escalation, nameOf: NameOf): Resolution => {
  switch (status.kind) {
    case 'pending':
    case 'claimed':
    case 'snoozed':
    case 'holding':
      return { kind: 'waiting' };
    case 'decided':
      return resolve(status.decision, undefined, nameOf);
    case 'handed_back':
      return resolve(status.decision, status.note, nameOf);
    case 'expired':
      return { kind: 'expired', at: status.at };
    case 'withdrawn':
      return { kind: 'withdrawn', reason: status.reason };
    case 'superseded':
      return { kind: 'withdrawn', reason: 'superseded' };
    default:
      return assertNever(status);
  }
};

/** The agent's view of its own proposal. */
export const toProposalState = ({ state }: Stored, nameOf: NameOf): ProposalState => ({
  escalationId: state.id,
  key: state.key,
  actionDigest: state.actionDigest,
  routing: state.routing,
  resolution: resolutionOf(state, nameOf),
  delivery: state.delivery.phase,
});
