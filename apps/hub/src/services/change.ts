import { dueAt } from '@countersign/shared/domain/escalation/due';
import type { Escalation } from '@countersign/shared/model/escalation';
import { OPEN_STATUSES } from '@countersign/shared/model/escalation';
import type { Change, EffectReport, Settlement } from '../store/escalation-writes.ts';
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
      if (source === 'policy') return { at, by: null, verdict: null };
      return { at, by, verdict: verdict.kind, reasonCode: 'reasonCode' in verdict ? verdict.reasonCode : undefined };
    }
  }
};

/** How long the person who decided had read, where that was measured. */
const dwellOf = ({ events }: Pick<Working, 'events'>): number | null =>
  events.reduce<number | null>((dwell, { event }) => {
    const isVerdict = event.type === 'held' || event.type === 'decided';
    return (isVerdict ? event.telemetry?.activeDwellMs : undefined) ?? dwell;
  }, null);

/** What the agent said last of the effect, where it said something now. */
const reportOf = ({ events }: Pick<Working, 'events'>): EffectReport | null =>
  events.reduce<EffectReport | null>(
    (report, { event }) =>
      event.type === 'finished' || event.type === 'reported'
        ? { phase: event.phase, at: event.at, cost: event.cost ?? report?.cost }
        : report,
    null,
  );

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
    handedBackAt: state.status.kind === 'handed_back' ? state.status.at : null,
    report: reportOf(working),
    facts: working.facts,
  };
};
