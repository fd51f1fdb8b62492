import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Labelled, NO_PAST } from '../../model/label.ts';
import { PrincipalId } from '../../model/ids.ts';
import { FEATURE_NAMES } from './feature-list.ts';
import { featuresOf } from './features.ts';

const judged: Labelled = {
  id: 'one',
  group: 'conversation-1',
  agentId: PrincipalId.parse('support'),
  action: { name: 'refund', arguments: { order: 'A-7', lines: [1, 2] }, amount: { minor: -12_345, currency: 'USD' } },
  context: {
    confidence: 0.75,
    conversation: [
      { role: 'customer', text: 'This is awful.' },
      { role: 'agent', text: 'Shall I refund A-7?' },
      { role: 'customer', text: 'Yes, thanks!' },
    ],
    actionsAttempted: [
      { name: 'get_order', outcome: 'succeeded', result: 'A-7' },
      { name: 'refund', arguments: { lines: [1, 2], order: 'A-7' }, outcome: 'failed' },
    ],
    alternatives: [{ summary: 'less', arguments: { order: 'A-7', lines: [1] } }, { summary: 'transfer{}' }],
  },
  at: Date.UTC(2026, 0, 2, 19, 30),
  past: { agentAction: { n: 16, needed: 4 }, customer: { n: 1, escalated: 1 } },
  needed: true,
  weight: 1,
};

describe('features', () => {
  it('J-22 the article’s five and ours', () => {
    const features = featuresOf(judged);
    expect(Object.keys(features).toSorted()).toEqual(FEATURE_NAMES.toSorted());
    expect(features).toMatchObject({
      customer_escalation_rate: (1 + 0.8) / 5,
      transaction_type: 'refund',
      hour_of_day: '18-24',
      message_length: 12,
      confidence: 0.75,
      override_rate: (4 + 0.8) / 20,
      conversation_length: 3,
      other_actions_considered: 1,
      attempts: 2,
      same_call_before: 1,
      failed_attempts: 1,
      amount: 123.45,
      customer_assents: 1,
      arguments_from_customer: 0,
    });
    expect(features.sentiment_trajectory).toBeGreaterThan(0.8);
  });

  it('J-22 what the context does not tell is missing, not zero', () => {
    const features = featuresOf({ ...judged, action: { name: 'refund', arguments: {} }, context: {}, past: NO_PAST });
    const told = Object.entries(features).filter(([, value]) => value !== undefined);
    expect(told.map(([name]) => name).toSorted()).toEqual(['argument_size', 'hour_of_day', 'transaction_type']);
  });

  it.each([Number.NaN, -0.1, 1.1, Number.POSITIVE_INFINITY])('J-22 a confidence of %s is none', (confidence) => {
    expect(featuresOf({ ...judged, context: { confidence } }).confidence).toBeUndefined();
  });

  it('J-22 the answer, ids, the target and who the customer is never reach a feature', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), fc.double({ min: 1, max: 9, noNaN: true }), (text, needed, weight) => {
        const other: Labelled = {
          ...judged,
          id: text,
          group: text,
          needed,
          weight,
          agentId: PrincipalId.parse('somebody-else'),
          action: { ...judged.action, target: `t${text}` },
        };
        expect(featuresOf(other)).toEqual(featuresOf(judged));
      }),
    );
    const named = (name: string) => featuresOf({ ...judged, context: { ...judged.context, customer: { name } } });
    expect(named('Ana')).toEqual(named('Bob'));
  });

  it.each([
    ['Yes, go on', 1],
    ['  “Sí”, gracias', 1],
    ['Yesterday I called you', 0],
    ['No, please do not', 0],
  ])('J-22 begins like a yes: %s', (text, expected) => {
    expect(featuresOf({ ...judged, context: { conversation: [{ role: 'customer', text }] } }).customer_assents).toBe(expected);
  });
});
