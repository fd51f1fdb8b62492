import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextBundle, json, jsonObject, proposedAction } from '../../../testing/arbitraries.ts';
import { routeBy } from '../../../testing/route-by.ts';
import { ProposedAction } from '../../model/action.ts';
import { ContextBundle } from '../../model/context.ts';
import { Routing } from '../../model/escalation.ts';
import { PrincipalId, SubmissionKey } from '../../model/ids.ts';
import { RoutingPolicy } from '../../model/policy.ts';
import { REASONS, RISK_CLASSES, type Reason } from '../../model/vocabulary.ts';
import { DEFAULT_POLICY } from './default-policy.ts';
import type { Routed } from './route-action.ts';

const agentId = PrincipalId.parse('agent-1');
const usd = (minor: number) => ({ minor, currency: 'USD' });

/** Harmless in every respect, so that each test changes one thing. */
const HARMLESS: ProposedAction = { name: 'change_settings', arguments: {}, reversible: true };

type Change = {
  readonly action?: Partial<ProposedAction>;
  readonly context?: ContextBundle;
  readonly openCount?: number;
  readonly key?: string;
  readonly policy?: Partial<RoutingPolicy>;
};
const routed = ({ action, context, openCount = 0, key = 'key-1', policy }: Change): Routed =>
  routeBy(policy === undefined ? DEFAULT_POLICY : { ...DEFAULT_POLICY, ...policy }, {
    key: SubmissionKey.parse(key),
    agentId,
    action: { ...HARMLESS, ...action },
    context: { confidence: 0.9, ...context },
    openCount,
  });
const routing = (change: Change): Routing => routed(change).routing;
const low = (action: Partial<ProposedAction> = {}): Partial<ProposedAction> => ({ name: 'post_invoice', ...action });

test('P-01 the default policy is a valid policy, and plain data', () => {
  expect(RoutingPolicy.parse(JSON.parse(JSON.stringify(DEFAULT_POLICY)))).toEqual(DEFAULT_POLICY);
});

test('P-01 a policy whose review threshold is above the autonomous one is refused', () => {
  expect(
    RoutingPolicy.safeParse({ ...DEFAULT_POLICY, confidence: { ...DEFAULT_POLICY.confidence, autonomous: 0.5, review: 0.8 } })
      .success,
  ).toBe(false);
});

describe('P-03 the article’s confidence router, on a low-risk action', () => {
  test.each([
    [1, 'autonomous', []],
    [0.8, 'autonomous', []],
    [0.7999999, 'review', []],
    [0.7, 'review', []],
    [0.6, 'review', []],
    [0.5, 'review', []],
    [0.4999999, 'escalate', ['low_confidence']],
    [0, 'escalate', ['low_confidence']],
  ] as const)('confidence %d: %s', (confidence, route, reasons) => {
    expect(routing({ action: low(), context: { confidence } })).toMatchObject({ route, reasons, riskClass: 'low' });
  });

  test.each([
    ['clean invoice', 0.93, 1, 'autonomous'],
    ['missing data, poor scan', 0.6, 2, 'review'],
    ['several checks failed', 0.3, 3, 'escalate'],
    ['unusual amount', 0.95, 1_250_000, 'escalate'],
  ] as const)('the invoice table: %s', (_, confidence, minor, route) => {
    expect(routing({ action: low({ amount: usd(minor) }), context: { confidence } }).route).toBe(route);
  });

  test.each([undefined, Number.NaN, -0.1, 1.1, Number.POSITIVE_INFINITY])(
    'confidence %s is none: a person decides',
    (confidence) => {
      const context = confidence === undefined ? {} : { confidence };
      const proposal = { key: SubmissionKey.parse('k'), agentId, context, openCount: 0 };
      const result = routeBy(DEFAULT_POLICY, { ...proposal, action: { ...HARMLESS, ...low() } }).routing;
      expect(result).toMatchObject({ route: 'escalate', reasons: ['low_confidence', 'incomplete_context'] });
    },
  );
});

