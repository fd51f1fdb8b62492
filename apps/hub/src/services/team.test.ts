import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { Board } from '@countersign/shared/protocol/board';
import { codeOf, connect, propose, type QueueItem, type RawClient, REFUND, valueOf } from '../../test/connect.ts';
import { createTestHub, type TestHub } from '../../test/harness.ts';
import { auditOf } from '../store/audit-store.ts';

const HARMLESS = { name: 'post_invoice', arguments: {}, reversible: true };
let folder: string;
let hub: TestHub;
const clients: RawClient[] = [];
const tokens: Record<string, string> = {};
const ids: Record<string, PrincipalId> = {};

const start = async (): Promise<void> => {
  hub = await createTestHub({ config: { dataFolder: folder, database: join(folder, 'hub.sqlite') } });
};
const stop = async (): Promise<void> => {
  for (const client of clients.splice(0)) client.close();
  await hub.close();
};
const enter = async (name: string, at = hub): Promise<RawClient> => {
  const client = await connect(at.url, name.startsWith('bot') ? '/agent' : '/reviewer', tokens[name] ?? '');
  clients.push(client);
  return client;
};
const addPeople = async (at: TestHub): Promise<void> => {
  for (const [role, name, tiers] of [
    ['agent', 'bot', []],
    ['agent', 'bot 2', []],
    ['reviewer', 'Ana', ['manager', 'senior_reviewer']],
    ['supervisor', 'Sue', []],
  ] as const) {
    const made = await at.token(role, name, tiers);
    tokens[name] = made.token;
    ids[name] = made.principal.id;
  }
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-team-'));
  await start();
  await addPeople(hub);
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

const setTiers = (sue: RawClient, tiers: readonly string[], principalId = ids['Ana'], commandId?: string) =>
  sue.call<{ tiers: string[] }>('reviewer:set-tiers', { principalId, tiers }, commandId);
const pause = (sue: RawClient, paused: boolean, commandId?: string) =>
  sue.call<{ paused: object | null }>('agent:set-paused', { agentId: ids['bot'], paused, reason: 'odd refunds' }, commandId);

test('H-16 new tiers cut the connection, which comes back to the new queue', async () => {
  const [bot, ana, sue] = [await enter('bot'), await enter('Ana'), await enter('Sue')];
  await propose(bot, 'k');
  const idsIn = async (client: RawClient) =>
    valueOf(await client.call<{ items: QueueItem[] }>('queue:sync', {})).items.map(({ reviewTier }) => reviewTier);
  expect(await idsIn(ana)).toEqual(['manager']);
  const cut = new Promise((resolve) => ana.socket.once('disconnect', resolve));
  expect(valueOf(await setTiers(sue, ['senior_reviewer', 'junior_reviewer', 'junior_reviewer'])).tiers).toEqual([
    'junior_reviewer',
    'senior_reviewer',
  ]);
  await cut;
  const again = await enter('Ana');
  expect(await idsIn(again)).toEqual([]);
  expect(codeOf(await again.call('escalation:claim', { escalationId: (await propose(bot, 'k')).escalationId }))).toBe(
    'NOT_FOUND',
  );
});

test('H-16 what was given to, or claimed by, somebody in a lost tier is anybody’s again', async () => {
  const [bot, ana, sue] = [await enter('bot'), await enter('Ana'), await enter('Sue')];
  const [given, claimed, taken] = await Promise.all(
    ['k1', 'k2', 'k3'].map(async (key) => (await propose(bot, key)).escalationId),
  );
  for (const escalationId of [given, claimed])
    valueOf(await sue.call('escalation:assign', { escalationId, fence: 0, assignee: ids['Ana'] }));
  for (const escalationId of [claimed, taken]) valueOf(await ana.call('escalation:claim', { escalationId }));
  const freed = new Promise<QueueItem[]>((resolve) => {
    const seen: QueueItem[] = [];
    sue.socket.on('queue:changed', ({ items }: { items: QueueItem[] }) => {
      for (const item of items) if (item.assignee === undefined && item.status.kind === 'pending') seen.push(item);
      if (new Set(seen.map(({ id }) => id)).size === 3) resolve(seen);
    });
  });
  valueOf(await setTiers(sue, ['senior_reviewer']));
  expect(new Set((await freed).map(({ id }) => id))).toEqual(new Set([given, claimed, taken]));
  for (const id of [given, claimed, taken] as EscalationId[])
    expect((await hub.hub.events.historyOf(id)).at(-1)).toMatchObject({ type: 'assigned', actor: 'system', assignee: null });
});

test('H-16 tiers are set for reviewers only, and each change leaves one line of audit', async () => {
  const sue = await enter('Sue');
  const unknown = await setTiers(sue, [], '01900000-0000-7000-8000-000000000000' as PrincipalId);
  expect(unknown).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', field: 'principalId' } });
  for (const name of ['bot', 'Sue']) expect(await setTiers(sue, [], ids[name])).toEqual(unknown);
  const first = await setTiers(sue, ['manager'], ids['Ana'], 'tiers-1');
  valueOf(await setTiers(sue, ['senior_reviewer']));
  valueOf(await setTiers(sue, ['senior_reviewer']));
  expect(await setTiers(sue, ['manager'], ids['Ana'], 'tiers-1')).toEqual(first);
  expect(
    (await auditOf(hub.hub.database.db, ids['Ana'] as PrincipalId)).map(({ kind, actor, data }) => ({ kind, actor, data })),
  ).toEqual([
    { kind: 'tiers-set', actor: ids['Sue'], data: { from: ['senior_reviewer', 'manager'], to: ['manager'] } },
    { kind: 'tiers-set', actor: ids['Sue'], data: { from: ['manager'], to: ['senior_reviewer'] } },
  ]);
});

test('P-12 H-17 a paused agent’s every proposal waits for a person, also after a restart; another’s does not', async () => {
  const sure = { confidence: 0.99 };
  const bot = await enter('bot');
  expect((await propose(bot, 'before', HARMLESS, sure)).routing.route).toBe('autonomous');
  expect(valueOf(await pause(await enter('Sue'), true)).paused).toMatchObject({ byName: 'Sue', reason: 'odd refunds' });
  const stopped = { route: 'escalate', rule: 'agent_stopped', reasons: ['agent_stopped'], reviewTier: 'junior_reviewer' };
  expect((await propose(bot, 'paused', HARMLESS, sure)).routing).toMatchObject(stopped);
  // What policy found by itself stays the rule.
  const risky = (await propose(bot, 'risky', REFUND)).routing;
  expect(risky).toMatchObject({ rule: 'high_value_transaction', reviewTier: 'manager' });
  expect(risky.reasons).toEqual(expect.arrayContaining(['high_value_transaction', 'irreversible_action', 'agent_stopped']));
  expect((await propose(await enter('bot 2'), 'k', HARMLESS, sure)).routing.route).toBe('autonomous');

  await stop();
  await start();
  const again = await enter('bot');
  expect((await propose(again, 'after', HARMLESS, sure)).routing).toMatchObject(stopped);
  const sue = await enter('Sue');
  const { agents } = valueOf(await sue.call<Board>('board:read', {}));
  expect(agents.map(({ name, paused }) => [name, paused?.byName])).toEqual([
    ['bot', 'Sue'],
    ['bot 2', undefined],
  ]);
  expect(valueOf(await pause(sue, false)).paused).toBeNull();
  expect((await propose(again, 'resumed', HARMLESS, sure)).routing.route).toBe('autonomous');
  expect((await auditOf(hub.hub.database.db, ids['bot'] as PrincipalId)).map(({ kind }) => kind)).toEqual([
    'agent-paused',
    'agent-resumed',
  ]);
});

test('H-09 a late repeat of a pause does not stop an agent that was resumed meanwhile', async () => {
  const [bot, sue] = [await enter('bot'), await enter('Sue')];
  const first = await pause(sue, true, 'pause-1');
  valueOf(await pause(sue, false));
  expect(await pause(sue, true, 'pause-1')).toEqual(first);
  expect((await propose(bot, 'k', HARMLESS, { confidence: 0.99 })).routing.route).toBe('autonomous');
  const reviewer = await sue.call('agent:set-paused', { agentId: ids['Ana'], paused: true });
  expect(reviewer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', field: 'agentId' } });
});

test('H-17 a pause counts on every hub of one PostgreSQL', async () => {
  const pglite = await PGlite.create();
  const [one, other] = [await createTestHub({ overrides: { pglite } }), await createTestHub({ overrides: { pglite } })];
  await addPeople(one);
  valueOf(await pause(await enter('Sue', one), true));
  expect((await propose(await enter('bot', other), 'k', HARMLESS, { confidence: 0.99 })).routing.reasons).toEqual([
    'agent_stopped',
  ]);
  for (const client of clients.splice(0)) client.close();
  await one.close();
  await other.close().catch(() => undefined);
});
