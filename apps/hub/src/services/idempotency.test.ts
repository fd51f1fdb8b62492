import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import { actionDigest } from '@countersign/shared/domain/digest';
import { codeOf, connect, decideInput, propose, type QueueItem, type RawClient, REFUND, valueOf } from '../../test/connect.ts';
import { createTestClock, createTestHub, type TestClock, type TestHub } from '../../test/harness.ts';

let hub: TestHub;
let clock: TestClock;
let agent: RawClient;
let ana: RawClient;
beforeEach(async () => {
  clock = createTestClock();
  hub = await createTestHub({ clock });
  agent = await connect(hub.url, '/agent', (await hub.token('agent', 'bot')).token);
  ana = await connect(hub.url, '/reviewer', (await hub.token('reviewer', 'Ana', ['manager'])).token);
});
afterEach(async () => {
  agent.close();
  ana.close();
  await hub.close();
});

test('the same key and bundle is the same escalation, however often and in whatever order of keys', async () => {
  const first = await propose(agent, 'k');
  const shuffled = {
    reversible: false,
    amount: { currency: 'USD', minor: 248000 },
    target: REFUND.target,
    arguments: REFUND.arguments,
    name: REFUND.name,
  };
  expect(await propose(agent, 'k')).toEqual(first);
  expect(await propose(agent, 'k', shuffled as typeof REFUND)).toEqual(first);
  // Deep inside too: another language's JSON writer may sort the keys of a retry differently.
  const nested = { ...REFUND, arguments: { amount: 248000, order: '8812' } };
  expect(await propose(agent, 'k', nested, {})).toEqual(first);
  const told = await propose(agent, 'k2', REFUND, { customer: { id: 'c', plan: { name: 'gold', since: 2021 } } });
  expect(await propose(agent, 'k2', nested, { customer: { plan: { since: 2021, name: 'gold' }, id: 'c' } })).toEqual(told);
  expect(await hub.hub.events.head()).toBe(2);
});

test('the same key for another action or context is refused', async () => {
  await propose(agent, 'k');
  await expect(propose(agent, 'k', { ...REFUND, target: 'card ending 1882' })).rejects.toThrow('IDEMPOTENCY_MISMATCH');
  await expect(propose(agent, 'k', REFUND, { confidence: 0.9 })).rejects.toThrow('IDEMPOTENCY_MISMATCH');
});

test('the same key of another agent is another escalation', async () => {
  const other = await connect(hub.url, '/agent', (await hub.token('agent', 'other')).token);
  expect((await propose(agent, 'k')).escalationId).not.toBe((await propose(other, 'k')).escalationId);
  other.close();
});

test('a digest that is not the action’s is refused', async () => {
  const ack = await agent.call('escalation:open', {
    key: 'k',
    action: REFUND,
    actionDigest: actionDigest({ ...REFUND, target: 'x' }),
    context: {},
  });
  expect(ack).toMatchObject({ ok: false, error: { code: 'HASH_MISMATCH', field: 'actionDigest' } });
});

test('R-10 a repeated command gets the stored answer, byte for byte, after others have changed the item', async () => {
  const opened = await propose(agent, 'k');
  const input = decideInput(opened, { kind: 'approve' });
  const first = await ana.call('escalation:decide', input, 'decide-1');
  valueOf(await agent.call('decision:receive', { escalationId: opened.escalationId, decisionId: input.decisionId }));
  expect(await ana.call('escalation:decide', input, 'decide-1')).toEqual(first);
  expect(codeOf(await ana.call('escalation:decide', input, 'decide-2'))).toBe('ALREADY_DECIDED');
});

test('the agent hears of a decision once it connects, again and again until it has it', async () => {
  const opened = await propose(agent, 'k');
  const { token } = await hub.token('agent', 'bot');
  agent.close();
  const decided = valueOf(
    await ana.call<QueueItem>('escalation:decide', decideInput(opened, { kind: 'reject', reasonCode: 'wrong_target' })),
  );
  const hear = async () => {
    let heard: unknown = null;
    const again = await connect(hub.url, '/agent', token, (name, data) => {
      if (name === 'decision:delivered') heard = data;
    });
    // Whatever was waiting is sent before the answer to a later command.
    await again.call('agent:sync', { keys: [] });
    await again.call('agent:sync', { keys: [] });
    return { again, heard };
  };
  const first = await hear();
  expect(first.heard).toMatchObject({ key: 'k', resolution: { kind: 'rejected', byName: 'Ana' } });
  first.again.close();
  const second = await hear();
  expect(second.heard).toMatchObject({ key: 'k' });
  valueOf(
    await second.again.call('decision:receive', {
      escalationId: opened.escalationId,
      decisionId: decided.status.decision?.decisionId,
    }),
  );
  second.again.close();
  const third = await hear();
  expect(third.heard).toBeNull();
  third.again.close();
});

test('over the quota nothing is dropped: it is marked', async () => {
  const small = await createTestHub({ overrides: { policy: { ...DEFAULT_POLICY, openPerAgent: 3 } } });
  const bot = await connect(small.url, '/agent', (await small.token('agent', 'bot')).token);
  const states = [];
  for (let i = 0; i < 5; i++) states.push(await propose(bot, `k${i}`));
  expect(states.map((state) => state.routing.reasons.includes('over_quota'))).toEqual([false, false, false, true, true]);
  bot.close();
  await small.close();
});

