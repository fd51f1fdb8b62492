import { dueAt } from '@countersign/shared/domain/escalation/due';
import type { Escalation } from '@countersign/shared/model/escalation';
import { OPEN_STATUSES } from '@countersign/shared/model/escalation';
import type { Change, Settlement } from '../store/escalation-writes.ts';
import type { Working } from './working-set.ts';

/** Somebody has work with it: it waits, or a person took it over and has not handed it back. */
export const isOpen = ({ status }: Escalation): boolean =>
  (OPEN_STATUSES as readonly string[]).includes(status.kind) ||
  (status.kind === 'decided' && status.decision.verdict.kind === 'take_over');

/** When it stopped waiting, and by which person; a decision that is still held counts, until it is taken back. */
const settlementOf = ({ status }: Escalation): Settlement | null => {
  switch (status.kind) {
    case 'pending':
    case 'claimed':
    case 'snoozed':
      return null;
    case 'expired':
    case 'withdrawn':
    case 'superseded':
      return { at: status.at, by: null, verdict: null };
    case 'holding':
    case 'decided':
    case 'handed_back': {
      const { at, by, source, verdict } = status.decision;
      return source === 'policy' ? { at, by: null, verdict: null } : { at, by, verdict: verdict.kind };
    }
  }
};

/** How long the person who decided had read, where that was measured. */
const dwellOf = ({ events }: Pick<Working, 'events'>): number | null =>
  events.reduce<number | null>((dwell, { event }) => {
    const isVerdict = event.type === 'held' || event.type === 'decided';
    return (isVerdict ? event.telemetry?.activeDwellMs : undefined) ?? dwell;
  }, null);

/** The row to write for an escalation, with the columns that queries look at. */
export const changeOf = (working: Working): Change => {
  const { state, card, seq } = working.stored;
  return {
    state,
    card,
    seq,
    baseVersion: working.baseVersion,
    dueAt: dueAt(state),
    isOpen: isOpen(state),
    toDeliver: state.delivery.phase === 'pending',
    holder: state.status.kind === 'claimed' ? state.status.by : null,
    settled: settlementOf(state),
    dwellMs: dwellOf(working),
  };
};
