import type { Command } from '../../model/command.ts';
import type { Escalation, Routing } from '../../model/escalation.ts';
import { REVIEW_TIERS, type ReviewTier } from '../../model/vocabulary.ts';
import { ok } from '../result.ts';
import type { At, Decided } from './decide.ts';
import { checkFence, heldByOther } from './guard.ts';
import { refuse } from './refuse.ts';
import { whyNotGiven } from './standing.ts';

type Assign = Extract<Command, { kind: 'assign' }>;

/** The lowest tier that may have it: what can do most harm, and what nobody can read, never goes to a junior. */
export const lowestTier = ({ riskClass, reasons }: Pick<Routing, 'riskClass' | 'reasons'>): ReviewTier =>
  riskClass === 'critical' || reasons.includes('uninspectable_action') ? 'senior_reviewer' : 'junior_reviewer';

/** Gives an item to another tier or person. A claim that still holds is only taken away when asked for (SPEC R-25). */
export const decideAssign = (state: Escalation, command: Assign, at: At): Decided => {
  const taken = heldByOther(state, at);
  if (taken && !command.force) return refuse(state, 'ALREADY_CLAIMED', 'Somebody has this open.');
  const fresh = checkFence(state, command.fence);
  if (!fresh.ok) return fresh;
  const to = command.reviewTier ?? state.reviewTier;
  const least = lowestTier(state.routing);
  // A policy of the team's own may have put it there: then it can still be given to a person, and taken back from one.
  if (to !== state.reviewTier && REVIEW_TIERS.indexOf(to) < REVIEW_TIERS.indexOf(least))
    return refuse(state, 'NOT_ALLOWED', 'This item may not go below that tier.', { field: 'reviewTier', limit: least });
  if (command.assignee && !command.assignee.tiers.includes(to))
    return refuse(state, 'NOT_ALLOWED', 'This person does not have that tier.', { field: 'assignee', limit: to });
  const whyNot = command.assignee ? whyNotGiven(state, command.assignee.id, command.assignee.standing, at.now) : null;
  if (whyNot !== null && !command.force) return refuse(state, 'NOT_ALLOWED', whyNot.message, whyNot.at);
  const kept = to === state.reviewTier ? state.assignee : null;
  const assignee = command.assignee === undefined ? kept : (command.assignee?.id ?? null);
  const isThere = to === state.reviewTier && assignee === state.assignee && state.status.kind === 'pending';
  if (isThere && (whyNot === null || state.insisted)) return ok([]);
  const takenFrom = taken && state.status.kind === 'claimed' ? state.status.by : null;
  // Without a new person it is as it was.
  const insisted = command.assignee === undefined ? assignee !== null && state.insisted : whyNot !== null;
  return ok([
    {
      at: at.now,
      actor: at.actor.id,
      type: 'assigned',
      from: state.reviewTier,
      to,
      assignee,
      takenFrom,
      ...(insisted ? { insisted } : {}),
    },
  ]);
};
