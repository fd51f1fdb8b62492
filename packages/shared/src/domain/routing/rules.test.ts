import { describe, expect, test } from 'vitest';
import { routeBy } from '../../../testing/route-by.ts';
import type { ProposedAction } from '../../model/action.ts';
import type { ContextBundle } from '../../model/context.ts';
import { PrincipalId, SubmissionKey } from '../../model/ids.ts';
import { type PolicyRule, RoutingPolicy } from '../../model/policy.ts';
import { compileOwnPolicy, compilePolicy } from './compile-policy.ts';
import { DEFAULT_POLICY } from './default-policy.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });

type Given = {
  readonly action?: Partial<ProposedAction>;
  readonly context?: ContextBundle;
  readonly agent?: string;
  readonly openCount?: number;
  readonly policy?: Partial<RoutingPolicy>;
};
const routed = (rules: readonly PolicyRule[], { action, context, agent = 'agent-1', openCount = 0, policy }: Given = {}) =>
  routeBy(RoutingPolicy.parse({ ...DEFAULT_POLICY, ...policy, rules }), {
    key: SubmissionKey.parse('key-1'),
    agentId: PrincipalId.parse(agent),
    action: { name: 'change_settings', arguments: {}, reversible: true, ...action },
    context: { confidence: 0.9, ...context },
    openCount,
  });
const routing = (rules: readonly PolicyRule[], given?: Given) => routed(rules, given).routing;

describe('P-20 the first rule that fits decides', () => {
  test('the order counts, not the strictness', () => {
    const rules: PolicyRule[] = [
      { id: 'first', actions: ['change_*'], route: 'review' },
      { id: 'second', route: 'escalate' },
    ];
    expect(routing(rules)).toMatchObject({ rule: 'first', route: 'review', reasons: ['policy_rule'] });
    expect(routing(rules, { action: { name: 'other' } })).toMatchObject({ rule: 'second', route: 'escalate' });
  });

  test('action, agent and condition must all fit', () => {
    const rules: PolicyRule[] = [
      { id: 'all', actions: ['a', 'b*'], agents: ['bot-*'], when: 'amount.value > 5', route: 'escalate' },
    ];
    const fits = (name: string, agent: string, minor: number): boolean =>
      routing(rules, { action: { name, amount: usd(minor) }, agent }).rule === 'all';
    expect(fits('b1', 'bot-1', 501)).toBe(true);
    expect(fits('c', 'bot-1', 501)).toBe(false);
    expect(fits('b1', 'agent-1', 501)).toBe(false);
    expect(fits('b1', 'bot-1', 500)).toBe(false);
  });

  test('`escalate` and `review` are the least caution', () => {
    const review: PolicyRule[] = [{ id: 'look', route: 'review' }];
    expect(routing(review).route).toBe('review');
    expect(routing(review, { context: { confidence: 0.1 } })).toMatchObject({ route: 'escalate', rule: 'low_confidence' });
    expect(routing(review, { action: { domain: 'legal' } })).toMatchObject({ route: 'escalate', reasons: ['regulated_domain'] });
    expect(routing([{ id: 'ask', route: 'escalate', why: 'Ask first.' }], { context: { confidence: 1 } })).toMatchObject({
      route: 'escalate',
      reasons: ['policy_rule'],
      rule: 'ask',
      why: 'Ask first.',
    });
  });

  test('a rule may name its reason; those that hold besides are listed too', () => {
    const rules: PolicyRule[] = [{ id: 'ask', route: 'escalate', reason: 'regulated_domain' }];
    expect(routing(rules)).toMatchObject({ reasons: ['regulated_domain'], rule: 'ask' });
    expect(routing(rules, { action: { amount: usd(60_000) } }).reasons).toEqual(['high_value_transaction', 'regulated_domain']);
  });

  test('`autonomous` leaves the confidence aside, never a risk reason', () => {
    const rules: PolicyRule[] = [{ id: 'free', route: 'autonomous', why: 'Harmless here.' }];
    for (const confidence of [0, 0.3, 0.6, 1])
      expect(routing(rules, { context: { confidence } })).toMatchObject({
        route: 'autonomous',
        rule: 'free',
        why: 'Harmless here.',
      });
    expect(routing(rules, { action: { reversible: false } })).toMatchObject({
      route: 'escalate',
      rule: 'irreversible_action',
      reasons: ['irreversible_action'],
    });
    expect(routing(rules, { action: { riskClass: 'high' } })).toMatchObject({ route: 'escalate', reasons: ['declared_risk'] });
  });

  test('`exempt` takes out the reason and the risk class that comes of it', () => {
    const rules: PolicyRule[] = [{ id: 'known', exempt: ['irreversible_action', 'regulated_domain', 'high_value_transaction'] }];
    const action = { reversible: false, domain: 'legal', amount: usd(2_000_000) };
    expect(routing([], { action }).riskClass).toBe('critical');
    expect(routing(rules, { action })).toMatchObject({ route: 'autonomous', riskClass: 'medium', reasons: [], rule: 'known' });
    expect(routing(rules, { action, context: { sentimentScore: -0.9 } })).toMatchObject({
      route: 'escalate',
      reasons: ['negative_sentiment'],
    });
    expect(routing(rules).rule).toBe('confidence_autonomous');
  });

  test('without `low_confidence`, what would wait runs and is looked at; without any confidence it still waits', () => {
    const rules: PolicyRule[] = [{ id: 'unsure', exempt: ['low_confidence'] }];
    expect(routing(rules, { context: { confidence: 0.1 } })).toMatchObject({ route: 'review', reasons: [], rule: 'unsure' });
    const unknown = routeBy(RoutingPolicy.parse({ ...DEFAULT_POLICY, rules }), {
      key: SubmissionKey.parse('key-1'),
      agentId: PrincipalId.parse('agent-1'),
      action: { name: 'change_settings', arguments: {}, reversible: true },
      context: {},
    }).routing;
    expect(unknown).toMatchObject({ route: 'escalate', reasons: ['incomplete_context'] });
  });

  test('what nobody can inspect cannot be exempted', () => {
    const rules: PolicyRule[] = [{ id: 'free', route: 'autonomous', riskClass: 'low', reviewTier: 'junior_reviewer' }];
    const action = { argumentsSchema: { required: ['x'] } };
    expect(routing(rules, { action })).toMatchObject({
      route: 'escalate',
      riskClass: 'high',
      reasons: ['uninspectable_action'],
      reviewTier: 'senior_reviewer',
    });
  });
});

