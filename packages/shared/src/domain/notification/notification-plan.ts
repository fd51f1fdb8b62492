import type { Timestamp } from '../../model/ids.ts';
import type { Content } from './content.ts';
import { describe } from './describe.ts';
import { deliver, sendUpdate } from './deliver.ts';
import type { Environment, User } from './environment.ts';
import { type NotificationEvent, isItemEvent } from './event.ts';
import { type Outcome, type TellableEvent, judge } from './judge.ts';
import { BURST_MS, type Delivery, type Memory, pruned, withEntry } from './memory.ts';
import { type Profile, profileOf } from './profile.ts';
import { digestDueAt, nextDigestAt } from './digest-time.ts';

export type Plan = {
  /** Which line decided, and how; for a `look`, of the last thing that was due. */
  readonly outcome: Outcome;
  readonly deliveries: readonly Delivery[];
  /** Keys of toasts to take away. */
  readonly closes: readonly string[];
  readonly memory: Memory;
  /** When to ask again with a `look`; null when only another event can change anything. */
  readonly lookAgainAt: Timestamp | null;
};

/** A reader in the middle of a card is left alone this long at most. Milliseconds. */
export const DEFER_MS = 20_000;
export const DEFER_CRITICAL_MS = 5_000;
/** A critical item that nobody has claimed is shown again this often, no louder. Milliseconds. */
export const REALERT_MS = 2 * 60_000;

type Step = Pick<Plan, 'outcome' | 'deliveries' | 'closes' | 'memory'>;

/** What every event leaves behind, told or not. */
const noted = (event: TellableEvent, memory: Memory): Memory => {
  if (event.kind === 'deadline') return { ...memory, deadlines: withEntry(memory.deadlines, event.item.id, event.share) };
  if (event.kind === 'new-item' && event.item.risk === 'critical' && event.item.holder === 'nobody')
    return { ...memory, criticals: withEntry(memory.criticals, event.item.id, event.item) };
  return memory;
};

const heldBack = (memory: Memory): Memory => ({ ...memory, digest: { ...memory.digest, heldBack: memory.digest.heldBack + 1 } });

const remembered = (event: TellableEvent, profile: Profile, memory: Memory, now: Timestamp): Memory => {
  if (event.kind === 'warning')
    return { ...memory, warnings: withEntry(memory.warnings, profile.key, { at: now, severity: event.severity }) };
  if (event.kind === 'nudge') return { ...memory, nudges: withEntry(memory.nudges, event.nudge, event.day) };
  if (event.kind === 'digest') return { ...memory, digest: { since: now, decided: 0, heldBack: 0 } };
  return memory;
};

/** In the app, and nowhere else. What the reader has on screen needs no words but where something failed. */
const inAppOnly = (event: TellableEvent, profile: Profile, content: Content, line: Outcome['line']): readonly Delivery[] => {
  const isQueueNews = event.kind === 'new-item' || event.kind === 'deadline';
  if (line === 2 && isQueueNews) return [];
  const { key, group, item, opens, urgency, actions, isPersistent } = profile;
  const inApp = profile.inApp === 'none' ? ('notice' as const) : profile.inApp;
  return [{ key, group, item, opens, urgency, actions, isPersistent, inApp, isToast: false, mode: 'new', sound: null, content }];
};

const tell = (event: TellableEvent, user: User, environment: Environment, before: Memory, hasWaited: boolean): Step => {
  const { now } = environment;
  const profile = profileOf(event, user);
  const outcome = judge(event, profile, user, environment, before, hasWaited);
  if (outcome.what === 'none') return { outcome, deliveries: [], closes: [], memory: before };
  // What is seen or in other hands needs no second word later.
  const memory = outcome.line === 2 ? before : noted(event, before);
  const content = describe(event, profile, environment, memory);
  switch (outcome.what) {
    case 'in-app': {
      const closes = isItemEvent(event) && memory.alive.has(profile.key) ? [profile.key] : [];
      const alive = new Map([...memory.alive].filter(([key]) => !closes.includes(key)));
      const deliveries = inAppOnly(event, profile, content, outcome.line);
      return { outcome, deliveries, closes, memory: remembered(event, profile, { ...memory, alive }, now) };
    }
    case 'badge':
    case 'folded':
      return { outcome, deliveries: [], closes: [], memory: event.kind === 'digest' ? memory : heldBack(memory) };
    case 'deferred': {
      const wait = profile.urgency === 'critical' ? DEFER_CRITICAL_MS : DEFER_MS;
      const until = event.kind === 'nudge' ? null : now + wait;
      return { outcome, deliveries: [], closes: [], memory: { ...memory, deferred: [...memory.deferred, { event, until }] } };
    }
    case 'update':
    case 'toast': {
      const told = deliver({ event, profile, content, outcome, user, environment, memory });
      return { outcome, closes: [], ...told, memory: remembered(event, profile, told.memory, now) };
    }
  }
};

const QUIET: Outcome = { line: 9, what: 'none' };

