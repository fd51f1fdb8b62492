import type { Escalation } from '@countersign/shared/model/escalation';
import { OPEN_STATUSES } from '@countersign/shared/model/escalation';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { Stored } from '../store/escalation-store.ts';
import type { Change } from '../store/escalation-writes.ts';

/** Somebody has work with it: it waits, or a person took it over and has not handed it back. */
export const isOpen = ({ status }: Escalation): boolean =>
  (OPEN_STATUSES as readonly string[]).includes(status.kind) ||
  (status.kind === 'decided' && status.decision.verdict.kind === 'take_over');

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
