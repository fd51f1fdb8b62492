import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { connect, propose, REFUND, valueOf } from '../../../test/connect.ts';
import { createTestClock, createTestHub } from '../../../test/harness.ts';
import { createDesk, type Desk, HARMLESS, policyText, SOON_MS } from '../../../test/judgement.ts';

const open: (() => void | Promise<void>)[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'countersign-in-force-'));
  open.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
};
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});
const desk = async (...settings: Parameters<typeof createDesk>): Promise<Desk> => {
  const made = await createDesk(...settings);
  open.push(made.close);
  return made;
};

const publish = async ({ sue }: Pick<Desk, 'sue'>, ...versions: string[]): Promise<void> => {
  for (const version of versions) valueOf(await sue.call('policy:publish', { source: policyText(version) }));
};
const use = async ({ sue }: Pick<Desk, 'sue'>, version: string, slot = 'policy'): Promise<void> =>
  void valueOf(await sue.call('policy:use', { slot, version }));
const judgedBy = async ({ agent }: Pick<Desk, 'agent'>, key: string): Promise<string> =>
  (await propose(agent, key, HARMLESS, { confidence: 0.9 })).routing.policyVersion;

test('Z-10 of two policies that are put in force one after the other the later stays, through a node with a slow clock too', async () => {
  const config = { database: join(folder(), 'hub.sqlite') };
  const clock = createTestClock();
  const one = await desk({ config }, clock);
  const slow = { now: () => clock.now() - 1_000, advance: clock.advance };
  const other = await createTestHub({ config, clock: slow });
  open.push(other.close);
  const sol = await connect(other.url, '/reviewer', (await other.token('supervisor', 'Sol')).token);
  open.push(sol.close);
  await publish(one, 'said-first', 'said-last');
  await use(one, 'said-first');
  clock.advance(500);
  await use({ sue: sol }, 'said-last');
  clock.advance(SOON_MS * 2);
  expect(await judgedBy(one, 'a')).toBe('said-last');
  expect(valueOf(await one.sue.call('policy:list', {}))).toMatchObject({ live: 'said-last', next: null });
  expect(valueOf(await sol.call('policy:list', {}))).toMatchObject({ live: 'said-last', next: null });
});

test('Z-10 a change whose row has a lower number than one that was seen before is not missed', async () => {
  const one = await desk();
  await publish(one, 'live-1', 'shadow-1');
  const { db } = one.hub.hub.database;
  const at = one.clock.now();
  // As two transactions of a PostgreSQL server can commit: in the other order of their numbers.
  await db.insertInto('in_use').values({ id: 9, slot: 'policy', version: 'live-1', from_at: at, at, by: one.sueId }).execute();
  expect(await judgedBy(one, 'a')).toBe('live-1');
  await db.insertInto('in_use').values({ id: 8, slot: 'shadow', version: 'shadow-1', from_at: at, at, by: one.sueId }).execute();
  const { escalationId } = await propose(one.agent, 'b', HARMLESS, { confidence: 0.9 });
  const row = await db.selectFrom('escalation').select('shadow_policy').where('id', '=', escalationId).executeTakeFirst();
  expect(row?.shadow_policy).toBe('shadow-1');
});

test('Z-10 a hub that stops before a change takes effect comes back with it', async () => {
  const config = { database: join(folder(), 'hub.sqlite') };
  const one = await createDesk({ config });
  await publish(one, 'later-1');
  await use(one, 'later-1');
  await one.close();
  one.clock.advance(SOON_MS - 1);
  const again = await desk({ config }, one.clock);
  expect(valueOf(await again.sue.call('policy:list', {}))).toMatchObject({
    live: DEFAULT_POLICY.version,
    next: { version: 'later-1' },
  });
  expect(await judgedBy(again, 'a')).toBe(DEFAULT_POLICY.version);
  one.clock.advance(1);
  expect(await judgedBy(again, 'b')).toBe('later-1');
});

test('Z-16 what waits keeps what judged it; an edit is judged by the policy of now', async () => {
  const one = await desk();
  const asked = await propose(one.agent, 'waits', REFUND, { confidence: 0.99 });
  const item = async (): Promise<QueueItem | undefined> =>
    valueOf(await one.sue.call<{ items: QueueItem[] }>('queue:sync', {})).items.find(({ id }) => id === asked.escalationId);
  const before = await item();
  const preview = async () =>
    valueOf(
      await one.sue.call<{ riskClass: string; reasons: string[] }>('escalation:preview', {
        escalationId: asked.escalationId,
        arguments: REFUND.arguments,
        amount: { minor: 200_000, currency: 'USD' },
      }),
    );
  expect((await preview()).reasons).toContain('high_value_transaction');
  const lax = {
    highValue: { limit: 1_000_000, byCurrency: {} },
    criticalValue: { limit: 1_000_000, byCurrency: {} },
    deadlineMs: { low: 1_000, medium: 1_000, high: 1_000, critical: 1_000 },
    onDeadline: 'reject',
  } as const;
  valueOf(await one.sue.call('policy:publish', { source: policyText('lax-1', lax) }));
  await use(one, 'lax-1');
  one.clock.advance(SOON_MS);
  expect(await judgedBy(one, 'next')).toBe('lax-1');
  await one.hub.hub.timers.runOnce();
  expect(await item()).toEqual(before);
  expect((await preview()).reasons).not.toContain('high_value_transaction');
});
