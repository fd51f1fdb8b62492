import { afterEach, beforeEach, expect, test } from 'vitest';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import { codeOf, connect, decideInput, propose, type QueueItem, type RawClient, valueOf } from '../../test/connect.ts';
import { createTestHub, type TestHub } from '../../test/harness.ts';

let hub: TestHub;
let agent: RawClient;
/** Has the manager's tier only, as Ben; Cy has the two below; Sue supervises. */
let ana: RawClient;
let ben: RawClient;
let cy: RawClient;
let sue: RawClient;
const ids: Record<string, string> = {};

const come = async (role: 'agent' | 'reviewer' | 'supervisor', name: string, tiers: Parameters<TestHub['token']>[2] = []) => {
  const { token, principal } = await hub.token(role, name, tiers);
  ids[name] = principal.id;
  return connect(hub.url, role === 'agent' ? '/agent' : '/reviewer', token);
};
beforeEach(async () => {
  hub = await createTestHub();
  agent = await come('agent', 'bot');
  ana = await come('reviewer', 'Ana', ['manager']);
  ben = await come('reviewer', 'Ben', ['manager']);
  cy = await come('reviewer', 'Cy', ['junior_reviewer', 'senior_reviewer']);
  sue = await come('supervisor', 'Sue');
});
afterEach(async () => {
  for (const client of [agent, ana, ben, cy, sue]) client.close();
  await hub.close();
});

const open = async (key = 'k') => ({ escalationId: (await propose(agent, key)).escalationId, fence: 0 });
const assign = (input: object, commandId?: string) => sue.call<QueueItem>('escalation:assign', input, commandId);
const changed = (client: RawClient) =>
  new Promise<{ items: QueueItem[]; left: string[] }>((resolve) => client.socket.once('queue:changed', resolve));

test('R-25 a supervisor moves an item to another tier: it leaves one queue and comes into the other', async () => {
  const item = await open();
  const [left, came] = [changed(ana), changed(cy)];
  const moved = valueOf(await assign({ ...item, reviewTier: 'senior_reviewer' }));
  expect(moved).toMatchObject({ reviewTier: 'senior_reviewer', fence: 1, status: { kind: 'pending' } });
  expect((await left).left).toEqual([item.escalationId]);
  expect((await came).items).toMatchObject([{ id: item.escalationId, reviewTier: 'senior_reviewer' }]);
});

test('R-25 who was given an item decides it; anybody else of the tier claims it first', async () => {
  const item = await open();
  const given = valueOf(await assign({ ...item, assignee: ids['Ana'] }));
  expect(given).toMatchObject({ assignee: ids['Ana'], assigneeName: 'Ana', fence: 1 });
  expect(codeOf(await ben.call('escalation:decide', decideInput(given, { kind: 'approve' })))).toBe('NOT_CLAIMED');
  valueOf(await ana.call('escalation:decide', decideInput(given, { kind: 'approve' })));

  const other = valueOf(await assign({ ...(await open('k2')), assignee: ids['Ana'] }));
  const claimed = valueOf(await ben.call<QueueItem>('escalation:claim', { escalationId: other.id }));
  expect(claimed.assignee).toBeUndefined();
  valueOf(await ben.call('escalation:decide', decideInput(claimed, { kind: 'approve' })));
});

test('R-25 an agent, somebody unknown and somebody without the tier get nothing; a supervisor may get anything', async () => {
  const item = await open();
  const unknown = await assign({ ...item, assignee: '01900000-0000-7000-8000-000000000000' });
  expect(unknown).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', field: 'assignee' } });
  expect(await assign({ ...item, assignee: ids['bot'] })).toEqual(unknown);
  expect(await assign({ ...item, assignee: ids['Cy'] })).toMatchObject({
    ok: false,
    error: { code: 'NOT_ALLOWED', field: 'assignee', limit: 'manager' },
  });
  expect(valueOf(await assign({ ...item, assignee: ids['Sue'] })).assigneeName).toBe('Sue');
  expect(valueOf(await assign({ ...item, fence: 1, reviewTier: 'senior_reviewer', assignee: ids['Cy'] }))).toMatchObject({
    reviewTier: 'senior_reviewer',
    assigneeName: 'Cy',
  });
});