describe('P-04 the article’s five risk reasons', () => {
  test.each([
    ['amount 500.00', { action: { amount: usd(50_000) } }, []],
    ['amount 500.01', { action: { amount: usd(50_001) } }, ['high_value_transaction']],
    ['amount -500.01', { action: { amount: usd(-50_001) } }, ['high_value_transaction']],
    ['JP¥75,000', { action: { amount: { minor: 75_000, currency: 'JPY' } } }, []],
    ['JP¥75,001', { action: { amount: { minor: 75_001, currency: 'JPY' } } }, ['high_value_transaction']],
    ['KWD 150.001', { action: { amount: { minor: 150_001, currency: 'KWD' } } }, ['high_value_transaction']],
    ['ISK 500, a currency without its own limit', { action: { amount: { minor: 500, currency: 'ISK' } } }, []],
    ['ISK 501', { action: { amount: { minor: 501, currency: 'ISK' } } }, ['high_value_transaction']],
    ['501 minor units of no known currency', { action: { amount: { minor: 501, currency: 'ZZZ' } } }, ['high_value_transaction']],
    ['confidence 0.7', { context: { confidence: 0.7 } }, []],
    ['confidence 0.6999999', { context: { confidence: 0.6999999 } }, ['low_confidence']],
    ['irreversible', { action: { reversible: false } }, ['irreversible_action']],
    ['sentiment -0.6', { context: { sentimentScore: -0.6 } }, []],
    ['sentiment -0.6000001', { context: { sentimentScore: -0.6000001 } }, ['negative_sentiment']],
    ['sentiment that is no number', { context: { sentimentScore: Number.NaN } }, ['negative_sentiment']],
    ['domain legal', { action: { domain: 'legal' } }, ['regulated_domain']],
    ['domain medical', { action: { domain: 'medical' } }, ['regulated_domain']],
    ['domain " Financial"', { action: { domain: ' Financial' } }, ['regulated_domain']],
    ['domain support', { action: { domain: 'support' } }, []],
  ] satisfies [string, Change, Reason[]][])('%s', (_, change, reasons) => {
    const result = routing(change);
    expect(result.reasons).toEqual(reasons);
    expect(result.route === 'escalate').toBe(reasons.length > 0);
  });

  test('reversible not stated counts as irreversible', () => {
    const action: ProposedAction = { name: 'change_settings', arguments: {} };
    const proposal = { key: SubmissionKey.parse('k'), agentId, action, context: { confidence: 0.99 }, openCount: 0 };
    expect(routeBy(DEFAULT_POLICY, proposal).routing).toMatchObject({ route: 'escalate', reasons: ['irreversible_action'] });
  });

  test('a limit may be set per currency', () => {
    const policy = { highValue: { limit: 500, byCurrency: { JPY: 90_000 } } };
    const yen = (minor: number) => routing({ policy, action: { amount: { minor, currency: 'JPY' } } }).reasons;
    expect(yen(90_000)).toEqual([]);
    expect(yen(90_001)).toEqual(['high_value_transaction']);
  });

  test('risk trumps confidence: certainty does not help', () => {
    expect(routing({ action: low({ reversible: false }), context: { confidence: 1 } }).route).toBe('escalate');
  });

  test('all reasons are listed, the article’s first and in its order; the first is the rule', () => {
    const action = { amount: usd(60_000), reversible: false, domain: 'legal', name: 'pay_fine' };
    const result = routing({ action, context: { confidence: 0.2, sentimentScore: -0.9 }, openCount: 50 });
    expect(result.reasons).toEqual([
      'high_value_transaction',
      'low_confidence',
      'irreversible_action',
      'negative_sentiment',
      'regulated_domain',
      'over_quota',
    ]);
    expect(result.rule).toBe('high_value_transaction');
  });
});

