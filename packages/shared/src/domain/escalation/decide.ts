import type { Command } from '../../model/command.ts';
import type { Escalation } from '../../model/escalation.ts';
import type { Event } from '../../model/event.ts';
import type { Timestamp } from '../../model/ids.ts';
import type { Actor } from '../../model/principal.ts';
import { REVIEW_TIERS } from '../../model/vocabulary.ts';
import type { DomainError } from '../domain-error.ts';
import { type Result, assertNever, err, ok } from '../result.ts';
import { decideAssign } from './decide-assign.ts';
import { decideCall } from './decide-call.ts';
import { decideDelivery } from './decide-delivery.ts';
import { guard, heldByOther } from './guard.ts';
import { decideVerdict } from './decide-verdict.ts';
import { maySee } from './eligibility.ts';
import { fullFor } from './standing.ts';
import { refuse, refuseStatus } from './refuse.ts';
import { tick } from './tick.ts';
import { ALLOWED_FROM, GIVEN_BY } from './transitions.ts';

export type Decided = Result<readonly Event[], DomainError>;
export type At = { readonly now: Timestamp; readonly actor: Actor };

const NOT_FOUND: DomainError = {
  code: 'NOT_FOUND',
  message: 'No such escalation.',
  current: { status: 'withdrawn', fence: 0 },
};

/**
 * What a command does to an escalation: the events to append, or why not. Pure; the caller passes the
 * clock and the actor (SPEC ). An empty list means "already so".
 */
export const decide = (state: Escalation, command: Command, at: At): Decided => {
  const { now, actor } = at;
  const stamp = { at: now, actor: actor.id };
  if (!maySee(actor, state)) return err(NOT_FOUND);
  if (!GIVEN_BY[command.kind].includes(actor.role))
    return refuse(state, 'FORBIDDEN', `The role ${actor.role} may not ${command.kind}.`);
  if (!ALLOWED_FROM[command.kind].includes(state.status.kind)) return refuseStatus(state);

  switch (command.kind) {
    case 'claim': {
      const held = heldByOther(state, at);
      if (held) return refuse(state, 'ALREADY_CLAIMED', 'Somebody else has claimed this.');
      const full = fullFor(state, command.standing, actor);
      if (full !== null) return refuse(state, 'NOT_ALLOWED', 'You have as many items as you may have.', full);
      const mine = state.status.kind === 'claimed' && state.status.by === actor.id && state.status.leaseExpiresAt > now;
      const leaseExpiresAt = now + command.leaseMs;
      return ok([
        mine ? { ...stamp, type: 'renewed', leaseExpiresAt } : { ...stamp, type: 'claimed', by: actor.id, leaseExpiresAt },
      ]);
    }
    case 'renew': {
      const mayRenew = guard(state, command.fence, at);
      return mayRenew.ok ? ok([{ ...stamp, type: 'renewed', leaseExpiresAt: now + command.leaseMs }]) : mayRenew;
    }
    case 'release': {
      const mayRelease = guard(state, command.fence, at);
      return mayRelease.ok ? ok([{ ...stamp, type: 'released', why: 'reviewer' }]) : mayRelease;
    }
    case 'snooze': {
      const maySnooze = guard(state, command.fence, at);
      if (!maySnooze.ok) return maySnooze;
      if (command.until <= now)
        return refuse(state, 'BAD_SCHEMA', 'A snooze must end in the future.', { field: 'until', limit: now });
      if (command.until > now + LONGEST_SNOOZE_MS)
        return refuse(state, 'LIMIT', 'A snooze lasts 30 days at most.', { field: 'until', limit: now + LONGEST_SNOOZE_MS });
      if (state.deadlineAt !== null && command.until >= state.deadlineAt)
        return refuse(state, 'BAD_SCHEMA', 'A snooze must end before the deadline.', { field: 'until', limit: state.deadlineAt });
      return ok([{ ...stamp, type: 'snoozed', by: actor.id, until: command.until }]);
    }
    case 'wake':
      return ok([{ ...stamp, type: 'woken' }]);
    case 'raise': {
      const mayRaise = guard(state, command.fence, at);
      if (!mayRaise.ok) return mayRaise;
      const above = REVIEW_TIERS.slice(REVIEW_TIERS.indexOf(state.reviewTier) + 1);
      const to = command.to ?? above[0];
      if (to === undefined) return refuse(state, 'NOT_ALLOWED', 'There is no tier above this one.');
      if (!above.includes(to))
        return refuse(state, 'NOT_ALLOWED', 'Raise to a tier above this one.', { field: 'to', limit: above.join(' or ') });
      return ok([
        {
          ...stamp,
          type: 'raised',
          from: state.reviewTier,
          to,
          why: 'reviewer',
          deadlineAt: state.deadlineAt,
          ...(command.reason === undefined ? {} : { reason: command.reason }),
        },
      ]);
    }
    case 'assign':
      return decideAssign(state, command, at);
    case 'call':
      return decideCall(state, command.fence, at);
    case 'flag':
      return ok(
        // Another person's note on what is flagged already is news.
        state.flagged === command.flagged && command.note === undefined
          ? []
          : [
              {
                ...stamp,
                type: 'flagged',
                flagged: command.flagged,
                ...(command.note === undefined ? {} : { note: command.note }),
              },
            ],
      );
    case 'decide': {
      const mayDecide = guard(state, command.fence, at);
      return mayDecide.ok ? decideVerdict(state, command, at) : mayDecide;
    }
    case 'undo': {
      if (state.status.kind !== 'holding' || state.status.decision.decisionId !== command.decisionId) return refuseStatus(state);
      if (state.status.decision.by !== actor.id) return refuse(state, 'FORBIDDEN', 'Only who decided can undo.');
      if (state.status.releaseAt <= now)
        return refuse(state, 'ALREADY_DECIDED', 'The undo time is over; the agent has the decision.');
      return ok([{ ...stamp, type: 'decision-reversed', decisionId: command.decisionId, leaseExpiresAt: now + UNDO_LEASE_MS }]);
    }
    case 'hand-back': {
      if (state.status.kind !== 'decided' || state.status.decision.verdict.kind !== 'take_over') return refuseStatus(state);
      if (state.status.decision.decisionId !== command.decisionId) return refuseStatus(state);
      if (state.status.decision.by !== actor.id && actor.role !== 'supervisor')
        return refuse(state, 'FORBIDDEN', 'Only who took over, or a supervisor, can hand back.');
      return ok([{ ...stamp, type: 'handed-back', note: command.note ?? '' }]);
    }
    case 'withdraw':
      return ok([{ ...stamp, type: 'withdrawn', reason: command.reason }]);
    case 'supersede':
      return ok([{ ...stamp, type: 'superseded', by: command.by }]);
    case 'tick':
      return ok(tick(state, now, actor.id));
    case 'receive':
    case 'begin':
    case 'finish':
      return decideDelivery(state, command, at);
    default:
      return assertNever(command);
  }
};

/** What nobody waits for has no deadline that would end a snooze. */
const LONGEST_SNOOZE_MS = 30 * 86_400_000;

/** A claim that an undo gives back, so that the reviewer can decide again at leisure. */
const UNDO_LEASE_MS = 120_000;
