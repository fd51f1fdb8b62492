import type { ProposedAction } from '../model/action.ts';
import type { Escalation, Status } from '../model/escalation.ts';
import type { PrincipalId } from '../model/ids.ts';
import type { NextStep } from '../model/vocabulary.ts';
import type { QueueItem, QueueStatus } from './reviewer.ts';

type NameOf = (id: PrincipalId) => string;

/** What a queue row is made of. `card` is what it shows of the action; `seq` numbers its last event. */
export type QueueSource = {
  readonly state: Escalation;
  readonly card: { readonly agentName: string } & Pick<ProposedAction, 'target' | 'amount' | 'reversible'>;
  readonly seq: number;
  /** What the deadline does, where the domain says so. */
  readonly next?: NextStep | null | undefined;
};

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

/** The queue row of an escalation: no bundle, no free text but the target. The same in the hub and in the practice desk. */
export const queueItemOf = ({ state, card, seq, next }: QueueSource, nameOf: NameOf): QueueItem => ({
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
  ...(state.assignee === null ? {} : { assignee: state.assignee, assigneeName: nameOf(state.assignee) }),
  flagged: state.flagged,
  ...(state.audience === 'tier' ? {} : { audience: state.audience }),
  ...(next === undefined || next === null ? {} : { next }),
  seq,
});
