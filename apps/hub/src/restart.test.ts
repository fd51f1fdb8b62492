import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, decideInput, propose, type QueueItem, type RawClient, valueOf } from '../test/connect.ts';
import { createTestClock, createTestHub, type TestClock, type TestHub } from '../test/harness.ts';

/** One hub after the other on the same file; the clock goes on in between. */
let folder: string;
let clock: TestClock;
let hub: TestHub;
let tokens: { readonly agent: string; readonly ana: string };

const start = async (): Promise<void> => {
  hub = await createTestHub({ clock, config: { holdMs: 10_000, dataFolder: folder, database: join(folder, 'hub.sqlite') } });
};
const restart = async (downMs: number): Promise<void> => {
  await hub.close();
  clock.advance(downMs);
  await start();
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-restart-'));
  clock = createTestClock();
  await start();
  tokens = { agent: (await hub.token('agent', 'bot')).token, ana: (await hub.token('reviewer', 'Ana', ['manager'])).token };
});
afterEach(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const asAgent = async <T>(run: (agent: RawClient, heard: unknown[]) => Promise<T>): Promise<T> => {
  const heard: unknown[] = [];
  const agent = await connect(hub.url, '/agent', tokens.agent, (name, data) => name === 'decision:delivered' && heard.push(data));
  try {
    return await run(agent, heard);
  } finally {
    agent.close();
  }
};
const asAna = async <T>(run: (ana: RawClient) => Promise<T>): Promise<T> => {
  const ana = await connect(hub.url, '/reviewer', tokens.ana);
  try {
    return await run(ana);
  } finally {
    ana.close();
  }
};
/** What an agent hears that was away, once it has come back and asked. */
const heardAfterwards = (): Promise<unknown[]> =>
  asAgent(async (agent, heard) => {
    await agent.call('agent:sync', { keys: [] });
    await agent.call('agent:sync', { keys: [] });
    return heard;
  });

test('R-16 a decision held when the hub went down is released when its time is over, not before', async () => {
  const opened = await asAgent((agent) => propose(agent, 'k'));
  await asAna(async (ana) => valueOf(await ana.call('escalation:decide', decideInput(opened, { kind: 'approve' }))));
  await restart(9_000);
  await hub.hub.timers.runOnce();
  expect(await heardAfterwards()).toEqual([]);
  await restart(1_000);
  await hub.hub.timers.runOnce();
  expect(await heardAfterwards()).toMatchObject([{ key: 'k', resolution: { kind: 'approved', byName: 'Ana' } }]);
});

test('R-13 an undo works across a restart of the hub', async () => {
  const opened = await asAgent((agent) => propose(agent, 'k'));
  const input = decideInput(opened, { kind: 'approve' });
  await asAna(async (ana) => valueOf(await ana.call('escalation:decide', input)));
  await restart(5_000);
  const undone = await asAna(async (ana) =>
    valueOf(await ana.call<QueueItem>('decision:undo', { escalationId: opened.escalationId, decisionId: input.decisionId })),
  );
  expect(undone.status).toMatchObject({ kind: 'claimed', byName: 'Ana' });
});

test('D8 after 72 hours and three restarts in between the agent gets its decision and its permit', async () => {
  const opened = await asAgent((agent) => propose(agent, 'k', undefined, { onDeadline: 'wait' }));
  for (let i = 0; i < 3; i++) {
    await restart(24 * 3_600_000);
    await hub.hub.timers.runOnce();
  }
  const [item] = await asAna(async (ana) => valueOf(await ana.call<{ items: QueueItem[] }>('queue:sync', {})).items);
  expect(item).toMatchObject({ id: opened.escalationId, overdue: true, status: { kind: 'pending' } });
  const input = decideInput(item ?? {}, { kind: 'approve' });
  await asAna(async (ana) => valueOf(await ana.call('escalation:decide', input)));
  await restart(10_000);
  await hub.hub.timers.runOnce();
  expect(await heardAfterwards()).toMatchObject([{ key: 'k', resolution: { kind: 'approved' } }]);
  const begin = { escalationId: opened.escalationId, decisionId: input.decisionId, actionDigest: opened.actionDigest };
  await asAgent(async (agent) => valueOf(await agent.call('decision:begin', begin)));
});

test('a cursor from before the restart gets only what changed since', async () => {
  const first = await asAgent((agent) => propose(agent, 'k1'));
  const page = await asAna(async (ana) => valueOf(await ana.call<{ head: number; logEpoch: string }>('queue:sync', {})));
  await restart(1_000);
  const second = await asAgent((agent) => propose(agent, 'k2'));
  const delta = await asAna(async (ana) =>
    valueOf(await ana.call<{ mode: string; items: QueueItem[] }>('queue:sync', { logEpoch: page.logEpoch, afterSeq: page.head })),
  );
  expect(delta).toMatchObject({ mode: 'delta', items: [{ id: second.escalationId }] });
  const other = await asAna(async (ana) =>
    valueOf(await ana.call<{ mode: string; items: QueueItem[] }>('queue:sync', { logEpoch: 'another', afterSeq: page.head })),
  );
  expect(other.mode).toBe('snapshot');
  expect(other.items.map((item) => item.id).sort()).toEqual([first.escalationId, second.escalationId].sort());
});