test('R-25 the name of somebody who has never connected is known', async () => {
  const never = await hub.token('reviewer', 'Dee', REVIEW_TIERS);
  expect(valueOf(await assign({ ...(await open()), assignee: never.principal.id })).assigneeName).toBe('Dee');
});

test('R-25 a claimed item is taken away only by force, and who had it must look again', async () => {
  const { escalationId } = await open();
  const claimed = valueOf(await ana.call<QueueItem>('escalation:claim', { escalationId }));
  const input = { escalationId, fence: claimed.fence, reviewTier: 'senior_reviewer' };
  expect(await assign(input)).toMatchObject({
    ok: false,
    error: { code: 'ALREADY_CLAIMED', current: { by: ids['Ana'], byName: 'Ana' } },
  });
  expect(valueOf(await assign({ ...input, force: true }))).toMatchObject({
    reviewTier: 'senior_reviewer',
    status: { kind: 'pending' },
  });
  expect(codeOf(await ana.call('escalation:decide', decideInput(claimed, { kind: 'approve' })))).toBe('NOT_FOUND');
  const taken = (await hub.hub.events.historyOf(claimed.id)).find(({ type }) => type === 'assigned');
  expect(taken).toMatchObject({ actor: ids['Sue'], takenFrom: ids['Ana'] });
});

test('H-09 a repeated assignment gets the first answer, also when the person has lost the tier meanwhile', async () => {
  const input = { ...(await open()), assignee: ids['Ana'] };
  const first = await assign(input, 'assign-1');
  valueOf(await sue.call('reviewer:set-tiers', { principalId: ids['Ana'], tiers: [] }));
  expect(await assign(input, 'assign-1')).toEqual(first);
  expect(codeOf(await assign({ ...input, assignee: ids['Ben'] }, 'assign-1'))).toBe('IDEMPOTENCY_MISMATCH');
});

test('R-14 raise goes to a chosen tier above, and nowhere else', async () => {
  const item = valueOf(await assign({ ...(await open()), reviewTier: 'junior_reviewer' }));
  const raise = (to: string) => cy.call<QueueItem>('escalation:raise', { escalationId: item.id, fence: item.fence, to });
  expect(await raise('junior_reviewer')).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED', field: 'to' } });
  expect(valueOf(await raise('manager'))).toMatchObject({ reviewTier: 'manager', status: { kind: 'pending' } });
});

test('R-29 anybody who sees an item marks it, before and after it was decided', async () => {
  const item = await open();
  const flag = (flagged: boolean) =>
    ben.call<QueueItem>('escalation:flag', { escalationId: item.escalationId, flagged, note: 'odd' });
  expect(valueOf(await flag(true))).toMatchObject({ flagged: true, fence: 0 });
  valueOf(await ana.call('escalation:decide', decideInput(item, { kind: 'approve' })));
  expect(valueOf(await flag(false))).toMatchObject({ flagged: false, status: { kind: 'decided' } });
  expect(codeOf(await cy.call('escalation:flag', { escalationId: item.escalationId, flagged: true }))).toBe('NOT_FOUND');
});

test('R-28 a batch is of low-risk items only', async () => {
  const batchId = '01900000-0000-4000-8000-00000000000b';
  const risky = { ...decideInput(await open(), { kind: 'approve' }), batchId };
  expect(await ana.call('escalation:decide', risky)).toMatchObject({
    ok: false,
    error: { code: 'NOT_ALLOWED', field: 'batchId' },
  });
  const action = { name: 'post_invoice', arguments: {}, reversible: true };
  const low = await propose(agent, 'low', action, { confidence: 0.1 });
  valueOf(await cy.call('escalation:decide', { ...decideInput(low, { kind: 'approve' }, action), batchId }));
  const stored = await hub.hub.reads.one(low.escalationId);
  expect(stored?.state.status).toMatchObject({ kind: 'decided', decision: { batchId } });
});