describe('P-05 risk class and review tier', () => {
  test.each([
    ['a listed action', { action: low() }, 'low', 'junior_reviewer'],
    ['an action that no rule names', {}, 'medium', 'senior_reviewer'],
    ['high value', { action: low({ amount: usd(50_001) }) }, 'high', 'manager'],
    ['irreversible', { action: low({ reversible: false }) }, 'high', 'manager'],
    ['an upset customer', { action: low(), context: { sentimentScore: -0.7 } }, 'high', 'manager'],
    ['a regulated domain', { action: low({ domain: 'legal' }) }, 'high', 'manager'],
    ['10,000.00 irreversible', { action: { amount: usd(1_000_000), reversible: false } }, 'high', 'manager'],
    ['10,000.01 irreversible', { action: { amount: usd(1_000_001), reversible: false } }, 'critical', 'manager'],
    ['10,000.01 reversible', { action: { amount: usd(1_000_001) } }, 'high', 'manager'],
    ['declared critical', { action: low({ riskClass: 'critical' }) }, 'critical', 'manager'],
    ['declared medium', { action: low({ riskClass: 'medium' }) }, 'medium', 'senior_reviewer'],
    ['declared low, but irreversible', { action: { reversible: false, riskClass: 'low' } }, 'high', 'manager'],
    ['declared low, but named nowhere', { action: { riskClass: 'low' } }, 'medium', 'senior_reviewer'],
    ['a payment without an amount', { action: { name: 'transfer_funds' } }, 'high', 'manager'],
  ] satisfies [string, Change, string, string][])('%s: %s', (_, change, riskClass, reviewTier) => {
    expect(routing(change)).toMatchObject({ riskClass, reviewTier });
  });

  test('class high is always escalated, also when only the agent says so', () => {
    expect(routing({ action: low({ riskClass: 'high' }), context: { confidence: 1 } })).toMatchObject({
      route: 'escalate',
      reasons: ['declared_risk'],
      rule: 'declared_risk',
    });
  });

  test('the 0.7 rule holds for a low-risk action as soon as it is declared medium', () => {
    expect(routing({ action: low({ riskClass: 'medium' }), context: { confidence: 0.6 } })).toMatchObject({
      route: 'escalate',
      reasons: ['low_confidence'],
    });
  });
});

describe('P-07 what cannot be judged', () => {
  const schema = { type: 'object', properties: { count: { type: 'integer' } }, required: ['count'] };
  test.each([
    ['wrong type', { argumentsSchema: schema, arguments: { count: 'many' } }],
    ['missing field', { argumentsSchema: schema, arguments: {} }],
    ['unusable schema', { argumentsSchema: { $ref: 'https://example.org/schema.json' }, arguments: {} }],
    ['a pattern that could hang us', { argumentsSchema: { pattern: '^(a+)+$' }, arguments: {} }],
  ] satisfies [string, Partial<ProposedAction>][])('%s: uninspectable, at least high', (_, action) => {
    expect(routing({ action: low(action), context: { confidence: 1 } })).toMatchObject({
      route: 'escalate',
      reasons: ['uninspectable_action'],
      riskClass: 'high',
    });
  });

  test('arguments that fit their schema are inspectable', () => {
    expect(routing({ action: { argumentsSchema: schema, arguments: { count: 2 } } }).reasons).toEqual([]);
  });

  test('a payment without an amount is incomplete', () => {
    expect(routing({ action: { name: 'pay_supplier' } })).toMatchObject({ route: 'escalate', reasons: ['incomplete_context'] });
  });
});

describe('P-08 quota', () => {
  test.each([
    [49, ['irreversible_action']],
    [50, ['irreversible_action', 'over_quota']],
  ] as const)('%d open items', (openCount, reasons) => {
    expect(routing({ action: { reversible: false }, openCount }).reasons).toEqual(reasons);
  });

  test('only marks: the route stays', () => {
    expect(routing({ openCount: 1_000 })).toMatchObject({ route: 'autonomous', reasons: [] });
    expect(routing({ context: { confidence: 0.75 }, openCount: 50 })).toMatchObject({ route: 'review', reasons: ['over_quota'] });
  });
});

