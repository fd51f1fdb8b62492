import type { EscalationId } from '../../model/ids.ts';
import type { RiskClass } from '../../model/vocabulary.ts';
import type { Content } from './content.ts';
import { worstOf } from './describe.ts';
import type { Environment, User } from './environment.ts';
import { isItemEvent } from './event.ts';
import { type Outcome, type TellableEvent, carrierOf } from './judge.ts';
import { type Alive, BURST_MS, type Delivery, type Memory, isAlive, withEntry } from './memory.ts';
import type { Profile } from './profile.ts';
import type { SoundClass } from './preferences.ts';

type Told = { readonly deliveries: readonly Delivery[]; readonly memory: Memory };

/** Says something else in the toast that is there; where toasts cannot be replaced, nothing. */
export const sendUpdate = (key: string, content: Content, { now, canReplace }: Environment, memory: Memory) => {
  const alive = memory.alive.get(key);
  const outcome: Outcome = { line: 3, what: 'update' };
  if (alive === undefined) return { outcome, deliveries: [], closes: [], memory };
  const delivery: Delivery = { ...alive.delivery, content, mode: 'update', sound: null };
  return {
    outcome,
    deliveries: canReplace ? [delivery] : [],
    closes: [],
    memory: { ...memory, alive: withEntry(memory.alive, key, { ...alive, delivery, at: now, next: null }) },
  };
};

/** One earcon at a time, none twice for one key while it lives, and none that the person has switched off. */
const soundOf = (
  { sound }: Profile,
  { preferences }: User,
  { soundAt }: Memory,
  alive: Alive | undefined,
  now: number,
): SoundClass | null =>
  sound === null || !preferences.sounds[sound] || alive?.hasSounded === true || (soundAt !== null && now - soundAt < BURST_MS)
    ? null
    : sound;

const itemsWith = (event: TellableEvent, alive: Alive | undefined): ReadonlyMap<EscalationId, RiskClass> =>
  isItemEvent(event) ? withEntry(alive?.items ?? new Map(), event.item.id, event.item.risk) : (alive?.items ?? new Map());

/** Shows an event: a toast of its own, or one more item in the toast that is there. */
export const deliver = (input: {
  readonly event: TellableEvent;
  readonly profile: Profile;
  readonly content: Content;
  readonly outcome: Outcome;
  readonly user: User;
  readonly environment: Environment;
  readonly memory: Memory;
  /** The same alert once more: on top again, without a sound. */
  readonly isAgain?: boolean;
}): Told => {
  const { event, profile, outcome, user, environment, memory, isAgain = false } = input;
  const { now } = environment;
  const carrier = carrierOf(event, profile, memory, now);
  const key = carrier ?? profile.key;
  const known = memory.alive.get(key);
  const alive = isAlive(known, now) ? known : undefined;
  const items = itemsWith(event, alive);
  const content: Content =
    carrier === undefined || items.size < 2
      ? input.content
      : { kind: 'burst', count: items.size, worst: worstOf(items.values()) };

  if (outcome.what === 'update' && alive !== undefined) {
    const after = { ...memory, alive: withEntry(memory.alive, key, { ...alive, items, next: content }) };
    // The band inside the app is not a toast: each critical item has its own.
    const band =
      profile.inApp === 'band'
        ? [{ ...base(profile), content: input.content, isToast: false, mode: 'new', sound: null } as const]
        : [];
    // At the very same moment the two are shown as one.
    const isOneMoment = now === alive.at && environment.canReplace;
    if (now - alive.at < BURST_MS && !isOneMoment) return { deliveries: band, memory: after };
    const sent = sendUpdate(key, content, environment, after);
    return { deliveries: [...band, ...sent.deliveries], memory: sent.memory };
  }

  const sound = isAgain ? null : soundOf(profile, user, memory, alive, now);
  const delivery: Delivery = { ...base(profile), key, content, isToast: true, mode: isAgain ? 'again' : 'new', sound };
  const isCounted = !isAgain && profile.urgency !== 'critical' && event.kind !== 'digest';
  const hasSounded = sound !== null || alive?.hasSounded === true;
  return {
    deliveries: [delivery],
    memory: {
      ...memory,
      alive: withEntry(memory.alive, key, { delivery, at: now, hasSounded, items, next: null }),
      toastsAt: isCounted ? [...memory.toastsAt, now] : memory.toastsAt,
      soundAt: sound === null ? memory.soundAt : now,
      arrivals: event.kind === 'new-item' ? [...memory.arrivals, { at: now, key }] : memory.arrivals,
      alertAt: event.kind === 'new-item' && profile.urgency === 'critical' ? now : memory.alertAt,
    },
  };
};

const base = ({ key, group, item, opens, urgency, actions, inApp, isPersistent }: Profile) => ({
  key,
  group,
  item,
  opens,
  urgency,
  actions,
  inApp,
  isPersistent,
});
