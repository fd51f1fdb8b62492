import type { Escalation } from '../../model/escalation.ts';
import type { Timestamp } from '../../model/ids.ts';

const statusDueAt = ({ status }: Escalation): Timestamp | null => {
  switch (status.kind) {
    case 'claimed':
      return status.leaseExpiresAt;
    case 'snoozed':
      return status.until;
    case 'holding':
      return status.releaseAt;
    default:
      return null;
  }
};

const canExpire = ({ status }: Escalation): boolean =>
  status.kind === 'pending' || status.kind === 'claimed' || status.kind === 'snoozed';

/** When the clock must look at this item next, or null for never. */
export const dueAt = (state: Escalation): Timestamp | null => {
  const times = [statusDueAt(state), canExpire(state) ? state.deadlineAt : null].filter((t) => t !== null);
  return times.length === 0 ? null : Math.min(...times);
};

export const deadlinePassed = (state: Escalation, now: Timestamp): boolean =>
  canExpire(state) && state.deadlineAt !== null && state.deadlineAt <= now;
