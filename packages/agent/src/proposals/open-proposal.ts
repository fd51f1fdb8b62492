import type { ProposalState } from '@countersign/shared/protocol/agent';
import type { AgentParts } from '../agent-parts.ts';
import type { ConflictOutcome, InvalidOutcome, UnavailableOutcome } from '../outcome/outcome.ts';
import type { Patience } from './patience.ts';
import type { ProposalRecord } from './proposal-book.ts';
import { refresh } from './refresh.ts';
import { refusedProposal, sendProposal } from './submit.ts';

export type Opened =
  | { readonly ok: true; readonly state: ProposalState }
  | { readonly ok: false; readonly outcome: InvalidOutcome | ConflictOutcome | UnavailableOutcome };

/** The hub is full and names a time to come back. Resolves early when the signal says so. */
const pause = (clock: AgentParts['clock'], ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const stop = clock.after(ms, () => end());
    const end = () => {
      stop();
      signal.removeEventListener('abort', end);
      resolve();
    };
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });

/** Gets a stored proposal to the hub, and the hub's answer back. A proposal that the hub will never take is forgotten. */
export const openProposal = async (parts: AgentParts, record: ProposalRecord, patience: Patience): Promise<Opened> => {
  const { entry } = record;
  const givenUp = () => ({ ok: false, outcome: patience.outcome() }) as const;
  for (;;) {
    parts.passed('before-send');
    const sending = sendProposal(parts, entry, patience.signal);
    parts.passed('after-send');
    const sent = await sending;
    if (sent.ok) return { ok: true, state: sent.value };
    const { error } = sent;
    if ('delivered' in error) return givenUp();
    if (error.code === 'IDEMPOTENCY_MISMATCH') {
      // A restarted agent often writes its context anew. With the same action it is the same proposal.
      const state = await refresh(parts, record, patience.signal);
      if (state?.actionDigest === entry.actionDigest) return { ok: true, state };
    } else if (error.retryAfterMs !== undefined) {
      await pause(parts.clock, error.retryAfterMs, patience.signal);
      if (!patience.signal.aborted) continue;
    }
    if (patience.signal.aborted) return givenUp();
    const outcome = refusedProposal(entry, error);
    if (outcome.kind !== 'unavailable') await parts.book.drop(record);
    return { ok: false, outcome };
  }
};
