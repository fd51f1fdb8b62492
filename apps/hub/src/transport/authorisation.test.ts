import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import { actionDigest } from '@countersign/shared/domain/digest';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import { AgentContract } from '@countersign/shared/protocol/agent';
import { judgementCommands } from '@countersign/shared/protocol/judgement';
import { ReviewerContract } from '@countersign/shared/protocol/reviewer';
import { codeOf, connect, connectRefused, decideInput, propose, type RawClient, REFUND } from '../../test/connect.ts';
import { createTestHub, type TestHub } from '../../test/harness.ts';
import { ACCESS, type AnyCommand, scopeOf } from './authorisation.ts';

type Who = 'agent' | 'other agent' | 'junior' | 'senior' | 'manager' | 'supervisor';
const TIER_OF: Partial<Record<Who, ReviewTier>> = { junior: 'junior_reviewer', senior: 'senior_reviewer', manager: 'manager' };
const ROLE_OF = {
  agent: 'agent',
  'other agent': 'agent',
  junior: 'reviewer',
  senior: 'reviewer',
  manager: 'reviewer',
  supervisor: 'supervisor',
} as const;
const COMMANDS = [...Object.keys(AgentContract.commands), ...Object.keys(ReviewerContract.commands)] as AnyCommand[];
const ITEMLESS: readonly AnyCommand[] = [
  'escalation:open',
  'agent:sync',
  'queue:sync',
  'history:read',
  'presence:set',
  'board:read',
  'reviewer:set-tiers',
  'agent:set-paused',
  ...(Object.keys(judgementCommands) as (keyof typeof judgementCommands)[]),
];
/** Nothing was decided here from which anybody could learn. */
const ANSWER: Partial<Record<AnyCommand, string>> = { 'learned:train': 'LIMIT' };
const NEEDS_ITEM = COMMANDS.filter((name) => !ITEMLESS.includes(name));

/** Each tier gets its own item by an action whose risk class leads there. */
const POLICY = { ...DEFAULT_POLICY, lowRiskActions: ['low_*'], holdMs: 0 as const };
const ACTION_FOR: Record<ReviewTier, typeof REFUND> = {
  junior_reviewer: { name: 'low_thing', arguments: {}, reversible: true },
  senior_reviewer: { name: 'change_plan', arguments: {}, reversible: true },
  manager: REFUND,
};

let hub: TestHub;
/** Somebody whose tiers are set, and an agent that is paused, without disturbing the others. */
const bystander = { reviewer: '', agent: '' };
const clients = new Map<Who, RawClient>();
const own = new Map<Who, string>();
const client = (who: Who): RawClient => {
  const found = clients.get(who);
  if (found === undefined) throw new Error(who);
  return found;
};

beforeAll(async () => {
  hub = await createTestHub({ overrides: { policy: POLICY } });
  for (const who of Object.keys(ROLE_OF) as Who[]) {
    const tier = TIER_OF[who];
    const { token, principal } = await hub.token(ROLE_OF[who], who, tier === undefined ? [] : [tier]);
    own.set(who, principal.id);
    clients.set(who, await connect(hub.url, ROLE_OF[who] === 'agent' ? '/agent' : '/reviewer', token));
  }
});
beforeAll(async () => {
  bystander.reviewer = (await hub.token('reviewer', 'bystander', ['manager'])).principal.id;
  bystander.agent = (await hub.token('agent', 'bystander')).principal.id;
});
afterAll(async () => {
  for (const each of clients.values()) each.close();
  await hub.close();
});

const inputFor = (command: AnyCommand, id: string, action: typeof REFUND, who: Who): unknown => {
  const decisionId = randomUUID();
  switch (command) {
    case 'escalation:open':
      return { key: randomUUID(), action, actionDigest: actionDigest(action), context: {} };
    case 'agent:sync':
      return { keys: ['k'] };
    case 'queue:sync':
      return {};
    case 'decision:receive':
      return { escalationId: id, decisionId };
    case 'decision:begin':
      return { escalationId: id, decisionId, actionDigest: actionDigest(action) };
    case 'decision:finish':
      return { escalationId: id, decisionId, phase: 'refused' };
    case 'escalation:withdraw':
      return { escalationId: id, reason: 'x' };
    case 'escalation:snooze':
      return { escalationId: id, fence: 0, until: Date.now() + 1_000 };
    case 'escalation:decide':
      return decideInput({ id }, { kind: 'approve' }, action);
    case 'decision:undo':
      return { escalationId: id, decisionId };
    case 'escalation:hand-back':
      return { escalationId: id, decisionId, note: '' };
    case 'escalation:flag':
      return { escalationId: id, flagged: true };
    case 'escalation:preview':
      return { escalationId: id, arguments: {} };
    case 'draft:save':
      return { escalationId: id, editor: 'reject', body: 'x' };
    case 'presence:set':
      return { status: 'on_break' };
    case 'history:read':
    case 'board:read':
      return {};
    case 'reviewer:set-tiers':
      return { principalId: bystander.reviewer, tiers: ['manager'] };
    case 'reviewer:set-availability':
      return { principalId: own.get(who), out: null };
    case 'agent:set-paused':
      return { agentId: bystander.agent, paused: true };
    case 'policy:read':
      return { version: DEFAULT_POLICY.version };
    case 'policy:check':
      return { source: '' };
    case 'policy:publish':
      return { source: JSON.stringify({ ...POLICY, version: 'published-1' }) };
    case 'policy:use':
      return { slot: 'shadow', version: null };
    case 'policy:backtest':
      return { versions: [DEFAULT_POLICY.version], days: 1 };
    case 'learned:train':
      return { kind: 'predictor' };
    case 'learned:use':
      return { kind: 'predictor', version: null };
    case 'measures:read':
      return { days: 1 };
    default:
      return { escalationId: id, fence: 0 };
  }
};