describe('P-09 sampling', () => {
  const at = (rate: number) => ({ sampling: { rate: { low: rate, medium: rate } } });
  const keys = Array.from({ length: 2_000 }, (_, index) => `key-${index}`);
  const sampled = (rate: number) => keys.filter((key) => routing({ policy: at(rate), key }).route === 'review');

  test('is off by default', () => {
    expect(keys.every((key) => routing({ key }).route === 'autonomous' && routing({ key }).inclusionProbability === 1)).toBe(
      true,
    );
  });

  test('turns autonomous into review, with reason and stored probability', () => {
    expect(routing({ policy: at(1) })).toMatchObject({
      route: 'review',
      reasons: ['sampled'],
      rule: 'sampled',
      inclusionProbability: 1,
    });
    const [key = ''] = sampled(0.1);
    expect(routing({ policy: at(0.1), key })).toMatchObject({ reasons: ['sampled'], inclusionProbability: 0.1 });
  });

  test('10 % are about a tenth, and 20 % only adds', () => {
    const [ten, twenty] = [sampled(0.1), new Set(sampled(0.2))];
    expect(ten.length).toBeGreaterThan(140);
    expect(ten.length).toBeLessThan(260);
    expect(ten.every((key) => twenty.has(key))).toBe(true);
  });

  test('never touches what a person sees anyway', () => {
    expect(routing({ policy: at(1), context: { confidence: 0.75 } })).toMatchObject({
      route: 'review',
      reasons: [],
      inclusionProbability: 1,
    });
    expect(routing({ policy: at(1), action: { reversible: false } }).reasons).toEqual(['irreversible_action']);
  });

  test('the rate is per risk class', () => {
    const policy = { sampling: { rate: { low: 0, medium: 1 } } };
    expect(routing({ policy, action: low() }).route).toBe('autonomous');
    expect(routing({ policy }).route).toBe('review');
  });
});

describe('P-10 terms of waiting', () => {
  test.each([
    ['low', 14_400_000],
    ['medium', 3_600_000],
    ['high', 1_800_000],
    ['critical', 600_000],
  ] as const)('risk class %s has %d ms', (riskClass, deadlineMs) => {
    expect(routed({ action: low({ riskClass }) })).toMatchObject({ deadlineMs, onDeadline: 'reject', holdMs: 10_000 });
  });

  test('the agent may shorten the deadline, never lengthen it', () => {
    expect(routed({ context: { deadlineMs: 60_000 } }).deadlineMs).toBe(60_000);
    expect(routed({ context: { deadlineMs: 2_592_000_000 } }).deadlineMs).toBe(3_600_000);
  });

  test('the agent may ask for another end only if policy lets it', () => {
    expect(routed({ context: { onDeadline: 'raise' } }).onDeadline).toBe('raise');
    expect(routed({ context: { onDeadline: 'wait' }, policy: { agentMayAskOnDeadline: ['reject'] } }).onDeadline).toBe('reject');
  });
});

