import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EscalationId, Timestamp } from '../../model/ids.ts';
import { RISK_CLASSES } from '../../model/vocabulary.ts';
import { type DeskStep, followQueue, openDesk, tellDesk } from './desk.ts';
import type { NotificationEvent } from './event.ts';
import { isMidCard } from './environment.ts';
import { ALIVE_MS, type Delivery, emptyMemory } from './memory.ts';
import { plan } from './notification-plan.ts';
import {
  ANA,
  BEN,
  type EnvironmentChange,
  NOW,
  environmentOf,
  idOf,
  itemOf,
  userOf,
} from '../../../testing/notification-fixture.ts';
import { LEVELS, type Preferences } from './preferences.ts';
import type { WatchedItem } from './queue-watch.ts';

const rowOf = (n: number, change: Partial<WatchedItem> & { readonly risk?: (typeof RISK_CLASSES)[number] } = {}): WatchedItem => {
  const { risk = 'high', ...rest } = change;
  return {
    id: idOf(n),
    agentName: 'bot',
    actionName: 'act',
    routing: { route: 'escalate', riskClass: risk },
    reviewTier: 'senior_reviewer',
    openedAt: NOW,
    deadlineAt: NOW + 600_000,
    status: { kind: 'pending' },
    ...rest,
  };
};

/** One person's notifications, in a time that the test moves. */
const createDay = (preferences: Partial<Preferences> = {}) => {
  let state = openDesk(NOW);
  let now: Timestamp = NOW;
  let rows: readonly WatchedItem[] = [];
  const live = new Map<string, Delivery>();
  const told: Delivery[] = [];
  let again: Timestamp | null = null;
  const user = userOf(preferences);
  const around: { current: EnvironmentChange } = { current: {} };
  const environment = () =>
    environmentOf({
      ...around.current,
      now,
      waiting: { senior_reviewer: rows.filter(({ status }) => status.kind === 'pending').length },
    });
  const take = (step: DeskStep): void => {
    state = step.state;
    again = step.lookAgainAt;
    for (const key of step.closes) live.delete(key);
    for (const delivery of step.deliveries) {
      told.push(delivery);
      if (delivery.isToast) live.set(delivery.key, delivery);
    }
  };
  return {
    told,
    live,
    around,
    keys: (): string[] => [...live.keys()],
    toasts: (): Delivery[] => told.filter(({ isToast }) => isToast),
    sounds: (): number => told.filter(({ sound }) => sound !== null).length,
    state: () => state,
    queue: (next: readonly WatchedItem[], closed: readonly EscalationId[] = []): void => {
      rows = next;
      take(followQueue(state, rows, closed, user, environment()));
    },
    tell: (...events: NotificationEvent[]): void => take(tellDesk(state, events, user, environment())),
    /** Lets time pass, looking whenever the plan asked for it. */
    wait: (ms: number): void => {
      const end = now + ms;
      for (let looks = 0; again !== null && again <= end; looks++) {
        if (looks > 500) throw new Error('looks without end');
        now = Math.max(now, again);
        take(followQueue(state, rows, [], user, environment()));
        take(tellDesk(state, [], user, environment()));
      }
      now = end;
    },
  };
};

