import { describe, expect, it } from 'vitest';
import { BEN, NOW, idOf, itemOf } from '../test/queue-item.ts';
import type { DecisionId } from '@countersign/shared/model/ids';
import { createInboxStore } from '../state/inbox-store.ts';
import { createFakeHub, createManualClock } from '../test/fake-hub.ts';
import { createFakePlatform } from '../test/fake-platform.ts';
import { isWorthTelling, notificationOf, startNotifier } from './notify.ts';

const SECRETS = {
  target: 'Dana Kovac',
  agentName: 'evil-agent',
  actionName: 'wire_money',
  amount: { minor: 987_654, currency: 'USD' },
};

describe('U-12 a notification says risk, tier and time left, and nothing else', () => {
  it.each(['low', 'medium', 'high', 'critical'] as const)('%s', (riskClass) => {
    const { tag, ...words } = notificationOf(itemOf(1, { ...SECRETS, deadlineAt: NOW + 600_000, routing: { riskClass } }), NOW);
    const text = JSON.stringify(words);
    for (const secret of ['Dana', 'evil', 'wire', '987', '9,876', 'USD', 'order']) expect(text).not.toContain(secret);
    expect(words.body).toMatch(/^Senior · 10m left$/);
  });

  it.each([
    ['high', 'high', false, true],
    ['critical', 'high', false, true],
    ['medium', 'high', false, false],
    ['medium', 'all', false, true],
    ['critical', 'none', false, false],
    ['critical', 'all', true, false],
  ] as const)('%s at level %s, window in use %s: %s', (riskClass, level, isWatched, expected) => {
    expect(isWorthTelling(itemOf(1, { routing: { riskClass } }), level, isWatched)).toBe(expected);
  });

  it('an action that ran already is no reason to disturb anybody', () => {
    expect(isWorthTelling(itemOf(1, { routing: { riskClass: 'critical', route: 'review' } }), 'all', false)).toBe(false);
  });
});

describe('U-12 following the queue', () => {
  const start = () => {
    const fake = createFakeHub();
    const clock = createManualClock();
    const store = createInboxStore({
      hub: fake.hub,
      clock,
      monotonic: () => clock.now(),
      newDecisionId: () => 'd' as DecisionId,
    });
    const told: string[] = [];
    const stop = startNotifier(
      store,
      {
        ...createFakePlatform(),
        notify: async ({ tag }) => {
          told.push(`show ${tag.slice(-1)}`);
          return { outcome: 'shown' };
        },
        dismiss: async (tag) => void told.push(`dismiss ${tag.slice(-1)}`),
        setBadge: async (count) => void told.push(`badge ${count}`),
        window: { focus: async () => undefined, isFocused: () => false, onFocusChange: () => () => undefined },
      },
      () => 'all',
    );
    return { ...fake, store, told, stop };
  };

  it('tells each new item once, and takes it back when it is settled', () => {
    const { queue, told, stop, store } = start();
    queue([itemOf(1)]);
    queue([itemOf(1), itemOf(2)]);
    queue([itemOf(1), itemOf(2, { seq: 20, version: 2 })]);
    expect(told.filter((what) => !what.startsWith('badge'))).toEqual(['show 1', 'show 2']);
    queue([itemOf(1), itemOf(2, { seq: 21, status: { kind: 'claimed', by: BEN } })]);
    expect(told).toContain('dismiss 2');
    expect(told.filter((what) => what.startsWith('badge')).at(-1)).toBe('badge 1');
    queue([]);
    expect(told).toContain('dismiss 1');
    expect(store.get().inbox.items.has(idOf(1))).toBe(false);
    stop();
  });
});
