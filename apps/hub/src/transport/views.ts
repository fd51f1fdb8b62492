import type { PrincipalId } from '@countersign/shared/model/ids';
import type { Status } from '@countersign/shared/model/escalation';
import type { ProposalState } from '@countersign/shared/protocol/agent';
import { proposalStateOf } from '@countersign/shared/protocol/proposal-state';
import type { QueueItem, QueueStatus } from '@countersign/shared/protocol/reviewer';
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

/** The agent's view of its own proposal. */
export const toProposalState = ({ state }: Stored, nameOf: NameOf): ProposalState => proposalStateOf(state, nameOf);