describe('P-25 the terms of a rule stand in place of those of the risk class', () => {
  test('risk class up and down, never below what the agent declares', () => {
    const as = (riskClass: PolicyRule['riskClass']): PolicyRule[] => [{ id: 'as', riskClass }];
    expect(routing(as('low'))).toMatchObject({ riskClass: 'low', reviewTier: 'junior_reviewer', route: 'autonomous' });
    expect(routing(as('high'))).toMatchObject({ riskClass: 'high', route: 'escalate', reasons: ['policy_rule'], rule: 'as' });
    expect(routing(as('low'), { action: { riskClass: 'medium' } }).riskClass).toBe('medium');
    expect(routing(as('low'), { action: { riskClass: 'critical' } })).toMatchObject({
      riskClass: 'critical',
      reasons: ['declared_risk'],
      rule: 'declared_risk',
    });
    expect(routing(as('low'), { action: { reversible: false } })).toMatchObject({ riskClass: 'low', route: 'escalate' });
  });

  test('tier, deadline, what happens at it, undo time and two people', () => {
    const rule: PolicyRule = {
      id: 'own',
      route: 'escalate',
      reviewTier: 'manager',
      deadlineMs: 120_000,
      onDeadline: 'raise',
      holdMs: 60_000,
      twoPerson: true,
    };
    expect(routed([rule])).toMatchObject({ deadlineMs: 120_000, onDeadline: 'raise', holdMs: 60_000 });
    expect(routing([rule])).toMatchObject({ reviewTier: 'manager', twoPerson: true });
    expect(routed([rule], { context: { deadlineMs: 60_000, onDeadline: 'wait' } })).toMatchObject({
      deadlineMs: 60_000,
      onDeadline: 'raise',
    });
    expect(routing([]).twoPerson).toBeUndefined();
  });

  test('critical is never for juniors, whatever the rule says', () => {
    const rules: PolicyRule[] = [{ id: 'own', riskClass: 'critical', reviewTier: 'junior_reviewer' }];
    expect(routing(rules).reviewTier).toBe('senior_reviewer');
  });

  test('the ladder is the policy’s', () => {
    const ladder = { steps: [{ to: 'manager' as const, afterMs: 60_000 }], loops: 2, everybodyMs: 60_000 };
    expect(routed([], { policy: { ladder } }).ladder).toEqual(ladder);
  });
});

