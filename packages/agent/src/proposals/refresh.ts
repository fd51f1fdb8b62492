import type { ProposalState } from '@countersign/shared/protocol/agent';
import type { AgentParts } from '../agent-parts.ts';
import type { ProposalRecord } from './proposal-book.ts';

/** Asks the hub how one proposal stands, and takes the answer in. `undefined`: unknown there, or no answer. */
export const refresh = async (
  { hub, book }: Pick<AgentParts, 'hub' | 'book'>,
  record: ProposalRecord,
  signal: AbortSignal,
): Promise<ProposalState | undefined> => {
  const synced = await hub.send('agent:sync', { keys: [record.entry.key] }, { retry: 'forever', signal });
  const state = synced.ok ? synced.value.states[0] : undefined;
  if (state !== undefined && state.actionDigest === record.entry.actionDigest) book.learn(record, state);
  return state;
};