describe('N-05 many at once', () => {
  it('two hundred new items in ten seconds are two toasts and one sound', () => {
    const day = createDay({ level: 'all' });
    day.queue([]);
    const rows: WatchedItem[] = [];
    for (let n = 1; n <= 200; n++) {
      rows.push(rowOf(n, { risk: RISK_CLASSES[n % 4] ?? 'low' }));
      day.queue([...rows]);
      day.wait(50);
    }
    day.wait(15_000);
    expect(day.keys().length).toBeLessThanOrEqual(2);
    expect(new Set(day.toasts().map(({ key }) => key)).size).toBeLessThanOrEqual(2);
    expect(day.sounds()).toBe(1);
    expect([...day.live.values()].some(({ content }) => content.kind === 'burst' && content.worst === 'critical')).toBe(true);
  });

  it('all in one packet, too', () => {
    const day = createDay({ level: 'all' });
    day.queue([]);
    day.queue(Array.from({ length: 200 }, (_, n) => rowOf(n + 1, { risk: 'high' })));
    day.wait(15_000);
    expect(day.keys()).toHaveLength(2);
    expect([...day.live.values()].at(-1)?.content).toMatchObject({ kind: 'burst', count: 199 });
  });

  it('where toasts cannot be replaced, the second stays the last', () => {
    const day = createDay({ level: 'all' });
    day.around.current = { canReplace: false };
    day.queue([]);
    for (let n = 1; n <= 50; n++) day.queue(Array.from({ length: n }, (_, i) => rowOf(i + 1, { risk: 'low' })));
    day.wait(60_000);
    expect(day.toasts()).toHaveLength(1);
  });

  it('items a minute apart are toasts of their own', () => {
    const day = createDay();
    day.queue([]);
    for (let n = 1; n <= 3; n++) {
      day.queue(Array.from({ length: n }, (_, i) => rowOf(i + 1)));
      day.wait(60_000);
    }
    expect(day.keys()).toEqual([1, 2, 3].map((n) => `i:${idOf(n)}`));
  });

  it('after six toasts in an hour the rest is summed up at the next digest', () => {
    const day = createDay();
    day.queue([]);
    for (let n = 1; n <= 9; n++) {
      day.queue(Array.from({ length: n }, (_, i) => rowOf(i + 1, { deadlineAt: null })));
      day.wait(60_000);
    }
    expect(day.toasts()).toHaveLength(6);
    // The fixture's clock on the wall stands still at noon; at one it is time.
    day.around.current = { local: { day: 2, minute: 13 * 60 } };
    day.wait(60 * 60_000);
    expect(day.toasts().at(-1)).toMatchObject({ key: 'digest', content: { kind: 'digest', decided: 0, waiting: 9 } });
    expect(day.toasts().filter(({ key }) => key === 'digest')).toHaveLength(1);
  });
});

describe('N-06 what is over is taken back', () => {
  it.each([
    ['decided', []],
    ['claimed by another', [rowOf(1, { status: { kind: 'claimed', by: BEN } })]],
    ['claimed by me', [rowOf(1, { status: { kind: 'claimed', by: ANA } })]],
    ['given to another', [rowOf(1, { assignee: BEN })]],
    ['asleep', [rowOf(1, { status: { kind: 'snoozed', by: BEN } })]],
  ])('%s', (_how, after) => {
    const day = createDay();
    day.queue([]);
    day.queue([rowOf(1)]);
    expect(day.keys()).toEqual([`i:${idOf(1)}`]);
    day.queue(after, [idOf(1)]);
    expect(day.keys()).toEqual([]);
    day.wait(30_000);
    expect(day.toasts()).toHaveLength(1);
  });

  it('a toast for several goes with the last of them, and counts what is left', () => {
    const day = createDay();
    day.queue([]);
    const rows = [1, 2, 3, 4].map((n) => rowOf(n));
    day.queue(rows);
    day.wait(11_000);
    day.queue(rows.slice(0, 2), [idOf(3), idOf(4)]);
    day.wait(11_000);
    expect([...day.live.values()].at(-1)?.content).toMatchObject({ kind: 'burst', count: 1 });
    day.queue([], [idOf(1), idOf(2)]);
    expect(day.keys()).toEqual([]);
  });

  it('what was put off and is over is never told', () => {
    const day = createDay();
    day.queue([]);
    day.around.current = { window: { isFocused: true, isMidCard: true } };
    day.queue([rowOf(1)]);
    day.queue([], [idOf(1)]);
    day.around.current = {};
    day.wait(30_000);
    expect(day.toasts()).toEqual([]);
  });
});