describe('P-29 what a policy may set otherwise', () => {
  test('reversibility that is not stated, where policy takes it for reversible; a stated one counts', () => {
    const policy = { unstatedReversibility: 'reversible' as const };
    const { reversible: _, ...action } = { name: 'x', arguments: {}, reversible: true };
    const proposal = { key: SubmissionKey.parse('k'), agentId: PrincipalId.parse('a'), action, context: { confidence: 0.9 } };
    expect(routeBy({ ...DEFAULT_POLICY, ...policy }, proposal).routing.route).toBe('autonomous');
    expect(routing([], { policy, action: { reversible: false } }).reasons).toEqual(['irreversible_action']);
  });

  test('thresholds per action; the first entry that fits counts, and what it leaves out is the general one', () => {
    const byAction = [
      { actions: ['change_*'], autonomous: 0.95, mediumRisk: 0.2 },
      { actions: ['*'], autonomous: 0.7 },
    ];
    const at = (confidence: number, name = 'change_settings') =>
      routing([], {
        policy: { confidence: { ...DEFAULT_POLICY.confidence, byAction } },
        action: { name },
        context: { confidence },
      }).route;
    expect([0.4, 0.5, 0.94, 0.95].map((confidence) => at(confidence))).toEqual(['escalate', 'review', 'review', 'autonomous']);
    expect(at(0.7, 'other')).toBe('autonomous');
  });

  test('open items per agent', () => {
    const policy = { quotas: [{ agents: ['bulk-*'], open: 2 }] };
    const marks = (agent: string, openCount: number) =>
      routing([{ id: 'ask', route: 'escalate' }], { policy, agent, openCount }).reasons.includes('over_quota');
    expect([marks('bulk-1', 1), marks('bulk-1', 2), marks('agent-1', 2), marks('agent-1', 50)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  test('sentiment is estimated only where policy says so and the agent gives none', () => {
    const conversation = [{ role: 'customer' as const, text: 'This is terrible, awful and disgusting. I hate you, you idiots!' }];
    const estimate = { estimateSentiment: true };
    expect(routing([], { context: { conversation } }).reasons).toEqual([]);
    expect(routing([], { context: { conversation }, policy: estimate }).reasons).toEqual(['negative_sentiment']);
    expect(routing([], { context: { conversation, sentimentScore: 0 }, policy: estimate }).reasons).toEqual([]);
  });

  test('two people by risk class', () => {
    const policy = { twoPerson: { low: false, medium: true, high: false, critical: false } };
    expect(routing([], { policy }).twoPerson).toBe(true);
  });

  test('the critical limit is per currency too', () => {
    const critical = (minor: number, currency: string): boolean =>
      routing([], { action: { reversible: false, amount: { minor, currency } } }).riskClass === 'critical';
    expect([critical(1_500_000, 'JPY'), critical(1_500_001, 'JPY'), critical(1_000_001, 'USD')]).toEqual([false, true, true]);
  });
});

describe('P-20 compiling', () => {
  test('all problems are values, with the number of the rule', () => {
    const rules: PolicyRule[] = [
      { id: 'a', when: 'foo == 1' },
      { id: 'b', when: 'true' },
      { id: 'c', when: '1 +' },
      { id: 'd', route: 'review' },
      { id: 'e', route: 'review' },
    ];
    const compiled = compilePolicy({ ...DEFAULT_POLICY, rules });
    expect(!compiled.ok && compiled.error.map(({ rule, field }) => [rule, field])).toEqual([
      [0, 'when'],
      [2, 'when'],
      [4, null],
    ]);
    expect(() => compileOwnPolicy({ ...DEFAULT_POLICY, rules })).toThrow('rules[0]');
  });

  test('a rule behind one that fits all it fits is refused', () => {
    const hidden = (first: Partial<PolicyRule>, second: Partial<PolicyRule>): boolean =>
      !compilePolicy({
        ...DEFAULT_POLICY,
        rules: [
          { id: 'a', ...first },
          { id: 'b', route: 'review', ...second },
        ],
      }).ok;
    expect(hidden({ actions: ['refund_*'] }, { actions: ['refund_a', 'refund_b*'] })).toBe(true);
    expect(hidden({ actions: ['*_a', 'b*'] }, { actions: ['x_a', 'bc'], agents: ['bot'] })).toBe(true);
    expect(hidden({ agents: ['bot-*'] }, { agents: ['bot-1'], when: 'now.hour > 5' })).toBe(true);
    expect(hidden({ actions: ['*'] }, {})).toBe(true);
    expect(hidden({ actions: ['refund_*'] }, { actions: ['refund*'] })).toBe(false);
    expect(hidden({ actions: ['refund_*'] }, {})).toBe(false);
    expect(hidden({ actions: ['refund_*'], when: 'now.hour > 5' }, { actions: ['refund_a'] })).toBe(false);
    expect(hidden({ actions: ['refund_*'], agents: ['bot'] }, { actions: ['refund_a'] })).toBe(false);
  });

  test('an agent that invents names is answered the same for each', () => {
    const compiled = compileOwnPolicy({ ...DEFAULT_POLICY, rules: [{ id: 'odd', actions: ['*1'], route: 'review' }] });
    const found = Array.from({ length: 3_000 }, (_, at) =>
      compiled.ruleFor({
        key: SubmissionKey.parse('k'),
        agentId: PrincipalId.parse('a'),
        action: { name: `n${at}`, arguments: {} },
        context: {},
        at: 0,
        openCount: 0,
        salt: 's',
        past: { agentAction: { n: 0, needed: 0 }, customer: { n: 0, escalated: 0 } },
        learned: { calibrator: null, predictor: null },
      }),
    );
    expect(found.filter((rule) => rule !== undefined)).toHaveLength(300);
  });
});
