import type { ProposalState } from '@countersign/shared/protocol/agent';
import type { ProposalRecord } from './proposal-book.ts';

/** The first state, the known one included, that `wanted` accepts; `undefined` when the signal came first. */
export const nextState = (
  record: ProposalRecord,
  wanted: (state: ProposalState) => boolean,
  signal: AbortSignal,
): Promise<ProposalState | undefined> => {
  if (signal.aborted) return Promise.resolve(undefined);
  if (record.state !== undefined && wanted(record.state)) return Promise.resolve(record.state);
  return new Promise((resolve) => {
    const end = (state: ProposalState | undefined) => {
      record.listeners.delete(onState);
      signal.removeEventListener('abort', onAbort);
      resolve(state);
    };
    const onState = (state: ProposalState) => {
      if (wanted(state)) end(state);
    };
    const onAbort = () => end(undefined);
    record.listeners.add(onState);
    signal.addEventListener('abort', onAbort);
  });
};