describe('P-11 for any proposal', () => {
  const policy = { ...DEFAULT_POLICY, sampling: { rate: { low: 0.3, medium: 0.3 } } };
  const proposal = fc.record({
    action: proposedAction(),
    context: contextBundle(),
    openCount: fc.nat(100),
    key: fc.string({ minLength: 1 }),
  });

  test('the answer is valid, ordered, explained and repeatable', () => {
    fc.assert(
      fc.property(proposal, ({ key, ...rest }) => {
        const input = { ...rest, agentId, key: SubmissionKey.parse(key) };
        const first = routeBy(policy, input);
        expect(Routing.parse(first.routing)).toEqual(first.routing);
        expect(routeBy(policy, input)).toEqual(first);
        expect(first.routing.reasons).toEqual(REASONS.filter((reason) => first.routing.reasons.includes(reason)));
        expect(first.deadlineMs).toBeLessThanOrEqual(policy.deadlineMs[first.routing.riskClass]);
        expect(first.routing.rule).not.toBe('');
      }),
      { numRuns: 1_000 },
    );
  });

  test('nothing runs unseen or unwaited that is irreversible, large, regulated, high or without confidence', () => {
    fc.assert(
      fc.property(proposal, ({ key, ...rest }) => {
        const { routing } = routeBy(policy, { ...rest, agentId, key: SubmissionKey.parse(key) });
        const { action, context } = rest;
        const safe =
          action.reversible === true && (context.confidence ?? 0) >= 0.5 && RISK_CLASSES.indexOf(routing.riskClass) < 2;
        expect(routing.route === 'escalate' || safe).toBe(true);
        expect(RISK_CLASSES.indexOf(routing.riskClass)).toBeGreaterThanOrEqual(RISK_CLASSES.indexOf(action.riskClass ?? 'low'));
      }),
      { numRuns: 1_000 },
    );
  });

  const keywords = [
    'type',
    'properties',
    'items',
    '$ref',
    '$defs',
    'pattern',
    'patternProperties',
    'required',
    'enum',
    'allOf',
    'not',
    'if',
  ];
  const schemaLike = fc.dictionary(
    fc.constantFrom(...keywords),
    fc.oneof(json(), fc.constantFrom('object', '#', '#/$defs/x', '(a+)+')),
    {
      noNullPrototype: true,
    },
  );

  test('any JSON at all may stand where the schema is: it escalates or fits, it never throws', () => {
    fc.assert(
      fc.property(fc.oneof(jsonObject(), schemaLike), jsonObject(), (argumentsSchema, args) => {
        const result = routing({ action: { argumentsSchema, arguments: args } });
        expect(result.reasons.every((reason) => reason === 'uninspectable_action')).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('what the arbitraries make is what the model accepts', () => {
    fc.assert(
      fc.property(proposedAction(), contextBundle(), (action, context) => {
        expect(ProposedAction.parse(action)).toEqual(action);
        expect(ContextBundle.parse(context)).toEqual(context);
      }),
      { numRuns: 500 },
    );
  });
});

describe('P-12 a paused agent', () => {
  test('P-12 everything waits for a person, and nothing else about it changes', () => {
    const policy = { ...DEFAULT_POLICY, sampling: { rate: { low: 0.5, medium: 0.5 } } };
    fc.assert(
      fc.property(proposedAction(), contextBundle(), fc.nat(100), fc.uuid(), (action, context, openCount, key) => {
        const proposal = { key: SubmissionKey.parse(key), agentId, action, context, openCount };
        const [free, stopped] = [routeBy(policy, proposal), routeBy(policy, { ...proposal, isStopped: true })];
        expect(stopped.routing).toMatchObject({ route: 'escalate', inclusionProbability: 1, riskClass: free.routing.riskClass });
        expect(stopped).toEqual({ ...free, routing: { ...stopped.routing, reviewTier: free.routing.reviewTier } });
        // What would have escalated anyway keeps its rule; the rest is there because of the pause.
        const isOwn = free.routing.route === 'escalate';
        expect(stopped.routing.rule).toBe(isOwn ? free.routing.rule : 'agent_stopped');
        const found = isOwn ? free.routing.reasons.filter((reason) => reason !== 'over_quota') : [];
        const quota: readonly Reason[] = openCount >= policy.openPerAgent ? ['over_quota'] : [];
        expect(stopped.routing.reasons).toEqual([...found, ...quota, 'agent_stopped']);
      }),
      { numRuns: 1_000 },
    );
  });
});
