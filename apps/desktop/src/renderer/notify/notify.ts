import { type DeskStep, followQueue, openDesk, tellDesk } from '@countersign/shared/domain/notification/desk';
import type { Environment, User } from '@countersign/shared/domain/notification/environment';
import type { NotificationEvent, WarningRule } from '@countersign/shared/domain/notification/event';
import type { Delivery } from '@countersign/shared/domain/notification/memory';
import { wordsOf } from '@countersign/shared/domain/notification/words';
import { EMPTY_WATCH } from '@countersign/shared/domain/notification/queue-watch';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import type { NotificationOutcome, Platform } from '../../platform/platform.ts';
import type { Settings } from '../../platform/settings.ts';
import type { InboxStore } from '../state/inbox-store.ts';
import { createStore } from '../state/store.ts';
import { t } from '../strings/strings.ts';
import { activate } from './activate.ts';
import { type EarconPlayer, createEarconPlayer } from './earcons.ts';
import { NO_NOTIFICATIONS, type NotificationState } from './notification-state.ts';
import { EMPTY_SCREEN, watchScreen } from './screen-events.ts';
import { actionableOf, surroundingsOf } from './surroundings.ts';

export type NotifierSettings = Pick<Settings, 'notify' | 'notifications'>;

/** The queue is compared at most this often; a change that comes alone is told at once. Milliseconds. */
const LOOK_EVERY_MS = 250;

const TEST_TAG = 'test';

export type NotifierDeps = {
  readonly store: InboxStore;
  readonly platform: Platform;
  /** Read for every event, so that a change counts at once. */
  readonly settings: () => NotifierSettings;
  /** Milliseconds that never jump, on the scale on which cards are painted. */
  readonly monotonic: () => number;
  readonly player?: EarconPlayer;
};

