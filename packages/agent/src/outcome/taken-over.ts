import type { ProposalState, Resolution } from '@countersign/shared/protocol/agent';
import { nextState } from '../proposals/next-state.ts';
import type { ProposalRecord } from '../proposals/proposal-book.ts';
import type { TakenOverOutcome } from './outcome.ts';
import { answered } from './read-state.ts';

const handbackIn = ({ resolution }: ProposalState): string | undefined =>
  resolution.kind === 'taken_over' ? resolution.handback : undefined;

export const takenOverOutcome = (
  record: ProposalRecord,
  state: ProposalState,
  { by, byName, reason }: Extract<Resolution, { kind: 'taken_over' }>,
  closing: AbortSignal,
): TakenOverOutcome => ({
  ...answered(state),
  kind: 'taken-over',
  by,
  byName,
  ...(reason === undefined ? {} : { reason }),
  handedBack: async () => {
    const later = await nextState(record, (next) => handbackIn(next) !== undefined, closing);
    if (later === undefined) throw new Error('The client was closed before the person handed back.');
    return { note: handbackIn(later) ?? '' };
  },
});
