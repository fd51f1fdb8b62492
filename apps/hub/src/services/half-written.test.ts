import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Draft } from '@countersign/shared/protocol/reviewer';
import { codeOf, connect, decideInput, propose, type RawClient, valueOf } from '../../test/connect.ts';
import { createTestClock, createTestHub, type TestHub } from '../../test/harness.ts';

const HOLD_MS = 10_000;
const clock = createTestClock();
let folder: string;
let hub: TestHub;
let tokens: Record<'agent' | 'ana' | 'ben', string>;
let clients: Record<'agent' | 'ana' | 'ben', RawClient>;
let escalationId: string;

const start = async (): Promise<void> => {
  hub = await createTestHub({ clock, config: { holdMs: HOLD_MS, dataFolder: folder, database: join(folder, 'hub.sqlite') } });
};
const enter = async (): Promise<void> => {
  clients = {
    agent: await connect(hub.url, '/agent', tokens.agent),
    ana: await connect(hub.url, '/reviewer', tokens.ana),
    ben: await connect(hub.url, '/reviewer', tokens.ben),
  };
};
const leave = async (): Promise<void> => {
  for (const client of Object.values(clients)) client.close();
  await hub.close();
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-drafts-'));
  await start();
  tokens = {
    agent: (await hub.token('agent', 'bot')).token,
    ana: (await hub.token('reviewer', 'Ana', ['manager'])).token,
    ben: (await hub.token('reviewer', 'Ben', ['manager'])).token,
  };
  await enter();
  ({ escalationId } = await propose(clients.agent, 'k'));
});
afterEach(async () => {
  await leave();
  rmSync(folder, { recursive: true, force: true });
});

const save = (who: 'ana' | 'ben', editor: string, body: string | null, commandId?: string) =>
  clients[who].call<{ at: number }>('draft:save', { escalationId, editor, body }, commandId);
const drafts = async (who: 'ana' | 'ben') =>
  valueOf(await clients[who].call<{ drafts: Draft[] }>('escalation:read', { escalationId })).drafts.map(
    ({ editor, body, byName }) => `${byName} ${editor}: ${body}`,
  );
const rows = () => hub.hub.database.db.selectFrom('draft').selectAll().execute();

test('H-14 a draft is per person and editor, the latest counts, null forgets it, and the reader’s own come first', async () => {
  valueOf(await save('ana', 'reject', 'first'));
  clock.advance(1);
  expect(valueOf(await save('ana', 'reject', 'second'))).toEqual({ at: clock.now() });
  clock.advance(1);
  valueOf(await save('ana', 'modify', '{}'));
  clock.advance(1);
  valueOf(await save('ben', 'reject', 'his'));
  expect(await drafts('ana')).toEqual(['Ana modify: {}', 'Ana reject: second', 'Ben reject: his']);
  expect(await drafts('ben')).toEqual(['Ben reject: his', 'Ana modify: {}', 'Ana reject: second']);
  valueOf(await save('ana', 'reject', null));
  valueOf(await save('ana', 'respond', null));
  expect(await drafts('ana')).toEqual(['Ana modify: {}', 'Ben reject: his']);
});

test('H-14 a person keeps so many drafts and no more; what is there can still be written and forgotten', async () => {
  await leave();
  hub = await createTestHub({
    clock,
    config: { dataFolder: folder, database: join(folder, 'hub.sqlite') },
    overrides: { limits: { draftsPerPerson: 2 } },
  });
  await enter();
  for (const editor of ['modify', 'reject']) valueOf(await save('ana', editor, 'x'));
  expect(await save('ana', 'respond', 'x')).toMatchObject({ ok: false, error: { code: 'LIMIT', field: 'drafts', limit: 2 } });
  valueOf(await save('ana', 'modify', 'y'));
  valueOf(await save('ben', 'respond', 'x'));
  valueOf(await save('ana', 'reject', null));
  valueOf(await save('ana', 'respond', 'x'));
});

test('H-14 others’ drafts are shown as far as there is room, the newest first; one’s own always', async () => {
  const long = (letter: string) => letter.repeat(60_000);
  const more = await Promise.all(
    ['Cem', 'Dora'].map(async (name) => connect(hub.url, '/reviewer', (await hub.token('reviewer', name, ['manager'])).token)),
  );
  for (const [i, client] of [clients.ben, ...more].entries())
    for (const editor of ['modify', 'reject']) {
      clock.advance(1);
      valueOf(await client.call('draft:save', { escalationId, editor, body: long(String(i)) }));
    }
  const of = async (client: RawClient) =>
    valueOf(await client.call<{ drafts: Draft[] }>('escalation:read', { escalationId })).drafts.map(
      ({ byName, editor }) => `${byName} ${editor}`,
    );
  expect(await of(clients.ana)).toEqual(['Dora reject', 'Dora modify', 'Cem reject', 'Cem modify']);
  expect(await of(clients.ben)).toEqual(['Ben reject', 'Ben modify', 'Dora reject', 'Dora modify', 'Cem reject', 'Cem modify']);
  for (const client of more) client.close();
});

test('H-14 drafts are there after a restart of the hub', async () => {
  valueOf(await save('ana', 'respond', 'half a sen'));
  await leave();
  await start();
  await enter();
  expect(await drafts('ana')).toEqual(['Ana respond: half a sen']);
});

test('H-09 a repeat of an older save does not bring the older text back', async () => {
  const first = await save('ana', 'reject', 'old', 'save-1');
  valueOf(await save('ana', 'reject', 'new'));
  clock.advance(1_000);
  expect(await save('ana', 'reject', 'old', 'save-1')).toEqual(first);
  expect(await drafts('ana')).toEqual(['Ana reject: new']);
  expect(codeOf(await save('ana', 'reject', 'other', 'save-1'))).toBe('IDEMPOTENCY_MISMATCH');
});

test('H-14 drafts stay while a decision is held, and go when it is settled for good', async () => {
  valueOf(await save('ana', 'reject', 'why'));
  const input = decideInput({ escalationId }, { kind: 'approve' });
  valueOf(await clients.ana.call('escalation:decide', input));
  expect(await rows()).toHaveLength(1);
  clock.advance(HOLD_MS);
  await hub.hub.timers.runOnce();
  expect(await rows()).toEqual([]);
  expect(codeOf(await save('ana', 'reject', 'late'))).toBe('ALREADY_DECIDED');
  valueOf(await save('ana', 'reject', null));
  expect(await rows()).toEqual([]);
});

test('H-14 what a person took over keeps its hand-back draft until it is handed back', async () => {
  const input = decideInput({ escalationId }, { kind: 'take_over' });
  valueOf(await clients.ana.call('escalation:decide', input));
  clock.advance(HOLD_MS);
  await hub.hub.timers.runOnce();
  valueOf(await save('ana', 'hand-back', 'called the'));
  expect(await drafts('ana')).toEqual(['Ana hand-back: called the']);
  const { decisionId } = input;
  valueOf(await clients.ana.call('escalation:hand-back', { escalationId, decisionId, note: 'called the customer' }));
  expect(await rows()).toEqual([]);
});

test('A-04 a draft on somebody else’s item is NOT_FOUND', async () => {
  const cy = await connect(hub.url, '/reviewer', (await hub.token('reviewer', 'Cy', ['junior_reviewer'])).token);
  for (const body of ['x', null])
    expect(codeOf(await cy.call('draft:save', { escalationId, editor: 'reject', body }))).toBe('NOT_FOUND');
  cy.close();
});
