import type { Escalation } from '../../model/escalation.ts';
import type { Event } from '../../model/event.ts';
import type { PrincipalId, Timestamp } from '../../model/ids.ts';
import { SYSTEM_ACTOR } from '../../model/principal.ts';
import { type NextStep, REVIEW_TIERS, type ReviewTier } from '../../model/vocabulary.ts';

type Rung = { readonly to: ReviewTier; readonly afterMs: number };

const rankOf = (tier: ReviewTier): number => REVIEW_TIERS.indexOf(tier);

/** The steps of one round: those of the policy, or the tiers above the one that it began in, each with a whole waiting period. */
const roundOf = ({ ladder, deadlineMs, routing }: Escalation): readonly Rung[] => {
  if (ladder === null || deadlineMs === null) return [];
  if (ladder.steps.length > 0) return ladder.steps;
  return REVIEW_TIERS.slice(rankOf(routing.reviewTier) + 1).map((to) => ({ to, afterMs: deadlineMs }));
};

/** The next step that does not lead to a lower tier than the item's own, and how many are behind it then. */
const nextRung = (state: Escalation): { readonly rung: Rung; readonly round: number } | null => {
  const steps = roundOf(state);
  const all = steps.length * (1 + (state.ladder?.loops ?? 0));
  for (let at = state.round; at < all; at++) {
    const rung = steps[at % steps.length];
    if (rung !== undefined && rankOf(rung.to) >= rankOf(state.reviewTier)) return { rung, round: at + 1 };
  }
  return null;
};

/** Asks everybody in the tier; then, or where there are no terms for that, the supervisors, and goes on waiting. */
const called = (state: Escalation, stamp: { readonly at: Timestamp; readonly actor: PrincipalId }): Event =>
  state.ladder !== null && state.audience === 'tier'
    ? { ...stamp, type: 'called', audience: 'everybody', deadlineAt: stamp.at + state.ladder.everybodyMs }
    : { ...stamp, type: 'called', audience: 'supervisors', deadlineAt: null };

/** What an item without a ladder does: older hubs opened it. */
const raisedOnce = (state: Escalation, stamp: { readonly at: Timestamp; readonly actor: PrincipalId }): Event => {
  const to = REVIEW_TIERS[rankOf(state.reviewTier) + 1];
  if (to === undefined) return { ...stamp, type: 'overdue' };
  const deadlineAt = state.deadlineMs === null ? null : stamp.at + state.deadlineMs;
  return { ...stamp, type: 'raised', from: state.reviewTier, to, why: 'deadline', deadlineAt };
};

/**
 * The deadline of an item that raises has passed: the next step, through all rounds; then everybody in the tier; then the
 * supervisors, for whom it waits without an end. No step decides anything (SPEC O-01 to O-05).
 */
export const climb = (state: Escalation, now: Timestamp, actor: PrincipalId): Event => {
  const stamp = { at: now, actor };
  if (state.ladder === null) return raisedOnce(state, stamp);
  const next = nextRung(state);
  if (next === null) return called(state, stamp);
  const { rung, round } = next;
  const { reviewTier: from } = state;
  return { ...stamp, type: 'raised', from, to: rung.to, why: 'deadline', deadlineAt: now + rung.afterMs, round };
};

/** What the deadline of an item with a ladder does; null where it does something else, or there is none. */
export const nextStep = (state: Escalation): NextStep | null => {
  if (state.ladder === null || state.deadlineAt === null || state.onDeadline !== 'raise') return null;
  const event = climb(state, state.deadlineAt, SYSTEM_ACTOR.id);
  if (event.type === 'called') return event.audience;
  if (event.type !== 'raised') return null;
  return event.from === event.to ? 'again' : event.to;
};
