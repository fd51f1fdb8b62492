import type { Decision } from '../model/decision.ts';
import type { Escalation } from '../model/escalation.ts';
import type { PrincipalId } from '../model/ids.ts';
import type { ProposalState, Resolution } from './agent.ts';

type NameOf = (id: PrincipalId) => string;

const resolutionOfDecision = (decision: Decision, handback: string | undefined, nameOf: NameOf): Resolution => {
  const { decisionId, decidedDigest, by, verdict } = decision;
  const who = { decisionId, by, byName: nameOf(by) };
  const reason = 'reason' in verdict && verdict.reason !== undefined ? { reason: verdict.reason } : {};
  switch (verdict.kind) {
    case 'approve':
      return { kind: 'approved', decidedDigest, ...who, ...reason };
    case 'modify': {
      const amount = verdict.amount === undefined ? {} : { amount: verdict.amount };
      return { kind: 'modified', decidedDigest, ...who, arguments: verdict.arguments, ...amount, ...reason };
    }
    case 'reject':
      return { kind: 'rejected', ...who, reasonCode: verdict.reasonCode, ...reason };
    case 'respond':
      return { kind: 'responded', ...who, message: verdict.message };
    case 'take_over':
      return { kind: 'taken_over', ...who, ...reason, ...(handback === undefined ? {} : { handback }) };
  }
};

const resolutionOf = ({ status }: Escalation, nameOf: NameOf): Resolution => {
  switch (status.kind) {
    case 'pending':
    case 'claimed':
    case 'snoozed':
    // A held decision is still "waiting" for the agent: it sees nothing before the release (UX-06).
    case 'holding':
      return { kind: 'waiting' };
    case 'decided':
      return resolutionOfDecision(status.decision, undefined, nameOf);
    case 'handed_back':
      return resolutionOfDecision(status.decision, status.note, nameOf);
    case 'expired':
      return { kind: 'expired', at: status.at };
    case 'withdrawn':
      return { kind: 'withdrawn', reason: status.reason };
    case 'superseded':
      return { kind: 'withdrawn', reason: 'superseded' };
  }
};

/** An escalation as its agent sees it: the same in the hub and in the SDK's test hub. */
export const proposalStateOf = (state: Escalation, nameOf: NameOf): ProposalState => ({
  escalationId: state.id,
  key: state.key,
  actionDigest: state.actionDigest,
  routing: state.routing,
  resolution: resolutionOf(state, nameOf),
  // Until a person overrides it, the outcome of an action that did not wait is all there is to know.
  delivery: state.delivery.phase === 'none' && state.reported !== null ? state.reported : state.delivery.phase,
});