describe('N-07 time', () => {
  it.each([
    ['high', 20_000],
    ['critical', 5_000],
  ] as const)('%s waits for the pause after a card, at most %i ms', (risk, most) => {
    const day = createDay();
    day.queue([]);
    day.around.current = { window: { isFocused: true, isMidCard: true } };
    day.queue([rowOf(1, { risk })]);
    day.wait(most - 1);
    expect(day.toasts()).toHaveLength(0);
    day.wait(1);
    expect(day.toasts()).toHaveLength(1);
  });

  it('a pause between two cards is enough', () => {
    const day = createDay();
    day.queue([]);
    day.around.current = { window: { isFocused: true, isMidCard: true } };
    day.queue([rowOf(1)]);
    day.around.current = { window: { isFocused: true, isMidCard: false } };
    day.tell();
    expect(day.toasts()).toHaveLength(1);
  });

  it('an unclaimed critical item is shown again every two minutes, without a second sound, until it is claimed', () => {
    const day = createDay();
    day.queue([]);
    const row = rowOf(1, { risk: 'critical', deadlineAt: null });
    day.queue([row]);
    day.wait(119_999);
    expect(day.toasts()).toHaveLength(1);
    day.wait(1);
    expect(day.toasts().map(({ mode }) => mode)).toEqual(['new', 'again']);
    day.wait(120_000);
    expect(day.toasts()).toHaveLength(3);
    expect(day.sounds()).toBe(1);
    day.queue([{ ...row, status: { kind: 'claimed', by: BEN } }]);
    day.wait(600_000);
    expect(day.toasts()).toHaveLength(3);
    expect(day.keys()).toEqual([]);
  });

  it('a critical item that came while the system was set to focus is told when that ends', () => {
    const day = createDay();
    day.queue([]);
    day.around.current = { osFocus: 'on' };
    day.queue([rowOf(1, { risk: 'critical', deadlineAt: null })]);
    day.wait(300_000);
    expect(day.toasts()).toEqual([]);
    day.around.current = {};
    day.wait(120_000);
    expect(day.toasts()).toHaveLength(1);
    expect(day.sounds()).toBe(1);
  });

  it('the shares of the time to decide: half unclaimed, four fifths mine, all', () => {
    const day = createDay();
    day.queue([]);
    day.queue([rowOf(1), rowOf(2, { assignee: ANA })]);
    const shares = () =>
      day
        .toasts()
        .filter(({ key }) => key === 'sla')
        .map(({ content }) => content);
    day.wait(300_000);
    expect(shares()).toHaveLength(1);
    day.wait(180_000);
    expect(shares().length).toBeGreaterThan(1);
    day.wait(131_000);
    expect(shares().at(-1)).toEqual({ kind: 'deadline', near: 0, missed: 2 });
    expect(day.toasts().filter(({ sound }) => sound === 'deadline')).toHaveLength(1);
  });

  it('warnings of one rule and queue are fifteen minutes apart, but a breach after a warning is told', () => {
    const user = userOf({}, { role: 'supervisor' });
    const warn = (severity: 'warning' | 'breach') => ({ kind: 'warning', rule: 'growth', tier: 'manager', severity }) as const;
    let state = emptyMemory(NOW);
    const at = (minutes: number, severity: 'warning' | 'breach'): string => {
      const step = plan(warn(severity), user, environmentOf({ now: NOW + minutes * 60_000 }), state);
      state = step.memory;
      return step.outcome.what;
    };
    expect([at(0, 'warning'), at(14, 'warning'), at(14, 'breach'), at(20, 'breach'), at(29, 'breach')]).toEqual([
      'toast',
      'none',
      'toast',
      'none',
      'toast',
    ]);
  });

  it('what was there before the first look is not told', () => {
    const day = createDay({ level: 'all' });
    day.queue(Array.from({ length: 30 }, (_, n) => rowOf(n + 1, { risk: 'critical' })));
    expect(day.told).toEqual([]);
  });

  it('given to me, and taken from me', () => {
    const day = createDay();
    day.queue([rowOf(1, { risk: 'low' })]);
    day.queue([rowOf(1, { risk: 'low', assignee: ANA })]);
    expect(day.toasts().at(-1)?.content).toEqual({ kind: 'assigned', tier: 'senior_reviewer' });
    day.queue([rowOf(1, { risk: 'low', assignee: BEN })]);
    expect(day.told.at(-1)).toMatchObject({ isToast: false, inApp: 'notice', content: { kind: 'taken' } });
    expect(day.keys()).toEqual([]);
  });
});

