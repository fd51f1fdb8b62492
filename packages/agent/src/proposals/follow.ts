import { assertNever } from '@countersign/shared/domain/result';
import type { ProposalState } from '@countersign/shared/protocol/agent';
import type { ProposeOptions } from '../agent-client.ts';
import type { AgentParts } from '../agent-parts.ts';
import { type Decided, askPermit } from '../effect/gate.ts';
import type { Reporter } from '../effect/reporter.ts';
import { createRunnable } from '../effect/runnable.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { type Reading, answered, readState } from '../outcome/read-state.ts';
import { takenOverOutcome } from '../outcome/taken-over.ts';
import { acknowledge } from './acknowledge.ts';
import { nextState } from './next-state.ts';
import { openProposal } from './open-proposal.ts';
import type { Patience } from './patience.ts';
import { refresh } from './refresh.ts';
import type { ProposalRecord } from './proposal-book.ts';

type ReadingOf<K extends Reading['kind']> = Extract<Reading, { kind: K }>;

/** Sends a stored proposal and follows it until it is answered, or the caller's patience ends. */
export const createFollower = (parts: AgentParts, reporter: Reporter) => {
  const { book, closing, passed, warn } = parts;

  const runnable = (
    record: ProposalRecord,
    state: ProposalState,
    { decided, by, byName, reason, modified }: ReadingOf<'runnable'>,
  ): Outcome => ({
    ...answered(state),
    ...createRunnable(parts, reporter, record, decided),
    kind: modified ? 'run-modified' : 'run',
    args: decided.action.arguments,
    by,
    byName,
    ...(reason === undefined ? {} : { reason }),
  });

  const mismatch = async (
    record: ProposalRecord,
    state: ProposalState,
    { message, decisionId }: ReadingOf<'mismatch'>,
  ): Promise<Outcome> => {
    warn(`${state.escalationId}: ${message}`);
    await reporter.finish(record, { escalationId: state.escalationId, decisionId, phase: 'refused', note: message });
    return { ...answered(state), kind: 'refuse', reasonCode: 'digest-mismatch', reason: message, by: 'sdk', byName: 'sdk' };
  };

  const final = async (
    record: ProposalRecord,
    state: ProposalState,
    reading: ReadingOf<'final'>,
    signal: AbortSignal,
  ): Promise<Outcome> => {
    const { outcome, receive } = reading;
    const isKnown = receive === undefined || (await acknowledge(parts, state.escalationId, receive, signal));
    // An override stays in the outbox until its handler has dealt with it.
    const awaitsHandler = outcome.kind === 'refuse' && state.routing.route !== 'escalate' && parts.onOverride !== undefined;
    if (isKnown && !awaitsHandler) await book.drop(record);
    return outcome;
  };

  const takenOver = async (
    record: ProposalRecord,
    state: ProposalState,
    { resolution }: ReadingOf<'taken-over'>,
    signal: AbortSignal,
  ): Promise<Outcome> => {
    const isBack = resolution.handback !== undefined;
    const isKnown = await acknowledge(parts, state.escalationId, resolution.decisionId, signal, isBack ? 'handback' : 'receive');
    if (isKnown && isBack) await book.drop(record);
    return takenOverOutcome(record, state, resolution, closing);
  };

  /** A caller's callback that throws must not take the proposal with it. */
  const tell = (onWaiting: ProposeOptions['onWaiting'], state: ProposalState): void => {
    try {
      onWaiting?.(answered(state));
    } catch (cause) {
      warn(`onWaiting failed for ${state.escalationId}: ${String(cause)}`);
    }
  };

  /** The next answer of the hub to this proposal, or what to tell the caller instead. */
  const answer = async (
    record: ProposalRecord,
    patience: Patience,
    onWaiting: ProposeOptions['onWaiting'],
  ): Promise<{ state: ProposalState; reading: Reading } | Outcome> => {
    const opened = await openProposal(parts, record, patience);
    if (!opened.ok) return opened.outcome;
    patience.acknowledged();
    book.learn(record, opened.state);
    passed('after-ack');
    const { supersedes } = record.entry;
    const replaced = supersedes && book.all().find(({ state: known }) => known?.escalationId === supersedes);
    // The hub does not tell an agent of what the agent did itself; who still waits for the old one should hear it.
    if (replaced !== undefined) parts.background(refresh(parts, replaced, closing));
    const isAnswer = (state: ProposalState) => readState(record.entry, state) !== undefined;
    if (record.state === undefined || !isAnswer(record.state)) {
      passed('waiting');
      tell(onWaiting, opened.state);
    }
    const state = await nextState(record, isAnswer, patience.signal);
    const reading = state === undefined ? undefined : readState(record.entry, state);
    if (state === undefined || reading === undefined) return patience.outcome();
    passed('decision-received');
    return { state, reading };
  };

  const follow = async (
    record: ProposalRecord,
    patience: Patience,
    onWaiting?: ProposeOptions['onWaiting'],
  ): Promise<Outcome> => {
    let refused: Decided['decisionId'] = null;
    for (;;) {
      const next = await answer(record, patience, onWaiting);
      if ('kind' in next) return next;
      const { state, reading } = next;
      switch (reading.kind) {
        case 'mismatch':
          return mismatch(record, state, reading);
        case 'final':
          return final(record, state, reading, patience.signal);
        case 'taken-over':
          return takenOver(record, state, reading, patience.signal);
        case 'runnable': {
          const { decisionId } = reading.decided;
          const permitted = await askPermit(parts, record, reading.decided, patience.signal);
          if (permitted.ok) return runnable(record, state, reading);
          if (record.entry.finish !== undefined)
            return { kind: 'already-done', key: state.key, phase: record.entry.finish.phase };
          if (permitted.error.code === 'unavailable') return patience.outcome();
          // Revoked, replaced, or forgotten by a restored hub: look once more, then take the refusal as it is.
          if (decisionId === null || refused === decisionId)
            return {
              ...answered(state),
              kind: 'refuse',
              reasonCode: 'not-permitted',
              reason: permitted.error.message,
              by: 'hub',
              byName: 'hub',
            };
          refused = decisionId;
          record.state = undefined;
          break;
        }
        default:
          return assertNever(reading);
      }
    }
  };

  return { follow };
};
