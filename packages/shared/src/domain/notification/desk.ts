import type { EscalationId, Timestamp } from '../../model/ids.ts';
import type { Environment, User } from './environment.ts';
import type { NotificationEvent } from './event.ts';
import { type Delivery, type Memory, emptyMemory } from './memory.ts';
import { type Plan, plan } from './notification-plan.ts';
import { EMPTY_WATCH, type Watch, type WatchedItem, watchQueue } from './queue-watch.ts';
import { settle } from './settle.ts';

/** All that notifications remember of one person's queue. Never changed in place. */
export type DeskState = { readonly memory: Memory; readonly watch: Watch; readonly shareAt: Timestamp | null };

export const openDesk = (now: Timestamp): DeskState => ({ memory: emptyMemory(now), watch: EMPTY_WATCH, shareAt: null });

/** What is to be done now, and when to look again. */
export type DeskStep = {
  readonly state: DeskState;
  readonly deliveries: readonly Delivery[];
  readonly closes: readonly string[];
  readonly lookAgainAt: Timestamp | null;
};

const sooner = (one: Timestamp | null, other: Timestamp | null): Timestamp | null =>
  one === null ? other : other === null ? one : Math.min(one, other);

/** Plans events one after another. Without any, what waited is looked at. */
export const tellDesk = (
  state: DeskState,
  events: readonly NotificationEvent[],
  user: User,
  environment: Environment,
): DeskStep => {
  let { memory } = state;
  let last: Plan | undefined;
  const deliveries: Delivery[] = [];
  const closes: string[] = [];
  for (const event of events.length === 0 ? [{ kind: 'look' } as const] : events) {
    last = plan(event, user, environment, memory);
    memory = last.memory;
    deliveries.push(...last.deliveries);
    closes.push(...last.closes);
  }
  return {
    state: { ...state, memory },
    deliveries: latestOfEach(deliveries),
    closes: closes.filter((key) => memory.alive.get(key) === undefined),
    lookAgainAt: sooner(last?.lookAgainAt ?? null, state.shareAt),
  };
};

/** Of several things said in one toast at the same moment only the last is shown, with the sound of any. */
const latestOfEach = (deliveries: readonly Delivery[]): readonly Delivery[] => {
  const toasts = new Map<string, Delivery>();
  for (const delivery of deliveries) {
    if (!delivery.isToast) continue;
    const earlier = toasts.get(delivery.key);
    if (earlier === undefined) toasts.set(delivery.key, delivery);
    else toasts.set(delivery.key, { ...delivery, mode: earlier.mode, sound: delivery.sound ?? earlier.sound });
  }
  return [...deliveries.filter(({ isToast }) => !isToast), ...toasts.values()];
};

/** The queue as it is now: tells of what changed, and takes back what needs nobody any more. */
export const followQueue = (
  state: DeskState,
  items: Iterable<WatchedItem>,
  closed: Iterable<EscalationId>,
  user: User,
  environment: Environment,
): DeskStep => {
  const { watch, events, settled, nextAt } = watchQueue(state.watch, items, closed, user.id, environment.now);
  let { memory } = state;
  const closes: string[] = [];
  for (const how of ['decided', 'claimed', 'left'] as const) {
    if (settled[how].length === 0) continue;
    const step = settle(settled[how], how, environment, memory);
    memory = step.memory;
    closes.push(...step.closes);
  }
  const told = tellDesk({ memory, watch, shareAt: nextAt }, events, user, environment);
  return { ...told, closes: [...closes, ...told.closes] };
};