describe('N-02 N-03 N-04 for any events', () => {
  const risk = fc.constantFrom(...RISK_CLASSES);
  const subject = fc
    .record({ n: fc.integer({ min: 1, max: 6 }), risk, holder: fc.constantFrom('nobody', 'me', 'other') })
    .map(({ n, ...change }) => itemOf(n, change as Parameters<typeof itemOf>[1]));
  const event: fc.Arbitrary<NotificationEvent> = fc.oneof(
    fc.record({ kind: fc.constant('new-item' as const), item: subject }),
    fc.record({
      kind: fc.constant('deadline' as const),
      item: subject,
      share: fc.constantFrom(50 as const, 80 as const, 100 as const),
    }),
    fc.record({
      kind: fc.constantFrom(
        'assigned' as const,
        'taken' as const,
        'second-review' as const,
        'reply' as const,
        'mention' as const,
        'decision-failed' as const,
      ),
      item: subject,
    }),
    fc.record({ kind: fc.constantFrom('hub-lost' as const, 'hub-back' as const), lostMs: fc.integer({ min: 0, max: 120_000 }) }),
    fc.record({
      kind: fc.constant('warning' as const),
      rule: fc.constantFrom('growth' as const, 'breach' as const),
      tier: fc.constant('manager' as const),
      severity: fc.constantFrom('warning' as const, 'breach' as const),
    }),
    fc.constant({ kind: 'digest' as const }),
    fc.constant({ kind: 'look' as const }),
  );
  const surroundings = fc.record({
    onShift: fc.boolean(),
    osFocus: fc.constantFrom('on' as const, 'off' as const, 'unknown' as const),
    isPresenting: fc.boolean(),
    window: fc.record({ isFocused: fc.boolean(), isMidCard: fc.boolean() }),
  });
  const days = fc.array(fc.record({ event, around: surroundings, passes: fc.integer({ min: 0, max: 90_000 }) }), {
    maxLength: 60,
  });
  const user = fc.record({
    level: fc.constantFrom(...LEVELS),
    role: fc.constantFrom('reviewer' as const, 'supervisor' as const),
  });

  it('no decision, no way past the system’s focus, nothing off shift but one’s own failure, no sound twice', () => {
    fc.assert(
      fc.property(days, user, (steps, { level, role }) => {
        let memory = emptyMemory(NOW);
        let now = NOW;
        const sounded = new Map<string, number>();
        for (const { event: happened, around, passes } of steps) {
          now += passes;
          const step = plan(happened, userOf({ level }, { role }), environmentOf({ ...around, now }), memory);
          for (const key of step.closes) sounded.delete(key);
          memory = step.memory;
          for (const { isToast, actions, key, sound, isPersistent } of step.deliveries) {
            for (const action of actions) expect(['open', 'claim', 'snooze']).toContain(action);
            expect(isToast && (around.osFocus === 'on' || around.isPresenting)).toBe(false);
            if (isToast && !around.onShift) expect(key).toMatch(/^d:/);
            if (sound === null) continue;
            const before = sounded.get(key);
            expect(before !== undefined && (isPersistent || now - before < ALIVE_MS)).toBe(false);
            sounded.set(key, now);
          }
          if (step.lookAgainAt !== null) expect(step.lookAgainAt).toBeGreaterThanOrEqual(now);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('never shows more than six toasts an hour that are not critical', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ event, passes: fc.integer({ min: 0, max: 120_000 }) }), { maxLength: 80 }), (steps) => {
        let memory = emptyMemory(NOW);
        let now = NOW;
        const shown: number[] = [];
        for (const { event: happened, passes } of steps) {
          now += passes;
          const step = plan(happened, userOf({ level: 'all' }), environmentOf({ now }), memory);
          memory = step.memory;
          for (const { isToast, mode, urgency, key } of step.deliveries)
            if (isToast && mode === 'new' && urgency !== 'critical' && key !== 'digest') shown.push(now);
          expect(shown.filter((at) => now - at < 3_600_000).length).toBeLessThanOrEqual(6);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('N-07 in the middle of a card', () => {
  it.each([
    [{ isArmed: true }, true],
    [{ isTyping: true }, true],
    [{ paintedAt: 1_000 }, true],
    [{ paintedAt: 1_001 - 20_000 }, true],
    [{ paintedAt: 1_000 - 20_000 }, false],
    [{ paintedAt: 1_000, isFocused: false }, false],
    [{ isArmed: true, isFocused: false }, false],
    [{}, false],
  ])('%j: %s', (card, expected) => {
    expect(isMidCard({ isFocused: true, isArmed: false, isTyping: false, paintedAt: null, ...card }, 1_000)).toBe(expected);
  });
});
