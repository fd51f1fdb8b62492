import fc from 'fast-check';
import type { OperatingPoint } from '../src/model/learned.ts';
import { ExemptibleReason, HoldMs, type PolicyRule, RoutingPolicy } from '../src/model/policy.ts';
import { OnDeadline, REVIEW_TIERS, RISK_CLASSES, Route } from '../src/model/vocabulary.ts';
import { anyLadder } from './ladders.ts';

const fraction = (): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(0, 0.2, 0.5, 0.7, 0.8, 1),
    fc.double({ min: 0, max: 1, noNaN: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
  );

const pattern = (): fc.Arbitrary<string> =>
  fc.constantFrom(
    '*',
    'pay_*',
    '*_invoice',
    'issue_refund',
    'delete_records',
    'change_*',
    'cancel_reservation',
    'update_*_flights',
    'a*',
  );

const patterns = (): fc.Arbitrary<string[]> => fc.array(pattern(), { minLength: 1, maxLength: 4 });

/** Conditions as people write them: some about what is often not there, some that cannot be worked out for every action. */
const condition = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(
      'amount.value > 100',
      'amount.currency == "USD" && amount.value > 20',
      'has(amount.value) && !(amount.value <= 500)',
      'action.reversible',
      'action.arguments.total > 3',
      'action.arguments.supplier.startsWith("A")',
      'context.customer.tier == "gold" || context.confidence < 0.5',
      'context.turns > 3 && context.failedAttempts == 0',
      'context.sentimentScore < 0.0',
      'now.hour >= 22 || now.hour < 5',
      'agent.id.startsWith("agent")',
      'action.domain in ["legal", "support"]',
      'size(context.latestMessage) > 20',
      '1 / 0 == 1',
      'false',
    ),
    fc.nat(100_000).map((limit) => `amount.value > ${limit}`),
  );

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });

/** Absent, not undefined: so a document looks as it does after a trip through JSON. */
const plain = <T>(document: unknown): T => JSON.parse(JSON.stringify(document)) as T;

const ruleBody = (): fc.Arbitrary<Omit<PolicyRule, 'id'>> =>
  fc
    .record({
      why: maybe(fc.constant('Because we said so.')),
      actions: maybe(patterns()),
      agents: maybe(fc.constantFrom(['agent-1'], ['agent-*'], ['other'])),
      when: maybe(condition()),
      route: maybe(fc.constantFrom(...Route.options)),
      reason: maybe(fc.constantFrom('regulated_domain' as const, 'policy_rule' as const, 'incomplete_context' as const)),
      exempt: maybe(fc.subarray([...ExemptibleReason.options])),
      riskClass: maybe(fc.constantFrom(...RISK_CLASSES)),
      reviewTier: maybe(fc.constantFrom(...REVIEW_TIERS)),
      deadlineMs: maybe(fc.integer({ min: 1_000, max: 2_592_000_000 })),
      onDeadline: maybe(fc.constantFrom(...OnDeadline.options)),
      holdMs: maybe(fc.constantFrom(...HoldMs.values)),
      sampling: maybe(fraction()),
      twoPerson: maybe(fc.boolean()),
    })
    .map((rule) => plain<Omit<PolicyRule, 'id'>>(rule));

/** Only the last is without a condition: what stands behind another that fits as much would be refused. */
const rules = (): fc.Arbitrary<PolicyRule[]> =>
  fc.array(ruleBody(), { maxLength: 8 }).map((bodies) =>
    bodies.map((body, at) => ({
      ...body,
      ...(body.when === undefined && at < bodies.length - 1 ? { when: 'context.turns >= 0' } : {}),
      id: `rule-${at}`,
    })),
  );

const perRiskClass = <T>(value: fc.Arbitrary<T>) => fc.record({ low: value, medium: value, high: value, critical: value });

/** Two points of which the first is reached no later than the second. */
const points = (): fc.Arbitrary<{ reviewAt: OperatingPoint; escalateAt: OperatingPoint }> =>
  fc.tuple(fraction(), fraction(), fc.constantFrom('numbers', 'recalls', 'mixed')).map(([one, other, kind]) => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    if (kind === 'numbers') return { reviewAt: low, escalateAt: high };
    return kind === 'recalls'
      ? { reviewAt: { recall: high }, escalateAt: { recall: low } }
      : { reviewAt: { recall: one }, escalateAt: other };
  });

const confidence = () =>
  fc
    .record({
      steps: fc.tuple(fraction(), fraction()),
      mediumRisk: fraction(),
      byAction: fc.array(fc.record({ actions: patterns(), mediumRisk: fraction() }), { maxLength: 2 }),
      calibrated: maybe(points().map((point) => ({ minimum: 30, ...point }))),
    })
    .map(({ steps: [one, other], ...rest }) => ({ ...rest, autonomous: Math.max(one, other), review: Math.min(one, other) }));

const limits = () => fc.record({ limit: fc.nat(20_000), byCurrency: fc.constantFrom({}, { JPY: 75_000 }, { USD: 0, EUR: 10 }) });

/** Any valid policy document, rules included. */
export const policyDocument = (): fc.Arbitrary<RoutingPolicy> =>
  fc
    .record({
      version: fc.constantFrom('a-1', 'b.2', 'c_3'),
      confidence: confidence(),
      highValue: limits(),
      criticalValue: limits(),
      unstatedReversibility: fc.constantFrom('irreversible', 'reversible'),
      negativeSentiment: fc.constantFrom(-1, -0.6, 0, 1),
      estimateSentiment: fc.boolean(),
      regulatedDomains: fc.subarray(['legal', 'medical', 'financial']),
      lowRiskActions: patterns(),
      requiredFields: fc.constantFrom([], [{ actions: ['pay_*', '*refund'], fields: ['amount'] }]),
      rules: rules(),
      reviewTiers: perRiskClass(fc.constantFrom(...REVIEW_TIERS)),
      twoPerson: perRiskClass(fc.boolean()),
      sampling: fc.record({ rate: fc.record({ low: fraction(), medium: fraction() }) }),
      prediction: maybe(points().map((point) => ({ minimum: 50, ...point }))),
      openPerAgent: fc.integer({ min: 1, max: 100 }),
      quotas: fc.constantFrom([], [{ agents: ['agent-*'], open: 2 }]),
      deadlineMs: perRiskClass(fc.integer({ min: 1_000, max: 2_592_000_000 })),
      onDeadline: fc.constantFrom(...OnDeadline.options),
      agentMayAskOnDeadline: fc.subarray([...OnDeadline.options]),
      ladder: anyLadder,
      holdMs: fc.constantFrom(...HoldMs.values),
      costs: fc.constant({ currency: 'USD', reviewerPerHour: 40, error: { low: 1, medium: 1, high: 1, critical: 1 } }),
    })
    .map((document) => RoutingPolicy.parse(plain(document)));
