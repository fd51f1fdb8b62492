import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, connect, decideInput, propose, type RawClient, valueOf } from '../../test/connect.ts';
import { createTestHub, type TestHub } from '../../test/harness.ts';

const HARMLESS = { name: 'post_invoice', arguments: {}, reversible: true };
const server = process.env['COUNTERSIGN_TEST_PG_URL'];

/** What only a server with several sessions can show: two transactions that are open at the same time. */
describe.skipIf(server === undefined)('hubs on a PostgreSQL server (skipped without COUNTERSIGN_TEST_PG_URL)', () => {
  const name = `countersign_${randomUUID().replaceAll('-', '')}`;
  const address = new URL(server ?? 'postgres://none');
  let one: TestHub;
  let other: TestHub;
  let outside: pg.Client;
  let agent: { readonly id: string; readonly client: RawClient };
  let ana: { readonly id: string; readonly client: RawClient };
  let sue: RawClient;

  const onServer = async (query: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(query);
    await client.end();
  };
  beforeAll(async () => {
    await onServer(`create database ${name}`);
    address.pathname = `/${name}`;
    one = await createTestHub({ config: { database: address.href } });
    other = await createTestHub({ config: { database: address.href } });
    outside = new pg.Client({ connectionString: address.href });
    await outside.connect();
    const bot = await one.token('agent', 'bot');
    const reviewer = await one.token('reviewer', 'Ana', ['manager']);
    agent = { id: bot.principal.id, client: await connect(one.url, '/agent', bot.token) };
    ana = { id: reviewer.principal.id, client: await connect(one.url, '/reviewer', reviewer.token) };
    sue = await connect(other.url, '/reviewer', (await one.token('supervisor', 'Sue')).token);
  }, 60_000);
  afterAll(async () => {
    for (const client of [agent.client, ana.client, sue]) client.close();
    await outside.end();
    await Promise.all([one.close(), other.close()]);
    await onServer(`drop database ${name}`);
  });

  /** Resolves when so many of the hubs' transactions wait for a lock. */
  const waiting = async (count: number): Promise<void> => {
    for (;;) {
      const { rows } = await outside.query(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (rows[0].n >= count) return;
    }
  };

  test('H-17 a pause is told only after what was decided without it', async () => {
    const order: string[] = [];
    await outside.query(`begin; select head from stream where name = 'main' for update`);
    const opened = propose(agent.client, 'late', HARMLESS, { confidence: 0.99 }).then(({ routing }) => order.push(routing.route));
    await waiting(1);
    const paused = sue.call('agent:set-paused', { agentId: agent.id, paused: true }).then((ack) => order.push(codeOf(ack)));
    await waiting(2);
    await outside.query('commit');
    await Promise.all([opened, paused]);
    expect(order).toEqual(['autonomous', 'accepted']);
    expect((await propose(agent.client, 'after', HARMLESS, { confidence: 0.99 })).routing.route).toBe('escalate');
  });

  test('H-14 a draft that is written while the item is settled goes with it', async () => {
    const { escalationId } = await propose(agent.client, 'settled');
    await outside.query('begin');
    await outside.query(`insert into draft (escalation_id, principal_id, editor, at, body) values ($1, $2, 'reject', 0, '')`, [
      escalationId,
      ana.id,
    ]);
    const saved = ana.client.call('draft:save', { escalationId, editor: 'reject', body: 'late' });
    await waiting(1);
    const decided = sue.call('escalation:decide', decideInput({ escalationId }, { kind: 'approve' }));
    await waiting(2);
    await outside.query('rollback');
    valueOf(await saved);
    valueOf(await decided);
    expect((await outside.query('select * from draft')).rows).toEqual([]);
  });

  test('H-16 supervisors who set the same person’s tiers at once do not lock each other out', async () => {
    const set = (i: number) =>
      sue.call('reviewer:set-tiers', { principalId: ana.id, tiers: i % 2 === 0 ? ['manager'] : ['senior_reviewer', 'manager'] });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => set(i)));
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['accepted']));
  });
});
