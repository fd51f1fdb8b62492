import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProposedAction } from '@countersign/shared/model/action';
import { codeOf, connect, decideInput, propose, type QueueItem, type RawClient, valueOf } from '../../test/connect.ts';
import { createTestHub, type TestHub } from '../../test/harness.ts';

/** Low risk, for a junior; above US$500 it is a manager's. */
const INVOICE: ProposedAction = {
  name: 'post_invoice',
  arguments: { number: 'INV-1', total: 100 },
  argumentsSchema: { type: 'object', properties: { total: { type: 'number' } }, required: ['total'] },
  amount: { minor: 10_000, currency: 'USD' },
  reversible: true,
};
const SMALL = { arguments: { number: 'INV-1', total: 90 }, amount: { minor: 9_000, currency: 'USD' } };
const LARGE = { arguments: { number: 'INV-1', total: 900 }, amount: { minor: 90_000, currency: 'USD' } };

let hub: TestHub;
let agent: RawClient;
let jo: RawClient;
let max: RawClient;
let escalationId: QueueItem['id'];
beforeEach(async () => {
  hub = await createTestHub();
  agent = await connect(hub.url, '/agent', (await hub.token('agent', 'bot')).token);
  jo = await connect(hub.url, '/reviewer', (await hub.token('reviewer', 'Jo', ['junior_reviewer'])).token);
  max = await connect(hub.url, '/reviewer', (await hub.token('reviewer', 'Max', ['manager', 'junior_reviewer'])).token);
  const opened = await propose(agent, 'k', INVOICE, { confidence: 0.3 });
  expect(opened.routing).toMatchObject({ reviewTier: 'junior_reviewer', riskClass: 'low' });
  ({ escalationId } = opened);
});
afterEach(async () => {
  for (const client of [agent, jo, max]) client.close();
  await hub.close();
});

const preview = (client: RawClient, edit: object, id: string = escalationId) =>
  client.call('escalation:preview', { escalationId: id, ...edit });
const modify = (edit: object) => decideInput({ escalationId }, { kind: 'modify', ...edit }, INVOICE);

test('H-13 a preview says what the commit will do, by the edited action and who asks', async () => {
  const head = await hub.hub.events.head();
  expect(valueOf(await preview(jo, SMALL))).toMatchObject({ riskClass: 'low', reviewTier: 'junior_reviewer', movesTo: null });
  expect(valueOf(await preview(jo, LARGE))).toEqual({
    route: 'escalate',
    riskClass: 'high',
    reviewTier: 'manager',
    reasons: ['high_value_transaction', 'low_confidence'],
    movesTo: 'manager',
  });
  expect(valueOf(await preview(max, LARGE))).toMatchObject({ reviewTier: 'manager', movesTo: null });
  expect(await hub.hub.events.head()).toBe(head);
});

test('H-13 arguments that the action’s schema does not admit are refused alike by preview and commit', async () => {
  const broken = { arguments: { number: 'INV-1', total: 'ninety' } };
  const [shown, committed] = [await preview(jo, broken), await jo.call('escalation:decide', modify(broken))];
  for (const refused of [shown, committed])
    expect(refused).toMatchObject({ ok: false, error: { code: 'BAD_SCHEMA', field: expect.stringContaining('total') } });
});

test('A-04 a preview of somebody else’s item is NOT_FOUND', async () => {
  const foreign = await propose(agent, 'k2');
  for (const id of [foreign.escalationId, '01900000-0000-7000-8000-000000000000'])
    expect(codeOf(await preview(jo, SMALL, id))).toBe('NOT_FOUND');
});

test('R-27 an edit that policy puts above its sender moves the item, tells the others, and keeps the draft', async () => {
  valueOf(await jo.call('draft:save', { escalationId, editor: 'modify', body: '{"total":900}' }));
  const left = new Promise<{ left: string[] }>((resolve) => jo.socket.once('queue:changed', resolve));
  const input = modify(LARGE);
  const first = await jo.call<QueueItem>('escalation:decide', input, 'modify-1');
  expect(valueOf(first)).toMatchObject({ reviewTier: 'manager', status: { kind: 'pending' }, fence: 1 });
  expect((await left).left).toEqual([escalationId]);
  // Jo no longer sees the item, yet a repeat of what was sent gets what was answered.
  expect(codeOf(await jo.call('escalation:read', { escalationId }))).toBe('NOT_FOUND');
  expect(await jo.call('escalation:decide', input, 'modify-1')).toEqual(first);
  expect((await hub.hub.events.historyOf(escalationId)).at(-1)).toMatchObject({ type: 'raised', why: 'modified', to: 'manager' });
  const read = valueOf(await max.call<{ drafts: unknown[] }>('escalation:read', { escalationId }));
  expect(read.drafts).toMatchObject([{ editor: 'modify', body: '{"total":900}', byName: 'Jo' }]);
});

test('R-27 H-13 an edit of the arguments that leaves the declared amount behind is weighed by what it says', async () => {
  const declaredStays = { arguments: LARGE.arguments };
  expect(valueOf(await preview(jo, declaredStays))).toMatchObject({ riskClass: 'high', movesTo: 'manager' });
  const moved = valueOf(await jo.call<QueueItem>('escalation:decide', modify(declaredStays)));
  expect(moved).toMatchObject({ reviewTier: 'manager', status: { kind: 'pending' } });
});

test('R-27 who has the tier commits the same edit', async () => {
  const decided = valueOf(await max.call<QueueItem>('escalation:decide', modify(LARGE)));
  expect(decided.status).toMatchObject({ kind: 'decided', decision: { kind: 'modify', byName: 'Max' } });
});

test('R-12 an edit that stays in the tier is committed with its own digest', async () => {
  valueOf(await jo.call('escalation:decide', modify(SMALL)));
  const stored = await hub.hub.reads.one(escalationId);
  const decision = stored?.state.status.kind === 'decided' ? stored.state.status.decision : undefined;
  expect(decision?.verdict).toMatchObject(SMALL);
  expect(decision?.decidedDigest).not.toBe(decision?.actionDigest);
});
