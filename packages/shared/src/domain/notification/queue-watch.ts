import type { Money } from '../../model/action.ts';
import type { StatusKind } from '../../model/escalation.ts';
import type { EscalationId, PrincipalId, Timestamp } from '../../model/ids.ts';
import type { Audience, ReviewTier, RiskClass, Route } from '../../model/vocabulary.ts';
import type { DeadlineShare, NotificationEvent, Subject } from './event.ts';

/** The part of a queue's row that notifications look at. */
export type WatchedItem = {
  readonly id: EscalationId;
  readonly agentName: string;
  readonly actionName: string;
  readonly target?: string | undefined;
  readonly amount?: Money | undefined;
  readonly routing: { readonly route: Route; readonly riskClass: RiskClass };
  readonly reviewTier: ReviewTier;
  readonly openedAt: Timestamp;
  readonly deadlineAt: Timestamp | null;
  readonly status: { readonly kind: StatusKind; readonly by?: PrincipalId | undefined };
  readonly assignee?: PrincipalId | undefined;
  readonly audience?: Exclude<Audience, 'tier'> | undefined;
};

type Seen = {
  readonly item: WatchedItem;
  readonly share: DeadlineShare | 0;
  /** When the next share is reached. The same row says nothing new before. */
  readonly nextAt: Timestamp;
};

/** What was in the queue when it was last looked at. */
export type Watch = {
  /** The first look tells of nothing: what was there before is the badge's business. */
  readonly isPrimed: boolean;
  readonly seen: ReadonlyMap<EscalationId, Seen>;
};
export const EMPTY_WATCH: Watch = { isPrimed: false, seen: new Map() };

export type Watched = {
  readonly watch: Watch;
  readonly events: readonly NotificationEvent[];
  readonly settled: Readonly<Record<'decided' | 'claimed' | 'left', readonly EscalationId[]>>;
  /** When the next deadline share is reached; null without any. */
  readonly nextAt: Timestamp | null;
};

const SHARES = [50, 80, 100] as const;

/** The holder: who claimed it, else whom it was given to. */
export const holderOf = ({ status, assignee }: WatchedItem, me: PrincipalId): Subject['holder'] => {
  const by = status.kind === 'claimed' ? status.by : assignee;
  return by === undefined ? 'nobody' : by === me ? 'me' : 'other';
};

export const subjectOf = (item: WatchedItem, me: PrincipalId): Subject => ({
  id: item.id,
  tier: item.reviewTier,
  risk: item.routing.riskClass,
  deadlineAt: item.deadlineAt,
  actionName: item.actionName,
  agentName: item.agentName,
  holder: holderOf(item, me),
  ...(item.amount === undefined ? {} : { amount: item.amount }),
  ...(item.target === undefined ? {} : { payee: item.target }),
  ...(item.audience === undefined ? {} : { isForAll: true }),
});

/** Somebody is waited for: what ran already, is asleep or decided disturbs nobody. */
const waits = ({ status, routing }: WatchedItem): boolean =>
  routing.route === 'escalate' && (status.kind === 'pending' || status.kind === 'claimed');

const shareAt = ({ openedAt, deadlineAt }: WatchedItem, share: DeadlineShare): Timestamp | null =>
  deadlineAt === null ? null : openedAt + Math.ceil(((deadlineAt - openedAt) * share) / 100);

const shareReached = (item: WatchedItem, now: Timestamp): DeadlineShare | 0 =>
  SHARES.findLast((share) => (shareAt(item, share) ?? Infinity) <= now) ?? 0;

const see = (item: WatchedItem, now: Timestamp): Seen => ({
  item,
  share: shareReached(item, now),
  nextAt: SHARES.map((share) => shareAt(item, share) ?? Infinity).find((at) => at > now) ?? Infinity,
});

/** A deadline that passed gave it a new one, or more people were called: whoever may take it hears of it again. */
const isAskedAgain = ({ item: before }: Seen, item: WatchedItem): boolean =>
  (before.deadlineAt !== null && item.deadlineAt !== null && item.deadlineAt > before.deadlineAt) ||
  (item.audience !== undefined && item.audience !== before.audience);

const eventsOf = (
  before: Seen | undefined,
  item: WatchedItem,
  share: DeadlineShare | 0,
  me: PrincipalId,
): NotificationEvent[] => {
  const subject = subjectOf(item, me);
  const isNew =
    before === undefined ||
    (before.item.status.kind === 'snoozed' && item.status.kind === 'pending') ||
    isAskedAgain(before, item);
  const wasMine = before !== undefined && holderOf(before.item, me) === 'me';
  const wasAssigned = before?.item.assignee === me;
  const events: NotificationEvent[] = [];
  if (item.assignee === me && !wasAssigned && item.status.kind === 'pending') events.push({ kind: 'assigned', item: subject });
  else if (isNew && item.status.kind === 'pending') events.push({ kind: 'new-item', item: subject });
  else if (wasMine && wasAssigned && subject.holder === 'other') events.push({ kind: 'taken', item: subject });
  if (before !== undefined && item.audience === 'supervisors' && before.item.audience !== 'supervisors')
    events.push({ kind: 'warning', rule: 'called', tier: item.reviewTier, severity: 'breach' });
  // What is first seen near its deadline is new, and says how much time is left.
  if (share !== 0 && before !== undefined && share > before.share) events.push({ kind: 'deadline', item: subject, share });
  return events;
};

/** Compares the queue with what was last seen of it: what is new, what was given or taken, what comes near its deadline, what is over. */
export const watchQueue = (
  before: Watch,
  items: Iterable<WatchedItem>,
  closed: Iterable<EscalationId>,
  me: PrincipalId,
  now: Timestamp,
): Watched => {
  const seen = new Map<EscalationId, Seen>();
  const events: NotificationEvent[] = [];
  const settled = { decided: [] as EscalationId[], claimed: [] as EscalationId[], left: [] as EscalationId[] };
  const wasDecided = new Set(closed);
  let nextAt = Infinity;
  for (const item of items) {
    const known = before.seen.get(item.id);
    const isSame = known?.item === item && now < known.nextAt;
    const found = isSame ? known : see(item, now);
    seen.set(item.id, found);
    if (waits(item)) nextAt = Math.min(nextAt, found.nextAt);
    // Rows are replaced, never changed: in a long queue nearly all of them end here.
    if (isSame) continue;
    if (!waits(item)) {
      const isOver = item.status.kind !== 'snoozed';
      if (known !== undefined && waits(known.item)) settled[isOver ? 'decided' : 'left'].push(item.id);
      continue;
    }
    if (before.isPrimed) events.push(...eventsOf(known, item, found.share, me));
    const isHeld = item.status.kind === 'claimed' || holderOf(item, me) === 'other';
    const wasHeld = known !== undefined && (known.item.status.kind === 'claimed' || holderOf(known.item, me) === 'other');
    if (known !== undefined && isHeld && !wasHeld) settled.claimed.push(item.id);
  }
  for (const [id, { item }] of before.seen) {
    if (!seen.has(id) && waits(item)) settled[wasDecided.has(id) ? 'decided' : 'left'].push(id);
  }
  return { watch: { isPrimed: true, seen }, events, settled, nextAt: nextAt === Infinity ? null : nextAt };
};
