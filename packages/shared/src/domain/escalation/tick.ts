import type { Escalation } from '../../model/escalation.ts';
import type { Event } from '../../model/event.ts';
import type { PrincipalId, Timestamp } from '../../model/ids.ts';
import { deadlinePassed } from './due.ts';
import { climb } from './ladder.ts';

/** The deadline has passed: never an approval (SPEC R-20). */
const atDeadline = (state: Escalation, now: Timestamp, actor: PrincipalId): Event => {
  const stamp = { at: now, actor };
  if (state.onDeadline === 'reject') return { ...stamp, type: 'expired' };
  return state.onDeadline === 'raise' ? climb(state, now, actor) : { ...stamp, type: 'overdue' };
};

/** The end of a lease or a snooze. */
const atStatusEnd = ({ status }: Escalation, now: Timestamp, actor: PrincipalId): readonly Event[] => {
  const stamp = { at: now, actor };
  if (status.kind === 'claimed' && status.leaseExpiresAt <= now) return [{ ...stamp, type: 'released', why: 'lease-expired' }];
  if (status.kind === 'snoozed' && status.until <= now) return [{ ...stamp, type: 'woken' }];
  return [];
};

/** Whatever is due now: a held decision is released, a lease or a snooze ends, the deadline is met. */
export const tick = (state: Escalation, now: Timestamp, actor: PrincipalId): readonly Event[] => {
  const { status } = state;
  if (status.kind === 'holding')
    return status.releaseAt <= now ? [{ at: now, actor, type: 'decided', decision: status.decision }] : [];
  return [...atStatusEnd(state, now, actor), ...(deadlinePassed(state, now) ? [atDeadline(state, now, actor)] : [])];
};
