import type { Escalation } from '@countersign/shared/model/escalation';
import { OPEN_STATUSES } from '@countersign/shared/model/escalation';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { Change, Stored } from '../store/escalation-store.ts';

export const isOpen = (state: Escalation): boolean => (OPEN_STATUSES as readonly string[]).includes(state.status.kind);

/** The row to write for an escalation, with the columns that queries look at. */
export const changeOf = ({ state, card, seq }: Stored, baseVersion: number, dueAt: Timestamp | null): Change => ({
  state,
  card,
  seq,
  baseVersion,
  dueAt,
  isOpen: isOpen(state),
  toDeliver: state.delivery.phase === 'pending',
});
