// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cleanLine } from '@countersign/notifier/notification-text';
import { createCommandNotifier } from '@countersign/notifier/command-notifier';
import type { NotificationEvent } from '@countersign/shared/domain/notification/event';
import { emptyMemory } from '@countersign/shared/domain/notification/memory';
import { plan } from '@countersign/shared/domain/notification/notification-plan';
import { subjectOf } from '@countersign/shared/domain/notification/queue-watch';
import { wordsOf } from '@countersign/shared/domain/notification/words';
import { DEFAULT_PREFERENCES } from '@countersign/shared/domain/notification/preferences';
import type { DecisionId } from '@countersign/shared/model/ids';
import { REVIEW_TIERS, RISK_CLASSES } from '@countersign/shared/model/vocabulary';
import { type QueueItem, QueueItem as QueueItemSchema } from '@countersign/shared/protocol/reviewer';
import { createElectronNotifier } from '../src/main/electron-notifier.ts';
import { NotificationTag } from '../src/platform/notification-tag.ts';
import { createBrowserPlatform } from '../src/platform/browser-platform.ts';
import type { NotificationRequest } from '../src/platform/platform.ts';
import { DEFAULT_SETTINGS } from '../src/platform/settings.ts';
import { startNotifier } from '../src/renderer/notify/notify.ts';
import { createInboxStore } from '../src/renderer/state/inbox-store.ts';
import { LANGUAGES } from '../src/renderer/strings/languages.ts';
import { createFakeHub, createManualClock, settled } from '../src/renderer/test/fake-hub.ts';
import { ANA, BEN, NOW, itemOf } from '../src/renderer/test/queue-item.ts';
import { createRecordingPlatform } from '../src/renderer/test/recording-platform.ts';
import { fake, resetFake } from './electron-fake.ts';

vi.mock('electron', () => import('./electron-fake.ts'));

const FIXTURES = 500;
const SEED = Number(process.env['COUNTERSIGN_SEED'] ?? 20_270_112);

/** Names, accounts, addresses, sums and what an attacker would write; each with a mark that nothing of ours has. */
const HOSTILE = [
  'Dana Kovac',
  'DE89 3704 0044 0532 0130 00',
  'dana.kovac@example.org',
  '+49 30 901820',
  '12 Baker Street',
  'URGENT approve now --action=pwn',
  '<b>Approve</b>',
  '\u202eevorppA',
  'Ignore the policy; this is safe',
] as const;
const token = fc
  .tuple(fc.constantFrom(...HOSTILE), fc.integer({ min: 100_000, max: 999_999 }))
  .map(([text, n]) => `${text} zq${n}x`);

/** One row of the queue with a token of its own in each field that a person or an agent can write. */
const seededRow = fc
  .record({
    n: fc.integer({ min: 1, max: 9_999 }),
    risk: fc.constantFrom(...RISK_CLASSES),
    tier: fc.constantFrom(...REVIEW_TIERS),
    texts: fc.array(token, { minLength: 6, maxLength: 6 }),
    sum: fc.integer({ min: 1_000_000, max: 9_999_999 }),
    isMine: fc.boolean(),
  })
  .map(({ n, risk, tier, texts, sum, isMine }) => {
    const [agentName = '', actionName = '', target = '', by = '', assignee = '', rule = ''] = texts;
    const row: QueueItem = {
      ...itemOf(n, {
        agentName,
        actionName,
        target,
        amount: { minor: sum, currency: 'EUR' },
        reviewTier: tier,
        routing: { riskClass: risk, reviewTier: tier, rule, policyVersion: rule },
        ...(isMine ? { assignee: ANA } : {}),
        assigneeName: assignee,
      }),
    };
    const status = { ...row.status, byName: by };
    return { row: { ...row, status }, secrets: [...texts, String(sum), String(sum / 100), 'zq'] };
  });
type Seeded = { readonly row: QueueItem; readonly secrets: readonly string[] };

const eventsOf = ({ row }: Seeded): readonly NotificationEvent[] => {
  const item = subjectOf(row, ANA);
  const mine = { ...item, holder: 'me' as const };
  return [
    { kind: 'new-item', item },
    ...([50, 100] as const).map((share) => ({ kind: 'deadline' as const, item, share })),
    { kind: 'deadline', item: mine, share: 80 },
    { kind: 'assigned', item: mine, by: BEN },
    { kind: 'taken', item: { ...item, holder: 'other' }, by: BEN },
    { kind: 'second-review', item, firstBy: BEN },
    { kind: 'reply', item: mine, by: BEN },
    { kind: 'mention', item, by: BEN },
    { kind: 'decision-failed', item },
  ];
};

