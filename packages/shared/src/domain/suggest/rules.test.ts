import { describe, expect, test } from 'vitest';
import { Suggestion } from '../../model/suggestion.ts';
import { proposeSamplingForRules, type RuleRecord } from './rules.ts';

const record = (change: Partial<RuleRecord> = {}): RuleRecord => ({
  rule: 'low_confidence',
  decided: 200,
  overridden: 0,
  riskClass: 'medium',
  reasons: ['low_confidence'],
  ...change,
});

describe('F-06 a rule that is always approved', () => {
  test('F-06 is proposed for sampling, with what it rests on', () => {
    const [proposed] = proposeSamplingForRules([record()]);
    expect(proposed).toMatchObject({ kind: 'sample_rule', rule: 'low_confidence', decided: 200, overridden: 0 });
    expect(proposed?.upper).toBeCloseTo(0.0188, 4);
    expect(Suggestion.parse(proposed)).toEqual(proposed);
  });

  test.each([
    [199, 0, false],
    [200, 0, true],
    [200, 1, false],
    [282, 1, true],
    [276, 1, false],
    [2_000, 40, false],
    [2_000, 27, true],
    [2_000, 28, false],
    [0, 0, false],
  ])('F-06 of %i decided with %i overridden: proposed is %j', (decided, overridden, isProposed) => {
    expect(proposeSamplingForRules([record({ decided, overridden })]).length > 0).toBe(isProposed);
  });

  test('F-06 the busiest rule comes first, whatever the order', () => {
    const records = [
      record({ rule: 'b', decided: 300 }),
      record({ rule: 'c', decided: 900 }),
      record({ rule: 'a', decided: 300 }),
    ];
    const rules = ['c', 'a', 'b'];
    expect(proposeSamplingForRules(records).map(({ rule }) => rule)).toEqual(rules);
    expect(proposeSamplingForRules(records.toReversed()).map(({ rule }) => rule)).toEqual(rules);
  });
});

describe('F-07 what is never proposed', () => {
  test.each(['high', 'critical'] as const)(
    'F-07 a rule with an item of risk class %s, however often it was approved',
    (riskClass) => {
      expect(proposeSamplingForRules([record({ decided: 100_000, riskClass })])).toEqual([]);
    },
  );

  test.each(['sampled', 'uninspectable_action', 'incomplete_context', 'over_quota', 'agent_stopped', 'declared_risk'] as const)(
    'F-07 a rule whose reason is %s: approvals say nothing about it',
    (reason) => {
      expect(proposeSamplingForRules([record({ reasons: ['low_confidence', reason] })])).toEqual([]);
    },
  );

  test.each([
    'high_value_transaction',
    'irreversible_action',
    'regulated_domain',
    'negative_sentiment',
    'policy_rule',
    'predicted',
  ] as const)('F-07 below risk class high a rule whose reason is %s may be: a supervisor ratifies', (reason) => {
    expect(proposeSamplingForRules([record({ reasons: [reason] })])).toHaveLength(1);
  });
});

test.each([
  [200, 0.5],
  [400, 0.5],
  [1_000, 0.2],
  [2_000, 0.1],
  [100_000, 0.05],
])('F-08 of %i decided a share of %d is still looked at: enough to see it again, and never less than 5 %%', (decided, rate) => {
  expect(proposeSamplingForRules([record({ decided })])[0]?.rate).toBeCloseTo(rate);
});
