import type { ProposalState } from '@countersign/shared/protocol/agent';
import type { WireError } from '@countersign/shared/protocol/wire-error';
import type { Sent } from '@countersign/shared/client/hub-client';
import type { AgentParts } from '../agent-parts.ts';
import type { ConflictOutcome, InvalidOutcome, UnavailableOutcome } from '../outcome/outcome.ts';
import type { OutboxEntry } from '../outbox/outbox-entry.ts';
import type { ProposalRecord } from './proposal-book.ts';

/** Sends a proposal that is durable. The hub answers with what it knows of the key: a repeat gets the current state. */
export const sendProposal = (
  { hub }: Pick<AgentParts, 'hub'>,
  { key, action, actionDigest, context, supersedes }: OutboxEntry,
  signal: AbortSignal,
): Promise<Sent<ProposalState>> => {
  const input = { key, action, actionDigest, context, ...(supersedes === undefined ? {} : { supersedes }) };
  return hub.send('escalation:open', input, { retry: 'forever', signal });
};

/** The same for whoever cannot know whether it is durable yet. */
export const submit = async (
  parts: Pick<AgentParts, 'hub'>,
  record: ProposalRecord,
  signal: AbortSignal,
): Promise<Sent<ProposalState>> => {
  await record.stored;
  return sendProposal(parts, record.entry, signal);
};

/** A refusal that sending again would not change. */
export const refusedProposal = (
  { key }: OutboxEntry,
  { code, message, field, limit }: WireError,
): InvalidOutcome | ConflictOutcome | UnavailableOutcome => {
  switch (code) {
    case 'IDEMPOTENCY_MISMATCH':
      return { kind: 'conflict', key, message };
    case 'BAD_SCHEMA':
    case 'LIMIT':
    case 'DEPTH':
    case 'HASH_MISMATCH':
    case 'NOT_FOUND':
    case 'NOT_ALLOWED':
      return { kind: 'invalid', problems: [{ field: field ?? 'proposal', message, ...(limit === undefined ? {} : { limit }) }] };
    default:
      return { kind: 'unavailable', key, why: 'hub-error', message: `${code}: ${message}` };
  }
};
