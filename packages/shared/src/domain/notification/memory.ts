import type { EscalationId, Timestamp } from '../../model/ids.ts';
import type { RiskClass } from '../../model/vocabulary.ts';
import type { Content } from './content.ts';
import type { DeadlineShare, NotificationEvent, Subject } from './event.ts';
import type { Profile } from './profile.ts';
import type { SoundClass } from './preferences.ts';

/** One thing to be shown. `update`: the toast that is there says something else now, without a sound. */
export type Delivery = Pick<Profile, 'key' | 'group' | 'item' | 'opens' | 'urgency' | 'actions' | 'inApp' | 'isPersistent'> & {
  readonly isToast: boolean;
  readonly mode: 'new' | 'update' | 'again';
  readonly sound: SoundClass | null;
  readonly content: Content;
};

export type Alive = {
  readonly delivery: Delivery;
  readonly at: Timestamp;
  readonly hasSounded: boolean;
  /** What it stands for; it is taken away with the last of them. */
  readonly items: ReadonlyMap<EscalationId, RiskClass>;
  /** What it should say as soon as ten seconds have passed since it last changed. */
  readonly next: Content | null;
};

export type Deferred = {
  readonly event: Exclude<NotificationEvent, { readonly kind: 'look' }>;
  /** Null: only a pause between two cards will do. */
  readonly until: Timestamp | null;
};

/** What the planner has to remember from one event to the next. Never changed in place. */
export type Memory = {
  readonly alive: ReadonlyMap<string, Alive>;
  /** When the toasts of the last hour came, critical ones and digests left out. */
  readonly toastsAt: readonly Timestamp[];
  readonly soundAt: Timestamp | null;
  readonly deferred: readonly Deferred[];
  /** Toasts for new items of the last ten seconds, by key. */
  readonly arrivals: readonly { readonly at: Timestamp; readonly key: string }[];
  /** Critical items that nobody has claimed. */
  readonly criticals: ReadonlyMap<EscalationId, Subject>;
  readonly alertAt: Timestamp;
  readonly deadlines: ReadonlyMap<EscalationId, DeadlineShare>;
  readonly warnings: ReadonlyMap<string, { readonly at: Timestamp; readonly severity: 'warning' | 'breach' }>;
  readonly nudges: ReadonlyMap<string, string>;
  readonly digest: { readonly since: Timestamp; readonly decided: number; readonly heldBack: number };
};

export const emptyMemory = (now: Timestamp): Memory => ({
  alive: new Map(),
  toastsAt: [],
  soundAt: null,
  deferred: [],
  arrivals: [],
  criticals: new Map(),
  alertAt: 0,
  deadlines: new Map(),
  warnings: new Map(),
  nudges: new Map(),
  digest: { since: now, decided: 0, heldBack: 0 },
});

/** A toast counts as being there for this long; the systems do not all tell when one is gone. Milliseconds. */
export const ALIVE_MS = 10 * 60_000;
/** Toasts of new items nearer to each other than this become one, and no toast changes more often. Milliseconds. */
export const BURST_MS = 10_000;
export const HOUR_MS = 3_600_000;

export const isAlive = (alive: Alive | undefined, now: Timestamp): alive is Alive =>
  alive !== undefined && (alive.delivery.isPersistent || now - alive.at < ALIVE_MS);

export const withEntry = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> => new Map(map).set(key, value);

export const without = <K, V>(map: ReadonlyMap<K, V>, keys: readonly K[]): ReadonlyMap<K, V> =>
  keys.some((key) => map.has(key)) ? new Map([...map].filter(([key]) => !keys.includes(key))) : map;

/** Forgets what time has made meaningless, so that memory does not grow with the day. */
export const pruned = (memory: Memory, now: Timestamp): Memory => ({
  ...memory,
  alive: new Map([...memory.alive].filter(([, alive]) => isAlive(alive, now))),
  toastsAt: memory.toastsAt.filter((at) => now - at < HOUR_MS),
  arrivals: memory.arrivals.filter(({ at }) => now - at < BURST_MS),
});
