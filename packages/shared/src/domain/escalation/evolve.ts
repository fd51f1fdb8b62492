import { ESCALATION_DEFAULTS, type Escalation, type Status } from '../../model/escalation.ts';
import type { Event, EventOf } from '../../model/event.ts';
import { assertNever } from '../result.ts';

type Fields = Partial<Omit<Escalation, 'status'>> & { readonly status?: Status };

const decisionOf = (state: Escalation) => {
  if (state.status.kind === 'holding' || state.status.kind === 'decided') return state.status.decision;
  throw new Error(`no decision in status ${state.status.kind}`);
};

/** Agents wait for escalations; on the other routes only an override needs to reach them. */
const needsDelivery = (state: Escalation, event: EventOf<'decided'>): boolean =>
  state.routing.route === 'escalate' || event.decision.verdict.kind !== 'approve';

const change = (state: Escalation, event: Exclude<Event, EventOf<'opened'>>): Fields => {
  const { status } = state;
  switch (event.type) {
    case 'claimed':
      return {
        status: { kind: 'claimed', by: event.by, leaseExpiresAt: event.leaseExpiresAt },
        fence: state.fence + 1,
        // Whoever takes an item that was given to somebody else has it.
        ...(state.assignee === event.by ? {} : { assignee: null, insisted: false }),
      };
    case 'renewed':
      return status.kind === 'claimed' ? { status: { ...status, leaseExpiresAt: event.leaseExpiresAt } } : {};
    case 'released':
      // The fence moves too: who was away past the lease must look again before deciding (X2).
      return { status: { kind: 'pending' }, fence: state.fence + 1 };
    case 'woken':
      return { status: { kind: 'pending' } };
    case 'snoozed':
      return { status: { kind: 'snoozed', by: event.by, until: event.until }, fence: state.fence + 1 };
    case 'raised':
      return {
        status: { kind: 'pending' },
        reviewTier: event.to,
        assignee: null,
        insisted: false,
        // The new tier is asked first; supervisors who were called are not sent away.
        audience: state.audience === 'supervisors' ? 'supervisors' : 'tier',
        fence: state.fence + 1,
        deadlineAt: event.deadlineAt,
        ...(event.round === undefined ? {} : { round: event.round }),
      };
    case 'called':
      // Whoever reads it for the supervisors goes on; for everybody it must be free.
      return event.audience === 'supervisors'
        ? { audience: event.audience, overdue: true, deadlineAt: event.deadlineAt }
        : {
            status: { kind: 'pending' },
            audience: event.audience,
            assignee: null,
            insisted: false,
            fence: state.fence + 1,
            deadlineAt: event.deadlineAt,
          };
    case 'assigned':
      return {
        status: { kind: 'pending' },
        reviewTier: event.to,
        assignee: event.assignee,
        insisted: event.insisted === true,
        fence: state.fence + 1,
      };
    case 'flagged':
      return { flagged: event.flagged };
    case 'held':
      return { status: { kind: 'holding', decision: event.decision, releaseAt: event.releaseAt } };
    case 'decision-reversed':
      return {
        status: { kind: 'claimed', by: decisionOf(state).by, leaseExpiresAt: event.leaseExpiresAt },
        fence: state.fence + 1,
      };
    case 'decided':
      return {
        status: { kind: 'decided', decision: event.decision },
        delivery: { phase: needsDelivery(state, event) ? 'pending' : 'none' },
      };
    case 'handed-back':
      return {
        status: {
          kind: 'handed_back',
          decision: decisionOf(state),
          at: event.at,
          ...(event.note === undefined ? {} : { note: event.note }),
        },
        // A take-over ends twice for an agent that waits: it hears of it at once, and again when the person hands back.
        ...(event.note === undefined || state.routing.route !== 'escalate' ? {} : { delivery: { phase: 'pending' as const } }),
      };
    case 'overdue':
      return { overdue: true, deadlineAt: null };
    case 'expired':
      return { status: { kind: 'expired', at: event.at }, delivery: { phase: 'pending' } };
    case 'withdrawn':
      return { status: { kind: 'withdrawn', at: event.at, reason: event.reason }, delivery: { phase: 'none' } };
    case 'superseded':
      return { status: { kind: 'superseded', at: event.at, by: event.by }, delivery: { phase: 'none' } };
    case 'received':
      return { delivery: { phase: 'received', at: event.at } };
    case 'begun':
      return { delivery: { phase: 'executing', permitExpiresAt: event.permitExpiresAt, at: event.at } };
    case 'reported':
      return { reported: event.phase };
    case 'finished':
      return { delivery: { phase: event.phase, at: event.at } };
    default:
      return assertNever(event);
  }
};

/** Applies one event. Total over `decide`'s output; version counts events (SPEC R-05). */
export const evolve = (state: Escalation | undefined, event: Event): Escalation => {
  if (event.type === 'opened') return { ...ESCALATION_DEFAULTS, ...event.escalation };
  if (state === undefined) throw new Error(`${event.type} before opened`);
  return { ...state, ...change(state, event), version: state.version + 1 };
};

/** The fold of a whole history. */
export const replay = (events: readonly Event[]): Escalation | undefined =>
  events.reduce<Escalation | undefined>(evolve, undefined);
