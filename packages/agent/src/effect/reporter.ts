import type { ProposalState } from '@countersign/shared/protocol/agent';
import type { WireError } from '@countersign/shared/protocol/wire-error';
import type { AgentParts } from '../agent-parts.ts';
import { stepCommandId } from '../command-ids.ts';
import type { Finish } from '../outbox/outbox-entry.ts';
import { refresh } from '../proposals/refresh.ts';
import type { ProposalRecord } from '../proposals/proposal-book.ts';

export interface Reporter {
  /** Stores what became of the effect, then tells the hub in the background for as long as it takes. */
  finish(record: ProposalRecord, finish: Omit<Finish, 'reported'>): Promise<void>;
  /** Tells the hub what was stored but not confirmed, after a restart for instance. */
  flush(record: ProposalRecord): Promise<void>;
}

/** A reviewer may still say no to what was run without waiting; to undo it, the entry is needed. */
const mayBeOverridden = ({ routing, resolution }: ProposalState): boolean =>
  routing.route === 'review' && resolution.kind !== 'approved';

/** Refusals that speak of the escalation, so that sending again is in vain. */
const isVerdict = ({ code, field }: WireError): boolean =>
  ['NOT_FOUND', 'NOT_ALLOWED', 'EXPIRED', 'WITHDRAWN', 'ALREADY_DECIDED', 'BAD_SCHEMA', 'LIMIT'].includes(code) ||
  (code === 'REVOKED' && field === 'decisionId');

export const createReporter = ({ hub, book, passed, warn, background, closing, onOverride }: AgentParts): Reporter => {
  const confirmed = async (record: ProposalRecord, finish: Finish, state: ProposalState): Promise<void> => {
    book.learn(record, state);
    if (onOverride !== undefined && mayBeOverridden(state)) await book.update(record, { finish: { ...finish, reported: true } });
    else await book.drop(record);
  };

  /** Somebody reviewed it before the report came: an approval is named in a second report, a "no" is an override's matter. */
  const reviewedMeanwhile = async (record: ProposalRecord, finish: Finish): Promise<void> => {
    const state = await refresh({ hub, book }, record, closing);
    if (state === undefined) return;
    if (state.resolution.kind === 'approved') {
      await book.update(record, { finish: { ...finish, decisionId: state.resolution.decisionId } });
      await send(record);
    } else await book.update(record, { finish: { ...finish, reported: true } });
  };

  const send = async (record: ProposalRecord): Promise<void> => {
    const { finish } = record.entry;
    if (finish === undefined || finish.reported) return;
    const { reported: _, ...input } = finish;
    passed('before-applied-ack');
    const commandId = stepCommandId('finish', finish.escalationId, finish.decisionId ?? '', finish.phase);
    const sent = await hub.send('decision:finish', input, { retry: 'forever', commandId });
    if (sent.ok) return confirmed(record, finish, sent.value);
    if ('delivered' in sent.error) return;
    if (sent.error.code === 'REVOKED' && sent.error.field === 'decisionId' && finish.decisionId === null)
      return reviewedMeanwhile(record, finish);
    // The token, or the hub itself, is the trouble: tried again on the next connection.
    if (!isVerdict(sent.error)) return;
    // A hub restored from a backup may have forgotten the decision. The entry stays, so that this key never runs again.
    warn(`The hub did not take the report of ${finish.escalationId}: ${sent.error.code} ${sent.error.message}`);
    await book.update(record, { finish: { ...finish, reported: true } });
  };

  const flushing = new WeakMap<ProposalRecord, Promise<void>>();
  const flush = (record: ProposalRecord): Promise<void> => {
    const running = flushing.get(record);
    if (running !== undefined) return running;
    const work = send(record).finally(() => flushing.delete(record));
    flushing.set(record, work);
    return work;
  };

  return {
    finish: async (record, finish) => {
      await book.update(record, { finish: { ...finish, reported: false } });
      background(flush(record));
    },
    flush,
  };
};
