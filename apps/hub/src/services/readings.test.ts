import { afterEach, beforeEach, expect, test } from 'vitest';
import { LIMITS } from '@countersign/shared/protocol/limits';
import { createTestHub, type TestHub } from '../../test/harness.ts';
import { codeOf, connect, propose, type RawClient, REFUND, valueOf } from '../../test/connect.ts';
import { createReadings } from './readings.ts';

let hub: TestHub;
let agent: RawClient;
let ana: RawClient;
let junior: RawClient;
beforeEach(async () => {
  hub = await createTestHub();
  agent = await connect(hub.url, '/agent', (await hub.token('agent', 'bot')).token);
  ana = await connect(hub.url, '/reviewer', (await hub.token('reviewer', 'Ana', ['manager'])).token);
  junior = await connect(hub.url, '/reviewer', (await hub.token('reviewer', 'Jo', ['junior_reviewer'])).token);
});
afterEach(async () => {
  for (const client of [agent, ana, junior]) client.close();
  await hub.close();
});

const notes = () => hub.hub.database.db.selectFrom('read_audit').select('escalation_id').orderBy('id').execute();

test('H-12: bundles asked for at the same moment are all shown, and each showing is noted', async () => {
  const first = (await propose(agent, 'first')).escalationId;
  const second = (await propose(agent, 'second')).escalationId;
  const ids = [first, second, first];
  const answers = await Promise.all(ids.map((escalationId) => ana.call('escalation:read', { escalationId })));
  for (const [i, answer] of answers.entries()) expect(valueOf(answer)).toMatchObject({ item: { id: ids[i] }, action: REFUND });
  expect((await notes()).map((note) => note.escalation_id).toSorted()).toEqual(ids.toSorted());
});

test('R-03 H-12: who may not see an escalation is told NOT_FOUND, and no showing is noted', async () => {
  const { escalationId } = await propose(agent, 'first');
  const [seen, hidden] = await Promise.all([
    ana.call('escalation:read', { escalationId }),
    junior.call('escalation:read', { escalationId }),
  ]);
  expect(seen.ok).toBe(true);
  expect(codeOf(hidden)).toBe('NOT_FOUND');
  expect(await notes()).toHaveLength(1);
});

test('A-02 H-12: the grant counts as it is at the reading', async () => {
  const { escalationId } = await propose(agent, 'first');
  const { tokenId } = await hub.token('reviewer', 'Eve', ['manager']);
  const read = createReadings({
    database: hub.hub.database,
    now: Date.now,
    soon: setImmediate,
    limits: LIMITS,
    prepare: async () => null,
    onFault: () => undefined,
  });
  expect(await read({ tokenId, escalationId })).toMatchObject({ ok: true });
  await hub.hub.directory.revokeToken(tokenId);
  expect(await read({ tokenId, escalationId })).toMatchObject({ ok: false, error: { code: 'REVOKED' } });
});

test('H-12: when the note cannot be stored the bundle is not shown', async () => {
  const { escalationId } = await propose(agent, 'first');
  const { tokenId } = await hub.token('reviewer', 'Eve', ['manager']);
  const faults: unknown[] = [];
  const database = {
    dialect: 'sqlite' as const,
    transaction: () => Promise.reject(new Error('disk full')),
  };
  const read = createReadings({
    database,
    now: Date.now,
    soon: setImmediate,
    limits: LIMITS,
    prepare: async () => null,
    onFault: (cause) => faults.push(cause),
  });
  expect(await read({ tokenId, escalationId })).toMatchObject({ ok: false, error: { code: 'STORE_UNAVAILABLE' } });
  expect(faults).toHaveLength(1);
});
