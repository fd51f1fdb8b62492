import { type Result, err, ok } from '@countersign/shared/domain/result';
import type { EscalationId, SubmissionKey } from '@countersign/shared/model/ids';
import type { AgentParts } from '../agent-parts.ts';
import { stepCommandId } from '../command-ids.ts';
import { shortNote } from '../effect/short-note.ts';
import type { ProposalRecord } from './proposal-book.ts';
import { submit } from './submit.ts';

export type WithdrawRefusal = {
  /** `not-found`: nothing is open under this key. `too-late`: it was decided, or its time is over. */
  readonly code: 'not-found' | 'too-late' | 'unavailable';
  readonly message: string;
};

const refuse = (code: WithdrawRefusal['code'], message: string): Result<never, WithdrawRefusal> => err({ code, message });

const escalationOf = async (
  { hub, closing }: AgentParts,
  key: SubmissionKey,
  record: ProposalRecord | undefined,
): Promise<Result<EscalationId, WithdrawRefusal>> => {
  if (record?.state !== undefined) return ok(record.state.escalationId);
  // The hub may or may not have it yet: sending it again makes sure, and names the escalation.
  const sent = record === undefined ? undefined : await submit({ hub }, record, closing);
  if (sent !== undefined) return sent.ok ? ok(sent.value.escalationId) : refuse('unavailable', sent.error.message);
  const synced = await hub.send('agent:sync', { keys: [key] }, { retry: 'forever', signal: closing });
  if (!synced.ok) return refuse('unavailable', synced.error.message);
  const [state] = synced.value.states;
  return state === undefined ? refuse('not-found', 'The hub knows no proposal of this key.') : ok(state.escalationId);
};

/** Takes a proposal back, if nobody has decided yet. Whoever waits for it is told `withdrawn`. */
export const withdrawProposal = async (
  parts: AgentParts,
  key: SubmissionKey,
  reason: string,
): Promise<Result<null, WithdrawRefusal>> => {
  const { hub, book, closing } = parts;
  const record = book.get(key);
  const escalation = await escalationOf(parts, key, record);
  if (!escalation.ok) return escalation;
  const escalationId = escalation.value;
  const sent = await hub.send(
    'escalation:withdraw',
    { escalationId, reason: shortNote(reason) },
    { retry: 'forever', commandId: stepCommandId('withdraw', escalationId), signal: closing },
  );
  if (!sent.ok && 'delivered' in sent.error) return refuse('unavailable', sent.error.message);
  if (!sent.ok && sent.error.code === 'NOT_FOUND') return refuse('not-found', sent.error.message);
  if (!sent.ok && sent.error.code !== 'WITHDRAWN') return refuse('too-late', sent.error.message);
  if (record !== undefined) {
    if (sent.ok) book.learn(record, sent.value);
    await book.drop(record);
  }
  return ok(null);
};