/** Goes on with the memory of the step before, and keeps what each step wants to be shown. */
const chain = (steps: readonly ((memory: Memory) => Step)[], start: Memory): Step =>
  steps.reduce<Step>(
    (before, step) => {
      const after = step(before.memory);
      return {
        outcome: after.outcome.what === 'none' ? before.outcome : after.outcome,
        deliveries: [...before.deliveries, ...after.deliveries],
        closes: [...before.closes, ...after.closes],
        memory: after.memory,
      };
    },
    { outcome: QUIET, deliveries: [], closes: [], memory: start },
  );

const tellDeferred =
  (user: User, environment: Environment) =>
  (memory: Memory): Step => {
    const isDue = (until: Timestamp | null): boolean =>
      !environment.window.isMidCard || (until !== null && until <= environment.now);
    const due = memory.deferred.filter(({ until }) => isDue(until));
    const rest = { ...memory, deferred: memory.deferred.filter(({ until }) => !isDue(until)) };
    return chain(
      due.map(
        ({ event }) =>
          (now: Memory) =>
            tell(event, user, environment, now, true),
      ),
      rest,
    );
  };

const realertDueAt = ({ criticals, deferred, alertAt }: Memory): Timestamp | null =>
  [...criticals.keys()].some((id) => !deferred.some(({ event }) => isItemEvent(event) && event.item.id === id))
    ? alertAt + REALERT_MS
    : null;

/** One alert for all critical items that nobody has claimed: the one whose deadline is nearest speaks. */
const realert =
  (user: User, environment: Environment) =>
  (memory: Memory): Step => {
    const nothing: Step = { outcome: QUIET, deliveries: [], closes: [], memory };
    const dueAt = realertDueAt(memory);
    if (dueAt === null || dueAt > environment.now) return nothing;
    if (environment.window.isMidCard && environment.now < dueAt + DEFER_CRITICAL_MS) return nothing;
    const [item] = [...memory.criticals.values()].sort((a, b) => (a.deadlineAt ?? Infinity) - (b.deadlineAt ?? Infinity));
    if (item === undefined) return nothing;
    const event = { kind: 'new-item', item } as const;
    const profile = profileOf(event, user);
    // Judged as if it were new: what hushes the first alert hushes the next one.
    const alive = new Map([...memory.alive].filter(([key]) => key !== profile.key));
    const asNew = { ...memory, alive, arrivals: [] };
    const outcome = judge(event, profile, user, environment, asNew, true);
    if (outcome.what !== 'toast') return { ...nothing, memory: { ...memory, alertAt: environment.now } };
    const content = describe(event, profile, environment, memory);
    const told = deliver({
      event,
      profile,
      content,
      outcome,
      user,
      environment,
      memory: { ...memory, arrivals: [] },
      isAgain: [...memory.alive.values()].some(({ items }) => items.has(item.id)),
    });
    return { outcome, closes: [], ...told, memory: { ...told.memory, arrivals: memory.arrivals } };
  };

const sendHeld =
  (environment: Environment) =>
  (memory: Memory): Step =>
    chain(
      [...memory.alive].flatMap(([key, { next, at }]) =>
        next === null || environment.now - at < BURST_MS ? [] : [(now: Memory) => sendUpdate(key, next, environment, now)],
      ),
      memory,
    );

const isDigestWaiting = ({ deferred }: Memory): boolean => deferred.some(({ event }) => event.kind === 'digest');

const digestOfDay =
  (user: User, environment: Environment) =>
  (memory: Memory): Step => {
    const dueAt = digestDueAt(user.preferences.digestAt, environment.now, environment.local);
    if (dueAt === null || memory.digest.since >= dueAt || memory.digest.heldBack === 0 || isDigestWaiting(memory))
      return { outcome: QUIET, deliveries: [], closes: [], memory };
    return tell({ kind: 'digest' }, user, environment, memory, false);
  };

const earliest = (times: readonly (Timestamp | null)[]): Timestamp | null =>
  times.reduce<Timestamp | null>((least, at) => (at === null ? least : least === null ? at : Math.min(least, at)), null);

const lookAgainAt = (memory: Memory, user: User, environment: Environment): Timestamp | null => {
  const realertAt = realertDueAt(memory);
  const patience = environment.window.isMidCard ? DEFER_CRITICAL_MS : 0;
  const ahead = Math.max((realertAt ?? 0) + patience, environment.now + 1);
  const at = earliest([
    ...memory.deferred.map(({ until }) => (environment.window.isMidCard ? until : environment.now)),
    realertAt === null ? null : ahead,
    ...[...memory.alive.values()].map(({ next, at }) => (next === null ? null : Math.max(at + BURST_MS, environment.now + 1))),
    memory.digest.heldBack === 0 ? null : nextDigestAt(user.preferences.digestAt, environment.now, environment.local),
  ]);
  return at === null ? null : Math.max(at, environment.now);
};

/**
 * Who is told what, how loud, and when to look again. Pure: the same event, person, surroundings and memory always give the
 * same plan. The words are made of its tokens elsewhere.
 */
export const plan = (event: NotificationEvent, user: User, environment: Environment, before: Memory): Plan => {
  const memory = pruned(before, environment.now);
  const step =
    event.kind === 'look'
      ? chain(
          [tellDeferred(user, environment), sendHeld(environment), realert(user, environment), digestOfDay(user, environment)],
          memory,
        )
      : tell(event, user, environment, memory, false);
  return { ...step, lookAgainAt: lookAgainAt(step.memory, user, environment) };
};
