import { assertNever } from '../result.ts';
import type { Environment, User } from './environment.ts';
import { type NotificationEvent, isItemEvent } from './event.ts';
import { BURST_MS, HOUR_MS, type Memory, isAlive } from './memory.ts';
import { isQuiet } from './preferences.ts';
import { HUB_NOTICE_MS, type Profile, type Urgency } from './profile.ts';

export type TellableEvent = Exclude<NotificationEvent, { readonly kind: 'look' }>;

/** What became of an event, and by which of the nine lines. */
export type Outcome = {
  readonly line: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 9;
  readonly what: 'none' | 'in-app' | 'update' | 'badge' | 'deferred' | 'folded' | 'toast';
};

/** More toasts than this in an hour are summed up instead. */
export const HOURLY_BUDGET = 6;
export const WARNING_GAP_MS = 15 * 60_000;

const RANK: Readonly<Record<Urgency, number>> = { low: 0, normal: 1, critical: 2 };
export const isLouder = (one: Urgency, other: Urgency): boolean => RANK[one] > RANK[other];

const tierOf = (event: TellableEvent) => (isItemEvent(event) ? event.item.tier : event.kind === 'warning' ? event.tier : null);

/** Free to whoever has time, and nobody was called to it by name or all together. */
const isForAnybody = (event: TellableEvent): boolean =>
  (event.kind === 'new-item' || event.kind === 'deadline' || event.kind === 'second-review') &&
  event.item.holder === 'nobody' &&
  event.item.isForAll !== true;

/** Line 1: availability, role, tier, muted queue, own action, and what is too small to be told. */
const isEligible = (event: TellableEvent, user: User, environment: Environment, memory: Memory): boolean => {
  if (event.kind === 'decision-failed') return true;
  if ('by' in event && event.by === user.id) return false;
  if (environment.isUnavailable === true && isForAnybody(event)) return false;
  const tier = tierOf(event);
  if (tier !== null && user.preferences.tiers[tier] === 'none') return false;
  const leavesMe = event.kind === 'taken';
  if (tier !== null && !leavesMe && user.role === 'reviewer' && !user.tiers.includes(tier)) return false;
  switch (event.kind) {
    case 'warning':
      return user.role === 'supervisor';
    case 'second-review':
      return event.firstBy !== user.id;
    case 'deadline':
      return event.share === 50 ? event.item.holder === 'nobody' : event.share === 80 ? event.item.holder === 'me' : true;
    case 'hub-lost':
    case 'hub-back':
      return event.lostMs >= HUB_NOTICE_MS;
    case 'nudge':
      return memory.nudges.get(event.nudge) !== event.day;
    case 'new-item':
    case 'assigned':
    case 'taken':
    case 'reply':
    case 'mention':
    case 'digest':
      return true;
    default:
      return assertNever(event);
  }
};

/** Line 2: it is before the reader's eyes, or in somebody else's hands. */
const isSettledOrSeen = (event: TellableEvent, { window }: Environment): boolean => {
  if (!isItemEvent(event)) return false;
  const isWaiting = ['new-item', 'deadline', 'assigned', 'second-review'].includes(event.kind);
  return (isWaiting && event.item.holder === 'other') || (window.isFocused && window.openItem === event.item.id);
};

const isPreferred = (event: TellableEvent, profile: Profile, { preferences }: User): boolean => {
  const tier = profile.reach === 'always' ? null : tierOf(event);
  const level = (tier === null ? undefined : preferences.tiers[tier]) ?? preferences.level;
  if (level === 'none') return false;
  return profile.reach === 'always' || profile.reach === 'assigned' || level === 'all' || level === profile.reach;
};

/** Line 5. The system's own do-not-disturb and a presentation are never passed, by anything. */
const isHushed = (profile: Profile, { preferences }: User, environment: Environment): boolean => {
  if (environment.osFocus === 'on' || environment.isPresenting) return true;
  if (!environment.onShift) return profile.quiet !== 'passes';
  return profile.quiet === 'badge' && isQuiet(preferences, environment.now, environment.local);
};

const wantsToast = ({ toast }: Profile, { window }: Environment): boolean =>
  toast === 'always' || (toast === 'unfocused' && !window.isFocused);

/** A toast that came a moment ago and can carry one more item; none is needed where the item's own key is there. */
export const carrierOf = (event: TellableEvent, { key: own }: Profile, memory: Memory, now: number): string | undefined => {
  if (event.kind !== 'new-item' || isAlive(memory.alive.get(own), now)) return undefined;
  const recent = memory.arrivals.filter(({ at, key }) => now - at < BURST_MS && isAlive(memory.alive.get(key), now));
  return recent.length >= 2 ? recent.at(-1)?.key : undefined;
};

const isTooSoon = (event: TellableEvent, profile: Profile, memory: Memory, now: number): boolean => {
  if (event.kind !== 'warning') return false;
  const last = memory.warnings.get(profile.key);
  return last !== undefined && now - last.at < WARNING_GAP_MS && (last.severity === 'breach' || event.severity === 'warning');
};

/**
 * The lines 1 to 7 and 9 of the specification, in their order; line 8 changes only the words.
 * @param hasWaited line 6 is behind it: the pause came, or the time is up.
 */
export const judge = (
  event: TellableEvent,
  profile: Profile,
  user: User,
  environment: Environment,
  memory: Memory,
  hasWaited: boolean,
): Outcome => {
  const { now } = environment;
  if (!isEligible(event, user, environment, memory)) return { line: 1, what: 'none' };
  if (isSettledOrSeen(event, environment)) return { line: 2, what: 'in-app' };
  const isToast = wantsToast(profile, environment);
  const hushed = isHushed(profile, user, environment);
  const alive = memory.alive.get(profile.key);
  if (isTooSoon(event, profile, memory, now)) return { line: 3, what: 'none' };
  if (isToast && !hushed && isAlive(alive, now) && !isLouder(profile.urgency, alive.delivery.urgency))
    return { line: 3, what: 'update' };
  if (!isPreferred(event, profile, user)) return { line: 4, what: profile.reach === 'always' ? 'in-app' : 'badge' };
  if (hushed) return { line: 5, what: 'badge' };
  if (environment.window.isMidCard && !hasWaited) return { line: 6, what: 'deferred' };
  if (!isToast) return { line: 9, what: 'in-app' };
  const carrier = carrierOf(event, profile, memory, now);
  const carried = carrier === undefined ? undefined : memory.alive.get(carrier);
  if (carried !== undefined && !isLouder(profile.urgency, carried.delivery.urgency)) return { line: 3, what: 'update' };
  const isExempt = profile.urgency === 'critical' || event.kind === 'digest' || carried !== undefined;
  if (!isExempt && memory.toastsAt.filter((at) => now - at < HOUR_MS).length >= HOURLY_BUDGET) return { line: 7, what: 'folded' };
  return { line: 9, what: 'toast' };
};
