import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HistoryEntry } from '@countersign/shared/protocol/reviewer';
import { connect, decideInput, propose, type QueueItem, type RawClient, valueOf } from '../../test/connect.ts';
import { createTestClock, createTestHub, type TestHub } from '../../test/harness.ts';

const HOLD_MS = 10_000;
const clock = createTestClock();
let hub: TestHub;
let agent: RawClient;
let ana: RawClient;
let ben: RawClient;
let sue: RawClient;
beforeEach(async () => {
  hub = await createTestHub({ clock, config: { holdMs: HOLD_MS } });
  agent = await connect(hub.url, '/agent', (await hub.token('agent', 'bot')).token);
  ana = await connect(hub.url, '/reviewer', (await hub.token('reviewer', 'Ana', ['manager'])).token);
  ben = await connect(hub.url, '/reviewer', (await hub.token('reviewer', 'Ben', ['manager'])).token);
  sue = await connect(hub.url, '/reviewer', (await hub.token('supervisor', 'Sue')).token);
});
afterEach(async () => {
  for (const client of [agent, ana, ben, sue]) client.close();
  await hub.close();
});

type Page = { entries: HistoryEntry[]; more: boolean };
const history = async (client: RawClient, input: object = {}) => valueOf(await client.call<Page>('history:read', input));
const decide = async (client: RawClient, key: string, verdict: object, telemetry?: object) => {
  const { escalationId } = await propose(agent, key);
  const input = { ...decideInput({ escalationId }, verdict), ...(telemetry === undefined ? {} : { telemetry }) };
  valueOf(await client.call('escalation:decide', input));
  return input;
};

test('H-18 the caller’s own decisions, newest first, with reason and reading, undone ones marked', async () => {
  await decide(ana, 'k1', { kind: 'reject', reasonCode: 'wrong_amount' }, { activeDwellMs: 4_000, panelsOpened: ['raw'] });
  await decide(ben, 'k2', { kind: 'approve' });
  const undone = await decide(ana, 'k3', { kind: 'approve' });
  const { escalationId, decisionId } = undone;
  const back = valueOf(await ana.call<QueueItem>('decision:undo', { escalationId, decisionId }));
  valueOf(await ana.call('escalation:decide', decideInput(back, { kind: 'take_over' })));
  clock.advance(HOLD_MS);
  await hub.hub.timers.runOnce();

  const { entries, more } = await history(ana);
  expect(more).toBe(false);
  expect(entries.map(({ kind, undone: isUndone }) => ({ kind, isUndone }))).toEqual([
    { kind: 'take_over', isUndone: false },
    { kind: 'approve', isUndone: true },
    { kind: 'reject', isUndone: false },
  ]);
  expect(entries[2]).toMatchObject({
    reasonCode: 'wrong_amount',
    telemetry: { activeDwellMs: 4_000, panelsOpened: ['raw'] },
    item: { status: { kind: 'decided', decision: { byName: 'Ana' } } },
  });
  expect((await history(ben)).entries).toHaveLength(1);
  expect((await history(sue)).entries).toEqual([]);
});

test('H-18 what was decided again after an undo, under the same id, is not called undone', async () => {
  const input = await decide(ana, 'k1', { kind: 'approve' });
  const { escalationId, decisionId } = input;
  const back = valueOf(await ana.call<QueueItem>('decision:undo', { escalationId, decisionId }));
  valueOf(await ana.call('escalation:decide', { ...input, fence: back.fence }));
  expect((await history(ana)).entries.map(({ undone }) => undone)).toEqual([false, true]);
});

test('H-18 pages have no gap and no repeat, while more is decided in between', async () => {
  for (let i = 0; i < 11; i++) await decide(ana, `k${i}`, { kind: 'approve' });
  const seen: number[] = [];
  for (let beforeSeq: number | undefined; ; ) {
    const page = await history(ana, beforeSeq === undefined ? { limit: 3 } : { limit: 3, beforeSeq });
    seen.push(...page.entries.map(({ seq }) => seq));
    await decide(ana, `later${seen.length}`, { kind: 'approve' });
    beforeSeq = page.entries.at(-1)?.seq;
    if (!page.more) break;
  }
  expect(seen).toHaveLength(11);
  expect(seen).toEqual([...new Set(seen)].toSorted((one, other) => other - one));
});

test('H-18 A-04 what went to a tier that the caller lacks is left out', async () => {
  const { escalationId, decisionId } = await decide(ana, 'k1', { kind: 'approve' });
  await decide(ana, 'k2', { kind: 'approve' });
  const back = valueOf(await ana.call<QueueItem>('decision:undo', { escalationId, decisionId }));
  valueOf(await ana.call('escalation:release', { escalationId, fence: back.fence }));
  valueOf(await sue.call('escalation:assign', { escalationId, fence: back.fence + 1, reviewTier: 'senior_reviewer' }));
  const { entries } = await history(ana);
  expect(entries).toHaveLength(1);
  expect(JSON.stringify(entries)).not.toContain(escalationId);
});
