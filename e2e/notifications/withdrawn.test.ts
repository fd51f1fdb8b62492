import { createBrowserPlatform } from '@countersign/desktop/src/platform/browser-platform.ts';
import { DEFAULT_SETTINGS } from '@countersign/desktop/src/platform/settings.ts';
import { startNotifier } from '@countersign/desktop/src/renderer/notify/notify.ts';
import { connectHub, systemClock } from '@countersign/desktop/src/renderer/session/connect-hub.ts';
import { createInboxStore } from '@countersign/desktop/src/renderer/state/inbox-store.ts';
import type { Verdict } from '@countersign/shared/model/decision';
import type { DecisionId } from '@countersign/shared/model/ids';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { randomUUID } from 'node:crypto';
import { type Desk, createDesk, decide, must } from '../races/desk.ts';
import { createPage } from './page.ts';

/** Within two seconds after the hub's answer; what takes longer is a failure, not a slow machine's right. */
const WITHIN = { timeout: 2_000, interval: 20 };

let desk: Desk;
let stop = (): void => undefined;
const page = createPage();

beforeAll(async () => {
  desk = await createDesk(1);
  const { token } = await desk.hub.directory.createToken('reviewer', 'Ana', REVIEW_TIERS);
  const hub = connectHub({ hubUrl: desk.url, token });
  const store = createInboxStore({
    hub,
    clock: systemClock,
    monotonic: () => performance.now(),
    newDecisionId: () => randomUUID() as DecisionId,
  });
  const notifications = startNotifier({
    store,
    platform: createBrowserPlatform(page.window),
    settings: () => ({ ...DEFAULT_SETTINGS, notify: 'all' }),
    monotonic: () => performance.now(),
  });
  await vi.waitUntil(() => store.get().isFresh, { timeout: 20_000 });
  stop = () => {
    notifications.stop();
    store.stop();
    hub.close();
  };
});
afterAll(async () => {
  stop();
  await desk.close();
});

const isShown = (): number => page.live.size;

describe('N-06 withdrawn with a real hub and a real program, two seconds after it was decided elsewhere', () => {
  it.each<Verdict>([{ kind: 'approve' }, { kind: 'reject', reasonCode: 'other' }, { kind: 'take_over' }])(
    '$kind',
    async (verdict) => {
      const opened = await desk.open(`withdrawn-${verdict.kind}`);
      await expect.poll(isShown, { timeout: 10_000 }).toBe(1);
      const [ben] = desk.reviewers;
      if (ben === undefined) throw new Error('nobody else is there');
      must(await decide(ben, opened, 0, verdict));
      await expect.poll(isShown, WITHIN).toBe(0);
    },
  );

  it('claimed by somebody else', async () => {
    const { escalationId } = await desk.open('withdrawn-claim');
    await expect.poll(isShown, { timeout: 10_000 }).toBe(1);
    must(await (desk.reviewers[0]?.client.send('escalation:claim', { escalationId }) ?? Promise.reject(new Error('nobody'))));
    await expect.poll(isShown, WITHIN).toBe(0);
  });

  it('withdrawn by the agent', async () => {
    const { escalationId } = await desk.open('withdrawn-agent');
    await expect.poll(isShown, { timeout: 10_000 }).toBe(1);
    must(await desk.agent.send('escalation:withdraw', { escalationId, reason: 'not needed any more' }));
    await expect.poll(isShown, WITHIN).toBe(0);
  });
});

describe('N-05 a storm through a real hub', () => {
  it('two hundred proposals are at most two toasts, and the badge says how many', async () => {
    const before = page.shown.length;
    const waiting = Number(/^\((\d+)\)/.exec(page.title())?.[1] ?? 0);
    await Promise.all(Array.from({ length: 200 }, (_, n) => desk.open(`storm-${n}`)));
    await expect.poll(() => page.title(), { timeout: 60_000 }).toBe(`(${waiting + 200}) Countersign`);
    expect(new Set(page.shown.slice(before).map(({ options }) => options.tag)).size).toBeLessThanOrEqual(2);
    expect(isShown()).toBeLessThanOrEqual(2);
  });
});
