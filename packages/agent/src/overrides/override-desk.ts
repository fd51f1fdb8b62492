import type { DecisionId } from '@countersign/shared/model/ids';
import type { ProposalState, Resolution } from '@countersign/shared/protocol/agent';
import type { AgentParts, OverrideHandler } from '../agent-parts.ts';
import { stepCommandId } from '../command-ids.ts';
import { deepFreeze } from '../deep-freeze.ts';
import { modifiedAction } from '../outcome/decided-action.ts';
import type { Override } from '../outcome/outcome.ts';
import { answered } from '../outcome/read-state.ts';
import type { ProposalRecord } from '../proposals/proposal-book.ts';

type Overriding = Extract<Resolution, { kind: 'rejected' | 'modified' | 'responded' | 'taken_over' }>;

const overridingIn = ({ routing, resolution, delivery }: ProposalState): Overriding | undefined => {
  if (routing.route === 'escalate' || (delivery !== 'pending' && delivery !== 'received')) return undefined;
  switch (resolution.kind) {
    case 'rejected':
    case 'modified':
    case 'responded':
    case 'taken_over':
      return resolution;
    default:
      return undefined;
  }
};

const KINDS = { rejected: 'reject', modified: 'modify', responded: 'respond', taken_over: 'take-over' } as const;

const overrideOf = (state: ProposalState, resolution: Overriding, record: ProposalRecord | undefined): Override => {
  const proposed = record?.entry.action;
  const reason = resolution.kind === 'responded' ? resolution.message : resolution.reason;
  return deepFreeze({
    ...answered(state),
    kind: KINDS[resolution.kind],
    decisionId: resolution.decisionId,
    by: resolution.by,
    byName: resolution.byName,
    effectKey: state.escalationId,
    effect: record?.entry.finish?.phase ?? 'unknown',
    ...(reason === undefined ? {} : { reason }),
    ...(resolution.kind === 'rejected' ? { reasonCode: resolution.reasonCode } : {}),
    ...(proposed === undefined ? {} : { proposed: structuredClone(proposed) }),
    ...(resolution.kind === 'modified' && proposed !== undefined
      ? { action: structuredClone(modifiedAction(proposed, resolution)) }
      : {}),
  });
};

/**
 * Brings a reviewer's later "no" to the handler. The hub is told only after the handler resolved; until then it
 * delivers again, so a handler must stand being called twice with one `decisionId`.
 */
export const createOverrideDesk = ({ hub, book, background, warn }: AgentParts, handler: OverrideHandler) => {
  const running = new Set<DecisionId>();

  const deal = async (state: ProposalState, resolution: Overriding, record: ProposalRecord | undefined): Promise<void> => {
    try {
      await handler(overrideOf(state, resolution, record));
    } catch (cause) {
      warn(`onOverride failed for ${state.escalationId} and will be called again: ${String(cause)}`);
      return;
    }
    const { escalationId } = state;
    const { decisionId } = resolution;
    const sent = await hub.send(
      'decision:finish',
      { escalationId, decisionId, phase: 'applied' },
      { retry: 'forever', commandId: stepCommandId('override', escalationId, decisionId) },
    );
    if (!sent.ok && 'delivered' in sent.error) return;
    if (!sent.ok) warn(`The hub did not take the override of ${escalationId} as done: ${sent.error.message}`);
    if (record !== undefined) await book.drop(record);
  };

  return {
    take: (state: ProposalState): void => {
      const resolution = overridingIn(state);
      if (resolution === undefined || running.has(resolution.decisionId)) return;
      running.add(resolution.decisionId);
      const record = book.get(state.key);
      const work = () => deal(state, resolution, record).finally(() => running.delete(resolution.decisionId));
      // An effect that is running now must end first: only then is it known what there is to undo.
      background(record === undefined ? work() : book.inTurn(record, work));
    },
  };
};
