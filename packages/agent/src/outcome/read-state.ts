import { assertNever } from '@countersign/shared/domain/result';
import type { DecisionId } from '@countersign/shared/model/ids';
import type { ProposalState, Resolution } from '@countersign/shared/protocol/agent';
import { deepFreeze } from '../deep-freeze.ts';
import type { Decided } from '../effect/gate.ts';
import type { OutboxEntry } from '../outbox/outbox-entry.ts';
import { type Granting, bindDecision } from './decided-action.ts';
import type {
  AlreadyDoneOutcome,
  Answered,
  ExpiredOutcome,
  RefuseOutcome,
  RespondOutcome,
  Runnable,
  WithdrawnOutcome,
} from './outcome.ts';

/** What the hub's answer means for the agent, before any permit was asked for. */
export type Reading =
  | {
      readonly kind: 'runnable';
      readonly modified: boolean;
      readonly decided: Decided;
      readonly by: Runnable['by'];
      readonly byName: string;
      readonly reason?: string;
    }
  | { readonly kind: 'taken-over'; readonly resolution: Extract<Resolution, { kind: 'taken_over' }> }
  | {
      readonly kind: 'final';
      readonly outcome: RefuseOutcome | RespondOutcome | ExpiredOutcome | WithdrawnOutcome | AlreadyDoneOutcome;
      /** The decision whose receipt the hub waits for; `undefined` where it waits for none. */
      readonly receive?: DecisionId | null;
    }
  /** The decision does not fit our proposal. */
  | { readonly kind: 'mismatch'; readonly message: string; readonly decisionId: DecisionId | null };

export const answered = ({ key, escalationId, routing }: ProposalState): Answered => ({
  key,
  escalationId,
  route: routing.route,
  reasons: routing.reasons,
});

const isFinal = (phase: ProposalState['delivery']): phase is AlreadyDoneOutcome['phase'] =>
  phase === 'applied' || phase === 'refused' || phase === 'failed';

const because = (reason: string | undefined) => (reason === undefined ? {} : { reason });

const runnable = (entry: OutboxEntry, state: ProposalState, granting?: Granting): Reading => {
  const bound = bindDecision(entry, state, granting);
  const decisionId = granting?.decisionId ?? null;
  if (!bound.ok) return { kind: 'mismatch', message: bound.error, decisionId };
  return {
    kind: 'runnable',
    modified: granting?.kind === 'modified',
    by: granting?.by ?? 'policy',
    byName: granting?.byName ?? 'policy',
    ...because(granting?.reason),
    decided: {
      escalationId: state.escalationId,
      decisionId,
      action: deepFreeze(structuredClone(bound.value)),
      digest: granting?.decidedDigest ?? entry.actionDigest,
      needsPermit: state.routing.route === 'escalate',
    },
  };
};

/** A reviewer's "no" to an action that needed nobody: it reaches the agent as an override, and it must not run again. */
const overridden = (
  state: ProposalState,
  resolution: Exclude<Resolution, { kind: 'waiting' | 'approved' | 'expired' | 'withdrawn' }>,
): Reading => ({
  kind: 'final',
  outcome: {
    ...answered(state),
    kind: 'refuse',
    reasonCode: resolution.kind === 'rejected' ? resolution.reasonCode : 'overridden',
    ...('reason' in resolution ? because(resolution.reason) : {}),
    by: resolution.by,
    byName: resolution.byName,
  },
});

const alreadyDone = ({ key }: ProposalState, phase: AlreadyDoneOutcome['phase']): Reading => ({
  kind: 'final',
  outcome: { kind: 'already-done', key, phase },
});

const withoutWaiting = (entry: OutboxEntry, state: ProposalState): Reading => {
  const { resolution, delivery } = state;
  switch (resolution.kind) {
    case 'waiting':
      return isFinal(delivery) ? alreadyDone(state, delivery) : runnable(entry, state);
    case 'approved':
      return isFinal(delivery) ? alreadyDone(state, delivery) : runnable(entry, state, resolution);
    case 'expired':
    case 'withdrawn':
      return ended(state, resolution);
    default:
      return overridden(state, resolution);
  }
};

const ended = (state: ProposalState, resolution: Extract<Resolution, { kind: 'expired' | 'withdrawn' }>): Reading =>
  resolution.kind === 'expired'
    ? { kind: 'final', outcome: { ...answered(state), kind: 'expired' }, receive: null }
    : { kind: 'final', outcome: { ...answered(state), kind: 'withdrawn', reason: resolution.reason } };

/** Reads an answer. `undefined`: still waiting. */
export const readState = (entry: OutboxEntry, state: ProposalState): Reading | undefined => {
  if (state.routing.route !== 'escalate') return withoutWaiting(entry, state);
  const { resolution, delivery } = state;
  switch (resolution.kind) {
    case 'waiting':
      return undefined;
    case 'approved':
    case 'modified':
      return isFinal(delivery) ? alreadyDone(state, delivery) : runnable(entry, state, resolution);
    case 'rejected': {
      const { decisionId, by, byName, reasonCode, reason } = resolution;
      const outcome = { ...answered(state), kind: 'refuse', reasonCode, ...because(reason), by, byName } as const;
      return { kind: 'final', outcome, receive: decisionId };
    }
    case 'responded': {
      const { decisionId, by, byName, message } = resolution;
      return { kind: 'final', outcome: { ...answered(state), kind: 'respond', message, by, byName }, receive: decisionId };
    }
    case 'taken_over':
      return { kind: 'taken-over', resolution };
    case 'expired':
    case 'withdrawn':
      return ended(state, resolution);
    default:
      return assertNever(resolution);
  }
};
