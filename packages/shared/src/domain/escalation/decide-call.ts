import type { Escalation } from '../../model/escalation.ts';
import { ok } from '../result.ts';
import type { At, Decided } from './decide.ts';
import { checkFence, heldByOther } from './guard.ts';
import { refuse } from './refuse.ts';

/**
 * A supervisor asks everybody in the tier now (SPEC O-06). The deadline stays, and leads to the
 * next step of the ladder as before. Whoever has it open keeps it.
 */
export const decideCall = (state: Escalation, fence: number, at: At): Decided => {
  if (heldByOther(state, at)) return refuse(state, 'ALREADY_CLAIMED', 'Somebody has this open.');
  const fresh = checkFence(state, fence);
  if (!fresh.ok) return fresh;
  if (state.audience !== 'tier') return ok([]);
  return ok([{ at: at.now, actor: at.actor.id, type: 'called', audience: 'everybody', deadlineAt: state.deadlineAt }]);
};