/** Follows the screen and tells its person what the plan says, through the shell. */
export const startNotifier = ({
  store,
  platform,
  settings,
  monotonic,
  player = createEarconPlayer(globalThis),
}: NotifierDeps) => {
  const { clock } = store;
  const shown = createStore<NotificationState>(NO_NOTIFICATIONS);
  let desk = openDesk(store.hubNow());
  let screen = EMPTY_SCREEN;
  let rows: unknown = null;
  let epoch: string | null = null;
  let badge = -1;
  let lock: Environment['lock'] = 'unknown';
  let canReplace = true;
  let lookedAt = -Infinity;
  let cancelLook = (): void => undefined;

  const environment = (): Environment =>
    surroundingsOf(store.get(), {
      now: store.hubNow(),
      local: new Date(clock.now()),
      monotonic: monotonic(),
      isFocused: platform.window.isFocused(),
      lock,
      canReplace,
    });
  const userNow = (): User | null => {
    const { principal, page } = store.get();
    // Whoever practises is away from the desk: nothing of it comes up between the made cases.
    if (principal === null || principal.role === 'agent' || page === 'practice') return null;
    const { notify, notifications } = settings();
    return { ...principal, role: principal.role, preferences: { ...notifications, level: notify } };
  };

  /** Line 9: what the system did not show is said inside the window. */
  const judge = (outcome: NotificationOutcome): void => {
    switch (outcome.outcome) {
      case 'shown':
        if (outcome.by === 'fallback') canReplace = false;
        return shown.set((state) => (state.trouble === null ? state : { ...state, trouble: null }));
      case 'denied':
        if (outcome.reason === 'undecided') return;
        return shown.set((state) => ({ ...state, trouble: { kind: 'denied' } }));
      case 'failed':
        return shown.set((state) => ({ ...state, trouble: { kind: 'failed', reason: outcome.reason } }));
      case 'unsupported':
      case 'suppressed':
    }
  };

  const showInside = ({ inApp, key, item, content }: Delivery): void => {
    const { title, body } = wordsOf(content, t.notification.phrases);
    const text = body === '' ? title : t.notification.phrases.join([title, body]);
    // A failed decision, and a hub that is away, have bands of their own.
    if (content.kind === 'decision-failed' || content.kind === 'hub-lost') return;
    if (inApp === 'notice') return store.notify(text, 'plain');
    if (inApp === 'none' || item === null) return;
    const isKnown = shown.get().bands.some((band) => band.item === item);
    if (!isKnown) store.announce('assertive', text);
    shown.set((state) => ({ ...state, bands: [...state.bands.filter((band) => band.item !== item), { key, item, content }] }));
  };

  const showToast = (delivery: Delivery): void => {
    const { key, group, urgency, actions, sound, content } = delivery;
    const hasOwnSound = sound !== null && player.play(sound);
    void platform
      .notify({
        tag: key,
        ...wordsOf(content, t.notification.phrases),
        urgency,
        actions,
        labels: actions.map((action) => t.notification.phrases.actions[action]),
        ...(group === null ? {} : { group }),
        silent: sound === null || hasOwnSound,
      })
      .then(judge);
  };

  const carryOut = (step: DeskStep): void => {
    desk = step.state;
    for (const key of step.closes) void platform.dismiss(key);
    for (const delivery of step.deliveries) {
      showInside(delivery);
      if (delivery.isToast) showToast(delivery);
    }
  };

  const dropSettledBands = (): void => {
    const { items } = store.get().inbox;
    const isOpen = (id: Parameters<typeof items.get>[0]): boolean => items.get(id)?.status.kind === 'pending';
    if (shown.get().bands.some(({ item }) => !isOpen(item)))
      shown.set((state) => ({ ...state, bands: state.bands.filter(({ item }) => isOpen(item)) }));
  };

  const setBadge = (count: number): void => {
    if (count === badge) return;
    badge = count;
    void platform.setBadge(count);
  };

  const look = (): void => {
    cancelLook();
    lookedAt = clock.now();
    const snapshot = store.get();
    const user = userNow();
    // Loaded is said a moment before the rows are there.
    if (user === null || !snapshot.isLoaded || snapshot.inbox.epoch === null) return;
    // Another history: nothing in it was seen, and all of it would be new.
    if (snapshot.inbox.epoch !== epoch) desk = { ...desk, watch: EMPTY_WATCH };
    epoch = snapshot.inbox.epoch;
    rows = snapshot.inbox.items;
    const around = environment();
    carryOut(followQueue(desk, snapshot.inbox.items.values(), snapshot.inbox.closed.keys(), user, around));
    const seen = watchScreen(screen, snapshot, user.id, clock.now());
    screen = seen.watch;
    const step = tellDesk(desk, seen.events, user, around);
    carryOut(step);
    const last = seen.events.length === 0 ? step : tellDesk(desk, [], user, around);
    if (last !== step) carryOut(last);
    dropSettledBands();
    setBadge(actionableOf(around.waiting));
    const waits = [
      ...(last.lookAgainAt === null ? [] : [last.lookAgainAt - store.hubNow()]),
      ...(seen.nextAt === null ? [] : [seen.nextAt - clock.now()]),
    ];
    if (waits.length > 0) cancelLook = clock.after(Math.max(LOOK_EVERY_MS, Math.min(...waits)), look);
  };

  const lookSoon = (): void => {
    // What comes after the first sight of the queue is new, so that is not put off.
    if (!desk.watch.isPrimed) return look();
    const wait = lookedAt + LOOK_EVERY_MS - clock.now();
    if (wait <= 0) return look();
    cancelLook();
    cancelLook = clock.after(wait, look);
  };
  let connection = store.get().connection.kind;
  let overlays = store.get().inbox.overlays;
  let uncovered = store.get().uncovered;
  const onChange = (): void => {
    const snapshot = store.get();
    const isNews =
      snapshot.inbox.items !== rows ||
      snapshot.uncovered !== uncovered ||
      snapshot.connection.kind !== connection ||
      snapshot.inbox.overlays !== overlays;
    connection = snapshot.connection.kind;
    overlays = snapshot.inbox.overlays;
    uncovered = snapshot.uncovered;
    const isPause = desk.memory.deferred.length > 0 && !environment().window.isMidCard;
    if (isNews || isPause) lookSoon();
  };

  const tell = (event: NotificationEvent): void => {
    const user = userNow();
    if (user !== null) carryOut(tellDesk(desk, [event], user, environment()));
  };

  const stops = [
    store.subscribe(onChange),
    platform.onActivated((activation) => {
      activate(store, activation, monotonic);
      if (activation.action !== 'snooze') void platform.window.focus();
    }),
    platform.window.onFocusChange(onChange),
    platform.power.onResume(() => store.wake()),
    platform.power.onLock(() => (lock = 'locked')),
    platform.power.onUnlock(() => (lock = 'unlocked')),
  ];
  look();

  return {
    state: shown as Pick<typeof shown, 'get' | 'subscribe'>,
    /** A board's warning becomes a notification of kind 11, at most every fifteen minutes for one rule and queue. */
    warn: (rule: WarningRule, tier: ReviewTier | null, severity: 'warning' | 'breach' = 'warning'): void =>
      tell({ kind: 'warning', rule, tier, severity }),
    play: player.play,
    /** Shows one now, whatever the preferences say, and tells what the system did with it. */
    test: async (): Promise<NotificationOutcome> => {
      const outcome = await platform.notify({
        tag: TEST_TAG,
        ...wordsOf({ kind: 'test' }, t.notification.phrases),
        urgency: 'normal',
        actions: ['open'],
        silent: true,
      });
      judge(outcome);
      return outcome;
    },
    dismissBand: (key: string): void =>
      shown.set((state) => ({ ...state, bands: state.bands.filter((band) => band.key !== key) })),
    dismissTrouble: (): void => shown.set((state) => ({ ...state, trouble: null })),
    stop: (): void => {
      for (const stop of stops) stop();
      cancelLook();
      for (const key of desk.memory.alive.keys()) void platform.dismiss(key);
      void platform.setBadge(0);
    },
  };
};
export type NotificationCentre = ReturnType<typeof startNotifier>;