test('X7 deadlines fire in order after a day of downtime, and never approve', async () => {
  const opened = [];
  for (let i = 0; i < 30; i++) opened.push(await propose(agent, `k${i}`, REFUND, { deadlineMs: 600_000 - i * 10_000 }));
  const heard: string[] = [];
  const all = new Promise<void>((resolve) => {
    agent.socket.on('decision:delivered', (state: { key: string; resolution: { kind: string } }) => {
      expect(state.resolution.kind).toBe('expired');
      if (heard.push(state.key) === 30) resolve();
    });
  });
  clock.advance(86_400_000);
  expect(await hub.hub.timers.runOnce()).toBe(30);
  await all;
  expect(heard).toEqual(opened.map((state) => state.key).reverse());
});

test('UX-06 nothing reaches the agent while a decision is held; an undo takes it back', async () => {
  const held = await createTestHub({ clock, config: { holdMs: 10_000 } });
  const bot = await connect(held.url, '/agent', (await held.token('agent', 'bot')).token);
  const eve = await connect(held.url, '/reviewer', (await held.token('reviewer', 'Eve', ['manager'])).token);
  const delivered: unknown[] = [];
  bot.socket.on('decision:delivered', (state) => delivered.push(state));

  const first = await propose(bot, 'k1');
  const input = decideInput(first, { kind: 'approve' });
  valueOf(await eve.call('escalation:decide', input));
  clock.advance(9_900);
  await held.hub.timers.runOnce();
  const undone = valueOf(
    await eve.call<QueueItem>('decision:undo', { escalationId: first.escalationId, decisionId: input.decisionId }),
  );
  expect(undone.status).toMatchObject({ kind: 'claimed', byName: 'Eve' });

  const second = await propose(bot, 'k2');
  valueOf(await eve.call('escalation:decide', decideInput(second, { kind: 'approve' })));
  const told = new Promise((resolve) => bot.socket.once('decision:delivered', resolve));
  clock.advance(10_000);
  await held.hub.timers.runOnce();
  expect(await told).toMatchObject({ key: 'k2', resolution: { kind: 'approved' } });
  expect(delivered).toHaveLength(1);
  bot.close();
  eve.close();
  await held.close();
});

test('R-19 what a person took over stays in the queue’s snapshot until it is handed back', async () => {
  const opened = await propose(agent, 'k');
  const input = decideInput(opened, { kind: 'take_over' });
  valueOf(await ana.call('escalation:decide', input));
  const idsInQueue = async () => valueOf(await ana.call<{ items: QueueItem[] }>('queue:sync', {})).items.map((item) => item.id);
  expect(await idsInQueue()).toEqual([opened.escalationId]);
  valueOf(
    await ana.call('escalation:hand-back', {
      escalationId: opened.escalationId,
      decisionId: input.decisionId,
      note: 'refunded by phone',
    }),
  );
  expect(await idsInQueue()).toEqual([]);
});

test('a command id that was used before is refused for any other command, and gives no permit', async () => {
  const [first, second] = [await propose(agent, 'k1'), await propose(agent, 'k2')];
  valueOf(await ana.call('escalation:claim', { escalationId: first.escalationId }, 'reused'));
  const input = { ...decideInput(second, { kind: 'approve' }) };
  expect(await ana.call('escalation:decide', input, 'reused')).toMatchObject({
    ok: false,
    error: { code: 'IDEMPOTENCY_MISMATCH', field: 'commandId' },
  });
  valueOf(await ana.call('escalation:decide', input));
  const no = decideInput({ ...first, fence: 1 }, { kind: 'reject', reasonCode: 'other' });
  valueOf(await ana.call('escalation:decide', no));
  const begin = (escalationId: string, decisionId: string) =>
    agent.call('decision:begin', { escalationId, decisionId, actionDigest: actionDigest(REFUND) }, 'begin-1');
  valueOf(await begin(second.escalationId, input.decisionId));
  expect(codeOf(await begin(first.escalationId, no.decisionId))).toBe('IDEMPOTENCY_MISMATCH');
});

test('an escalation replaces only one of its own agent', async () => {
  const other = await connect(hub.url, '/agent', (await hub.token('agent', 'other')).token);
  const foreign = await propose(other, 'theirs');
  const replace = (supersedes: string) =>
    agent.call('escalation:open', { key: 'new', action: REFUND, actionDigest: actionDigest(REFUND), context: {}, supersedes });
  for (const id of [foreign.escalationId, '01900000-0000-7000-8000-000000000000'])
    expect(await replace(id)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', field: 'supersedes' } });
  const own = await propose(agent, 'old');
  expect(codeOf(await replace(own.escalationId))).toBe('accepted');
  const [state] = valueOf(await agent.call<{ states: unknown[] }>('agent:sync', { keys: ['old'] })).states;
  expect(state).toMatchObject({ resolution: { kind: 'withdrawn', reason: 'superseded' } });
  other.close();
});
