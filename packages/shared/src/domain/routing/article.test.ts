import { describe, expect, test } from 'vitest';
import { routeBy } from '../../../testing/route-by.ts';
import type { ProposedAction } from '../../model/action.ts';
import type { ContextBundle } from '../../model/context.ts';
import { PrincipalId, SubmissionKey } from '../../model/ids.ts';
import type { RoutingPolicy } from '../../model/policy.ts';
import { drawOf } from '../sampling.ts';
import { DEFAULT_POLICY } from './default-policy.ts';

/*
 * Figure 1: the examples of the article "Human-in-the-loop patterns", as its code behaves. Its functions are written
 * out here in its own terms and order, and ours is held against them.
 */

const agentId = PrincipalId.parse('agent-1');
const route = (action: Partial<ProposedAction>, context: ContextBundle, policy: RoutingPolicy = DEFAULT_POLICY, key = 'key-1') =>
  routeBy(policy, {
    key: SubmissionKey.parse(key),
    agentId,
    action: { name: 'change_settings', arguments: {}, reversible: true, ...action },
    context,
  }).routing;

/** Pattern 1: `class ConfidenceRouter`. */
const confidenceRouter = (confidence: number, high = 0.8, low = 0.5): string =>
  confidence >= high ? 'autonomous' : confidence >= low ? 'review' : 'escalate';

type Decision = { amount?: number; confidence: number; reversible: boolean; sentiment: number; domain: string };

/** Pattern 2: `RiskBasedEscalation.should_escalate`, line by line. */
const shouldEscalate = (decision: Decision): string | null => {
  if (decision.amount !== undefined && decision.amount > 500) return 'high_value_transaction';
  if (decision.confidence < 0.7) return 'low_confidence';
  if (!decision.reversible) return 'irreversible_action';
  if (decision.sentiment < -0.6) return 'negative_sentiment';
  if (['legal', 'medical', 'financial'].includes(decision.domain)) return 'regulated_domain';
  return null;
};

describe('P-03 pattern 1, the confidence router', () => {
  test.each([0, 0.1, 0.49, 0.4999, 0.5, 0.5001, 0.6, 0.7, 0.79, 0.7999, 0.8, 0.8001, 0.95, 1])('at %d', (confidence) => {
    expect(route({ name: 'answer_faq' }, { confidence }).route).toBe(confidenceRouter(confidence));
  });

  test.each([
    ['>0.8', 0.93, 'clean invoice, all fields present', 'autonomous'],
    ['0.5-0.8', 0.65, 'missing data, low OCR confidence', 'review'],
    ['<0.5', 0.31, 'multiple validation failures, unusual amounts', 'escalate'],
  ] as const)('the invoice table, %s', (_, confidence, __, handling) => {
    expect(route({ name: 'post_invoice' }, { confidence }).route).toBe(handling);
  });
});

describe('P-04 pattern 2, the risk rules', () => {
  const decisions: Decision[] = [];
  for (const amount of [undefined, 500, 501])
    for (const confidence of [0.69, 0.7, 0.9])
      for (const reversible of [true, false])
        for (const sentiment of [-0.6, -0.61, 0])
          for (const domain of ['support', 'legal', 'medical', 'financial'])
            decisions.push({ ...(amount === undefined ? {} : { amount }), confidence, reversible, sentiment, domain });

  test(`all ${decisions.length} combinations: the first reason is what the article returns`, () => {
    for (const decision of decisions) {
      const { amount, confidence, reversible, sentiment, domain } = decision;
      const money = amount === undefined ? {} : { amount: { minor: amount * 100, currency: 'USD' } };
      const routing = route({ ...money, reversible, domain }, { confidence, sentimentScore: sentiment });
      const expected = shouldEscalate(decision);
      expect(routing.reasons[0] ?? null, JSON.stringify(decision)).toBe(expected);
      expect(routing.route, JSON.stringify(decision)).toBe(expected === null ? confidenceRouter(confidence) : 'escalate');
    }
  });
});

describe('P-05 the risk tiers', () => {
  test.each([
    ['FAQs', 'answer_faq', {}, {}, 0.9, 'low', 'autonomous'],
    ['status lookups', 'get_status', {}, {}, 0.9, 'low', 'autonomous'],
    ['basic troubleshooting', 'troubleshoot_router', {}, {}, 0.9, 'low', 'autonomous'],
    ['account changes, sure', 'change_account', {}, {}, 0.9, 'medium', 'autonomous'],
    ['account changes, below 0.7', 'change_account', {}, {}, 0.69, 'medium', 'escalate'],
    ['refunds, below 0.7', 'issue_refund', { amount: { minor: 2_000, currency: 'USD' } }, {}, 0.69, 'medium', 'escalate'],
    ['refunds, from 0.7 on', 'issue_refund', { amount: { minor: 2_000, currency: 'USD' } }, {}, 0.7, 'medium', 'review'],
    ['config changes, below 0.7', 'change_config', {}, {}, 0.6, 'medium', 'escalate'],
    ['legal issues', 'answer_claim', { domain: 'legal' }, {}, 1, 'high', 'escalate'],
    ['financial above the limit', 'pay_invoice', { amount: { minor: 50_001, currency: 'USD' } }, {}, 1, 'high', 'escalate'],
    ['angry customers', 'change_account', {}, { sentimentScore: -0.9 }, 1, 'high', 'escalate'],
  ] as const)('%s', (_, name, action, context, confidence, riskClass, expected) => {
    expect(route({ name, ...action }, { confidence, ...context })).toMatchObject({ riskClass, route: expected });
  });

  test.each([
    ['routine', 'answer_faq', {}, 'junior_reviewer'],
    ['medium_risk', 'issue_refund', { amount: { minor: 2_000, currency: 'USD' } }, 'senior_reviewer'],
    ['high_risk', 'sign_contract', { domain: 'legal' }, 'manager'],
  ] as const)('tiered review: %s', (_, name, action, tier) => {
    expect(route({ name, ...action }, { confidence: 0.4 }).reviewTier).toBe(tier);
  });
});

describe('P-09 the sampling snippet', () => {
  const policy = { ...DEFAULT_POLICY, sampling: { rate: { low: 0, medium: 0.1 } } };
  /** `random.random()` of the article, made repeatable. */
  const random = (key: string): number => drawOf(`${agentId}\u0000${key}`, 'test-salt');
  const shouldReview = (risk: 'low' | 'medium' | 'high', key: string): boolean =>
    risk === 'high' || (risk === 'medium' && random(key) < 0.1);

  test.each([
    ['high', { domain: 'legal' }],
    ['medium', {}],
    ['low', { name: 'answer_faq' }],
  ] as const)('%s risk', (risk, action) => {
    let seen = 0;
    for (let at = 0; at < 2_000; at++) {
      const isSeen = route(action, { confidence: 0.99 }, policy, `key-${at}`).route !== 'autonomous';
      expect(isSeen).toBe(shouldReview(risk, `key-${at}`));
      if (isSeen) seen++;
    }
    const expected = { high: 2_000, medium: 200, low: 0 }[risk];
    expect(Math.abs(seen - expected)).toBeLessThanOrEqual(risk === 'medium' ? 60 : 0);
  });
});