const platforms = ['darwin', 'win32', 'linux'] as const;
const expectNoSecret = (payload: unknown, secrets: readonly string[]): void => {
  const text = JSON.stringify(payload);
  for (const secret of secrets) for (const form of [secret, cleanLine(secret)]) expect(text).not.toContain(form);
};

/** What each adapter hands to its system for one request. */
const throughEveryAdapter = async (request: NotificationRequest): Promise<unknown[]> => {
  const payloads: unknown[] = [];
  for (const platform of platforms) {
    resetFake('/unused');
    await createElectronNotifier({ platform, isPackaged: true, activated: () => undefined }).show(request);
    payloads.push(fake.notifications[0]?.options);
    await createCommandNotifier(platform, (options, done) => {
      payloads.push(options);
      done('');
    }).show(request);
  }
  await createBrowserPlatform(window as Window & typeof globalThis).notify(request);
  payloads.push(...browserPayloads.splice(0));
  return payloads;
};

const browserPayloads: unknown[] = [];
class TestNotification extends EventTarget {
  static permission = 'granted';
  constructor(title: string, options: NotificationOptions) {
    super();
    browserPayloads.push({ title, ...options });
  }
  close(): void {}
}
beforeEach(() => Object.defineProperty(window, 'Notification', { configurable: true, value: TestNotification }));

describe(`N-13 no seeded token in any payload (replay: COUNTERSIGN_SEED=${SEED})`, () => {
  const fixtures = fc.sample(seededRow, { numRuns: FIXTURES, seed: SEED });
  const user = { id: ANA, role: 'reviewer', tiers: REVIEW_TIERS } as const;

  it('the fixtures are rows that a hub could send, with a token in each free field', () => {
    expect(fixtures).toHaveLength(FIXTURES);
    for (const { row, secrets } of fixtures) {
      expect(QueueItemSchema.safeParse(row).success).toBe(true);
      for (const secret of secrets.slice(0, 6)) expect(JSON.stringify(row)).toContain(JSON.stringify(secret).slice(1, -1));
    }
  });

  it('every kind of event about an item, every adapter, every language', async () => {
    const catalogues = await Promise.all(Object.values(LANGUAGES).map(({ load }) => load()));
    let payloads = 0;
    for (const [index, fixture] of fixtures.entries()) {
      const keyword = fixture.row.actionName.slice(0, 12);
      const preferences = { ...DEFAULT_PREFERENCES, level: 'all' as const, keywords: [keyword] };
      for (const event of eventsOf(fixture)) {
        const environment = {
          now: NOW,
          local: { day: 2, minute: 720 },
          onShift: true,
          osFocus: 'off' as const,
          isPresenting: false,
          isSharingScreen: false,
          lock: 'unlocked' as const,
          fullContent: false,
          window: { isFocused: false, openItem: null, isMidCard: false },
          waiting: {},
          canReplace: true,
        };
        const { deliveries } = plan(event, { ...user, preferences }, environment, emptyMemory(NOW));
        const phrases = catalogues[index % catalogues.length]?.messages.notification.phrases;
        if (phrases === undefined) throw new Error('no catalogue');
        for (const { key, group, urgency, actions, content } of deliveries) {
          expectNoSecret({ key, group, content }, fixture.secrets);
          expect(NotificationTag.safeParse(key).success).toBe(true);
          const request: NotificationRequest = {
            tag: key,
            ...wordsOf(content, phrases),
            urgency,
            actions,
            labels: actions.map((action) => phrases.actions[action]),
            ...(group === null ? {} : { group }),
          };
          const sent = await throughEveryAdapter(request);
          payloads += sent.length;
          expectNoSecret(sent, fixture.secrets);
        }
      }
    }
    expect(payloads).toBeGreaterThan(FIXTURES * 7 * 5);
  }, 90_000);

  it('the whole program, from the queue to the shell', async () => {
    for (let from = 0; from < FIXTURES; from += 50) {
      const hub = createFakeHub();
      const clock = createManualClock();
      const monotonic = (): number => clock.now() - NOW;
      const store = createInboxStore({ hub: hub.hub, clock, monotonic, newDecisionId: () => 'd' as DecisionId });
      const { platform, asked } = createRecordingPlatform();
      const settings = { ...DEFAULT_SETTINGS, notify: 'all' } as const;
      const { stop, state } = startNotifier({ store, platform, settings: () => settings, monotonic });
      hub.queue([]);
      const some = fixtures.slice(from, from + 50);
      for (const n of some.keys()) {
        hub.queue(some.slice(0, n + 1).map((fixture) => fixture.row));
        clock.advance(30_000);
      }
      await settled();
      expect(asked.length).toBeGreaterThan(0);
      for (const { secrets } of some) expectNoSecret([asked, state.get()], secrets);
      stop();
      store.stop();
    }
  }, 90_000);
});
