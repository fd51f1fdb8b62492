import type { Escalation } from '../../model/escalation.ts';
import { ok } from '../result.ts';
import type { At, Decided } from './decide.ts';
import { refuse } from './refuse.ts';

/** A claim that still holds, by somebody else. */
export const heldByOther = (state: Escalation, { now, actor }: At): boolean =>
  state.status.kind === 'claimed' && state.status.by !== actor.id && state.status.leaseExpiresAt > now;

export const checkFence = (state: Escalation, fence: number): Decided =>
  fence === state.fence
    ? ok([])
    : refuse(state, 'STALE_FENCE', 'The item changed after you opened it. Look again.', { field: 'fence', limit: state.fence });

const checkHolder = (state: Escalation, at: At): Decided => {
  if (state.status.kind !== 'claimed')
    return state.assignee === null || state.assignee === at.actor.id
      ? ok([])
      : refuse(state, 'NOT_CLAIMED', 'This was given to somebody else. Claim it first.');
  if (heldByOther(state, at)) return refuse(state, 'ALREADY_CLAIMED', 'Somebody else has claimed this.');
  if (state.status.by !== at.actor.id || state.status.leaseExpiresAt <= at.now)
    return refuse(state, 'NOT_CLAIMED', 'Your claim has run out. Look again.');
  return ok([]);
};

/** Whether this person may act on what they have seen: nothing changed since, and nobody else has it. */
export const guard = (state: Escalation, fence: number, at: At): Decided => {
  const fresh = checkFence(state, fence);
  return fresh.ok ? checkHolder(state, at) : fresh;
};
