// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { SoundClass } from '@countersign/shared/domain/notification/preferences';
import type { DecisionId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { DEFAULT_SETTINGS } from '../../platform/settings.ts';
import { createInboxStore } from '../state/inbox-store.ts';
import { createFakeHub, createManualClock, READY, settled } from '../test/fake-hub.ts';
import { ANA, BEN, NOW, idOf, itemOf } from '../test/queue-item.ts';
import { createRecordingPlatform } from '../test/recording-platform.ts';
import { type NotifierSettings, startNotifier } from './notify.ts';

const start = (changes: Partial<NotifierSettings> = {}) => {
  const fake = createFakeHub();
  const clock = createManualClock();
  const monotonic = (): number => clock.now() - NOW;
  const store = createInboxStore({ hub: fake.hub, clock, monotonic, newDecisionId: () => 'd' as DecisionId });
  const shell = createRecordingPlatform();
  const played: SoundClass[] = [];
  const settings: NotifierSettings = { ...DEFAULT_SETTINGS, notify: 'all', ...changes };
  const notifications = startNotifier({
    store,
    platform: shell.platform,
    settings: () => settings,
    monotonic,
    player: {
      play: (sound) => {
        played.push(sound);
        return true;
      },
    },
  });
  fake.queue([]);
  clock.advance(1_000);
  return {
    ...fake,
    ...shell,
    clock,
    store,
    notifications,
    played,
    /** The queue as it is from now on, and a moment for the program to look. */
    queueNow: (items: readonly QueueItem[], closed: readonly QueueItem[] = []): void => {
      fake.queue(items, closed);
      clock.advance(300);
    },
  };
};
const high = (n: number, change: Parameters<typeof itemOf>[1] = {}) => itemOf(n, { routing: { riskClass: 'high' }, ...change });
const critical = (n: number, change: Parameters<typeof itemOf>[1] = {}) =>
  itemOf(n, { routing: { riskClass: 'critical' }, ...change });

describe('U-12 N-09 following the queue', () => {
  it('tells of a new item once, at once, and takes it back when it is decided elsewhere', () => {
    const { queue, live, asked, clock, queueNow } = start();
    queue([high(1)]);
    expect([...live.keys()]).toEqual([`i:${idOf(1)}`]);
    queueNow([high(1, { seq: 20, version: 2 })]);
    expect(asked).toHaveLength(1);
    queue([]);
    clock.advance(2_000);
    expect(live.size).toBe(0);
  });

  it.each([
    ['claimed by somebody else', high(1, { seq: 20, status: { kind: 'claimed', by: BEN } })],
    ['given to somebody else', high(1, { seq: 20, assignee: BEN })],
    ['held with a verdict', high(1, { seq: 20, status: { kind: 'holding', by: BEN } })],
  ])('takes back what is %s within two seconds', (_how, after) => {
    const { queue, live, clock, queueNow } = start();
    queueNow([high(1)]);
    queue([after]);
    clock.advance(2_000);
    expect(live.size).toBe(0);
  });

  it('the badge counts what this person can act on now', () => {
    const { queueNow, badge } = start();
    queueNow([
      itemOf(1),
      itemOf(2, { status: { kind: 'claimed', by: BEN } }),
      itemOf(3, { status: { kind: 'claimed', by: ANA } }),
      itemOf(4, { status: { kind: 'snoozed', by: ANA, until: NOW + 60_000 } }),
      itemOf(5, { assignee: BEN }),
      itemOf(6, { assignee: ANA }),
    ]);
    expect(badge()).toBe(3);
    queueNow([]);
    expect(badge()).toBe(0);
  });

  it('what was there at sign-in raises nothing', () => {
    const fake = createFakeHub();
    const clock = createManualClock();
    fake.queue([critical(1), high(2)]);
    const store = createInboxStore({
      hub: fake.hub,
      clock,
      monotonic: () => clock.now(),
      newDecisionId: () => 'd' as DecisionId,
    });
    const { platform, asked } = createRecordingPlatform();
    startNotifier({ store, platform, settings: () => DEFAULT_SETTINGS, monotonic: () => clock.now() });
    clock.advance(60_000);
    expect(asked).toEqual([]);
  });

  it('an action that ran already disturbs nobody', () => {
    const { queueNow, asked } = start();
    queueNow([itemOf(1, { routing: { riskClass: 'critical', route: 'review' } })]);
    expect(asked).toEqual([]);
  });

  it('a hub that starts a new history tells nothing of what is in it', () => {
    const { hub, asked, clock, connect } = start();
    const view = { epoch: 'another', head: 9, items: new Map([[idOf(7), high(7)]]), floor: 9, gone: new Map() };
    Object.assign(hub.follower, { view: () => view });
    connect(READY);
    connect({ kind: 'reconnecting', attempt: 1, retryAt: 0, since: clock.now() });
    connect(READY);
    clock.advance(1_000);
    expect(asked).toEqual([]);
  });
});

describe('N-05 storm of two hundred in ten seconds', () => {
  it.each([
    ['as they come', (n: number) => n],
    ['twenty at a time', (n: number) => Math.ceil(n / 20) * 20],
  ])('is at most two toasts and one sound, with the right badge, %s', (_how, upTo) => {
    const { queue, clock, asked, live, played, badge } = start();
    const risks = ['low', 'medium', 'high', 'critical'] as const;
    const all = Array.from({ length: 200 }, (_, n) => itemOf(n + 1, { routing: { riskClass: risks[n % 4] ?? 'low' } }));
    for (let n = 1; n <= 200; n++) {
      queue(all.slice(0, upTo(n)));
      clock.advance(50);
    }
    clock.advance(15_000);
    expect(new Set(asked.map(({ tag }) => tag)).size).toBeLessThanOrEqual(2);
    expect(live.size).toBeLessThanOrEqual(2);
    expect(asked.length).toBeLessThanOrEqual(8);
    expect(played).toEqual(['critical']);
    expect(asked.filter(({ silent }) => silent !== true)).toEqual([]);
    expect(badge()).toBe(200);
  });
});

describe('N-10 a toast opens, claims or snoozes, and never decides', () => {
  it.each(['open', 'claim', 'snooze'] as const)('%s', async (action) => {
    const { queueNow, activate, store, sent } = start();
    queueNow([itemOf(1), high(2, { deadlineAt: NOW + 3_600_000 })]);
    activate({ tag: `i:${idOf(2)}`, action });
    await settled();
    expect(store.get().inbox.selected).toBe(idOf(2));
    expect(store.get().page).toBe('inbox');
    const names = { open: [], claim: ['escalation:claim'], snooze: ['escalation:snooze'] }[action];
    expect(sent.map(({ name }) => name)).toEqual(names);
  });

  it('claims nothing that this person holds already', async () => {
    const { queueNow, activate, sent } = start();
    queueNow([high(1, { status: { kind: 'claimed', by: ANA } })]);
    activate({ tag: `i:${idOf(1)}`, action: 'claim' });
    await settled();
    expect(sent).toEqual([]);
  });

  it('runs the guard, even for the card that was open', async () => {
    const { queueNow, activate, store, clock, sent } = start();
    queueNow([itemOf(1)]);
    await settled();
    const at = (): number => clock.now() - NOW;
    store.painted(idOf(1), at(), true);
    clock.advance(60_000);
    activate({ tag: `i:${idOf(1)}`, action: 'open' });
    clock.advance(340);
    store.interact({ type: 'approve', at: at(), risk: 'medium' });
    expect(store.get().interaction.hint).toBe('too-early');
    expect(sent).toEqual([]);
    clock.advance(20);
    store.interact({ type: 'approve', at: at(), risk: 'medium' });
    expect(sent.map(({ name }) => name)).toEqual(['escalation:decide']);
  });

  it('a toast of a queue opens the queue, one of the board the board', () => {
    const { activate, store } = start();
    activate({ tag: 'w:growth:manager', action: 'open' });
    expect(store.get().page).toBe('board');
    activate({ tag: 'q:senior_reviewer', action: 'open' });
    expect(store.get()).toMatchObject({ page: 'inbox', face: 'queue' });
  });
});

describe('N-11 inside the window', () => {
  it('a critical item has a band until somebody takes it', () => {
    const { queueNow, notifications } = start();
    queueNow([critical(1)]);
    expect(notifications.state.get().bands).toMatchObject([{ item: idOf(1), content: { risk: 'critical' } }]);
    queueNow([critical(1, { seq: 9, status: { kind: 'claimed', by: BEN } })]);
    expect(notifications.state.get().bands).toEqual([]);
  });

  it('a no of the system is said, and forgotten as soon as one is shown', async () => {
    const { queueNow, notifications, answer } = start();
    answer({ outcome: 'denied', reason: 'not allowed' });
    queueNow([high(1)]);
    await settled();
    expect(notifications.state.get().trouble).toEqual({ kind: 'denied' });
    answer({ outcome: 'failed', reason: 'no bus' });
    expect(await notifications.test()).toEqual({ outcome: 'failed', reason: 'no bus' });
    expect(notifications.state.get().trouble).toEqual({ kind: 'failed', reason: 'no bus' });
    answer({ outcome: 'shown' });
    await notifications.test();
    expect(notifications.state.get().trouble).toBeNull();
  });

  it('nobody is blamed before anybody was asked', async () => {
    const { queueNow, notifications, answer } = start();
    answer({ outcome: 'denied', reason: 'undecided' });
    queueNow([high(1)]);
    await settled();
    expect(notifications.state.get().trouble).toBeNull();
  });

  it('after the plain command had to do, toasts are not replaced any more', async () => {
    const { queueNow, answer, asked, clock } = start();
    answer({ outcome: 'shown', by: 'fallback' });
    queueNow([itemOf(1)]);
    await settled();
    for (let n = 2; n <= 20; n++) queueNow(Array.from({ length: n }, (_, i) => itemOf(i + 1)));
    clock.advance(30_000);
    expect(asked).toHaveLength(1);
  });
});

describe('N-12 the hub, the reader and the board', () => {
  it('a hub that is away for a minute is told while nobody looks, and its return too', () => {
    const { connect, clock, asked, notifications } = start();
    connect({ kind: 'reconnecting', attempt: 1, retryAt: 0, since: clock.now() });
    clock.advance(59_000);
    expect(asked).toEqual([]);
    clock.advance(2_000);
    expect(asked.map(({ title }) => title)).toEqual(['Disconnected']);
    connect(READY);
    clock.advance(11_000);
    expect(asked.map(({ tag }) => tag)).toEqual(['hub', 'hub']);
    expect(asked.at(-1)?.title).toMatch(/^Reconnected/);
    notifications.stop();
  });

  it('a short break is nobody’s business', () => {
    const { connect, clock, asked } = start();
    connect({ kind: 'reconnecting', attempt: 1, retryAt: 0, since: clock.now() });
    clock.advance(10_000);
    connect(READY);
    clock.advance(60_000);
    expect(asked).toEqual([]);
  });

  it('a reader in the middle of a card is left alone until the pause', async () => {
    const { queueNow, clock, store, asked, focus } = start();
    queueNow([itemOf(1)]);
    clock.advance(60_000);
    await settled();
    focus(true);
    store.painted(idOf(1), clock.now() - NOW, true);
    const before = asked.length;
    queueNow([itemOf(1), high(2)]);
    clock.advance(15_000);
    expect(asked).toHaveLength(before);
    clock.advance(5_000);
    expect(asked.at(-1)?.tag).toBe(`i:${idOf(2)}`);
  });

  it('on a break only the badge changes', () => {
    const { queueNow, store, asked, badge, sent } = start();
    void store.togglePresence();
    const [command] = sent;
    return command?.answer({ ok: true, value: { status: 'on_break', at: NOW } }).then(() => {
      queueNow([critical(1)]);
      expect(asked).toEqual([]);
      expect(badge()).toBe(1);
    });
  });

  it('board warnings reach supervisors, fifteen minutes apart', () => {
    const { connect, notifications, asked, clock } = start();
    notifications.warn('growth', 'manager');
    expect(asked).toEqual([]);
    if (READY.kind !== 'ready') return;
    connect({ ...READY, session: { ...READY.session, principal: { ...READY.session.principal, role: 'supervisor' } } });
    notifications.warn('growth', 'manager');
    notifications.warn('growth', 'manager');
    expect(asked.map(({ tag }) => tag)).toEqual(['w:growth:manager']);
    clock.advance(15 * 60_000);
    notifications.warn('growth', 'manager', 'breach');
    expect(asked.at(-1)).toMatchObject({ tag: 'w:growth:manager', urgency: 'critical' });
  });
});
