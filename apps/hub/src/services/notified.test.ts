import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EscalationId } from '@countersign/shared/model/ids';
import { connect, decideInput, propose, type RawClient, valueOf } from '../../test/connect.ts';
import { createTestClock, createTestHub, type TestClock, type TestHub } from '../../test/harness.ts';
import { createNotified } from './notified.ts';

let hub: TestHub;
let clock: TestClock;
let agent: RawClient;
const clients: RawClient[] = [];
beforeEach(async () => {
  clock = createTestClock();
  hub = await createTestHub({ clock });
  agent = await connect(hub.url, '/agent', (await hub.token('agent', 'bot')).token);
  clients.push(agent);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await hub.close();
});

const reviewer = async (name: string, tier: 'junior_reviewer' | 'manager') => {
  let heard: () => void = () => undefined;
  const changed = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const { token } = await hub.token('reviewer', name, [tier]);
  const client = await connect(hub.url, '/reviewer', token, (event) => {
    if (event === 'queue:changed') heard();
  });
  clients.push(client);
  return { client, changed };
};
const notifiedAt = async (id: string): Promise<number | null> => {
  await hub.hub.notified.flush();
  const row = await hub.hub.database.db
    .selectFrom('escalation')
    .select('notified_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.notified_at;
};

test('Z-05 an item is notified when it is pushed to a connected person of its tier, and the first time stays', async () => {
  const { client, changed } = await reviewer('Ana', 'manager');
  const at = clock.now();
  const { escalationId } = await propose(agent, 'k');
  await changed;
  expect(await notifiedAt(escalationId)).toBe(at);
  clock.advance(5_000);
  valueOf(await client.call('queue:sync', {}));
  valueOf(await client.call('escalation:claim', { escalationId }));
  expect(await notifiedAt(escalationId)).toBe(at);
});

test('Z-05 nobody of the tier is connected: the item is notified with the first page that holds it', async () => {
  await reviewer('Jo', 'junior_reviewer');
  const { escalationId } = await propose(agent, 'k');
  expect(await notifiedAt(escalationId)).toBeNull();
  clock.advance(60_000);
  const { client } = await reviewer('Ana', 'manager');
  expect(await notifiedAt(escalationId)).toBeNull();
  valueOf(await client.call('queue:sync', {}));
  expect(await notifiedAt(escalationId)).toBe(clock.now());
});

test('Z-05 what could not be written is written with the next push', async () => {
  const { escalationId } = await propose(agent, 'k');
  const stored = await hub.hub.reads.one(escalationId as EscalationId);
  if (stored === undefined) throw new Error('not there');
  const { database } = hub.hub;
  let isBroken = true;
  const faults: unknown[] = [];
  const notified = createNotified({
    // A store that is away for a moment.
    database: {
      dialect: 'sqlite',
      get db() {
        if (isBroken) throw new Error('away');
        return database.db;
      },
    },
    now: clock.now,
    after: () => undefined,
    onFault: (cause) => faults.push(cause),
  });
  notified.shown([stored]);
  await notified.flush();
  expect(faults).toHaveLength(1);
  isBroken = false;
  await notified.flush();
  expect(await notifiedAt(escalationId)).toBe(clock.now());
});

test('Z-05 a decided item that is sent again is not notified by it', async () => {
  const { escalationId } = await propose(agent, 'k');
  const sue = await connect(hub.url, '/reviewer', (await hub.token('supervisor', 'Sue')).token);
  clients.push(sue);
  valueOf(await sue.call('escalation:decide', decideInput({ escalationId }, { kind: 'approve' })));
  expect(await notifiedAt(escalationId)).toBeNull();
});