const isForAgents = (command: AnyCommand): boolean => Object.hasOwn(AgentContract.commands, command);

/** Refusals that come after the permission was given. */
const PERMITTED = /^(accepted|NOT_ALLOWED|NOT_CLAIMED|REVOKED|ALREADY_DECIDED|STALE_FENCE)$/;

describe('A-03 every cell of role × command × tier', () => {
  const cells = (Object.keys(ROLE_OF) as Who[]).flatMap((who) =>
    COMMANDS.flatMap((command) => REVIEW_TIERS.map((tier) => ({ who, command, tier }))),
  );
  test.each(cells)('A-03 $who $command $tier', async ({ who, command, tier }) => {
    const action = ACTION_FOR[tier];
    const opened = await propose(client('agent'), randomUUID(), action);
    expect(opened.routing.reviewTier).toBe(tier);
    const code = codeOf(await client(who).call(command, inputFor(command, opened.escalationId, action, who)));

    const scope = scopeOf(command, ROLE_OF[who]);
    // The other namespace's commands cannot even be named.
    if (scope === undefined) expect(code).toBe(isForAgents(command) === (ROLE_OF[who] === 'agent') ? 'FORBIDDEN' : 'BAD_SCHEMA');
    else if (!NEEDS_ITEM.includes(command)) expect(code).toBe(ANSWER[command] ?? 'accepted');
    else if (who === 'other agent' || (scope === 'tier' && TIER_OF[who] !== tier)) expect(code).toBe('NOT_FOUND');
    else expect(code).toMatch(PERMITTED);
  });

  test('A-03 the table names every command of both contracts and no other', () => {
    expect(Object.keys(ACCESS).sort()).toEqual([...COMMANDS].sort());
  });
  test('A-03 what is not in the table is denied', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'policy:set', ''])
      expect(scopeOf(name, 'supervisor')).toBeUndefined();
  });
});

describe('A-04 nothing leaks', () => {
  test('A-04 1,000 foreign and unknown ids get the identical NOT_FOUND', async () => {
    const foreign = await Promise.all(Array.from({ length: 20 }, () => propose(client('agent'), randomUUID(), REFUND)));
    const answers = new Set<string>();
    const forReviewers = NEEDS_ITEM.filter((name) => scopeOf(name, 'reviewer') !== undefined);
    for (let i = 0; i < 1_000; i++) {
      const id = i % 2 === 0 ? foreign[i % foreign.length]?.escalationId : randomUUID();
      const command = forReviewers[i % forReviewers.length] ?? 'escalation:read';
      const ack = await client('junior').call(command, inputFor(command, id ?? '', REFUND, 'junior'));
      answers.add(JSON.stringify(ack));
    }
    expect([...answers]).toEqual([
      JSON.stringify({ ok: false, error: { code: 'NOT_FOUND', message: 'No such escalation.', retryable: false } }),
    ]);
  });

  test('A-04 no event and no snapshot shows another tier', async () => {
    const seen: string[] = [];
    client('junior').socket.on('queue:changed', (event) => seen.push(JSON.stringify(event)));
    const mine = new Promise((resolve) => client('junior').socket.once('queue:changed', resolve));
    const secret = await propose(client('agent'), randomUUID(), REFUND);
    const own = await propose(client('agent'), randomUUID(), ACTION_FOR.junior_reviewer);
    await mine;
    const page = JSON.stringify(await client('junior').call('queue:sync', { limit: 200 }));
    expect(seen.join()).toContain(own.escalationId);
    expect(seen.join() + page).not.toContain(secret.escalationId);
  });

  test('A-04 the commandId of somebody else does not show their answer', async () => {
    const opened = await propose(client('agent'), randomUUID(), ACTION_FOR.senior_reviewer);
    const input = { escalationId: opened.escalationId };
    expect(codeOf(await client('senior').call('escalation:claim', input, 'shared-id'))).toBe('accepted');
    expect(codeOf(await client('junior').call('escalation:claim', input, 'shared-id'))).toBe('NOT_FOUND');
  });
});

describe('A-05 tokens work at their own door only', () => {
  test.each([
    ['agent', '/reviewer'],
    ['reviewer', '/agent'],
    ['supervisor', '/agent'],
  ] as const)('A-05 a token of role %s is refused at %s', async (role, namespace) => {
    const { token } = await hub.token(role, `door ${role}`, role === 'reviewer' ? ['manager'] : []);
    expect(await connectRefused(hub.url, namespace, { protocolVersion: 1, token })).toMatchObject({ code: 'FORBIDDEN' });
  });
});
