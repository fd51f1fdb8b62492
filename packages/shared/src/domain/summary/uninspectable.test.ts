import { describe, expect, test } from 'vitest';
import { routeBy } from '../../../testing/route-by.ts';
import { summaryOf } from '../../../testing/summary-of.ts';
import type { JsonObject } from '../../model/json.ts';
import { PrincipalId, SubmissionKey } from '../../model/ids.ts';
import { REVIEW_TIERS } from '../../model/vocabulary.ts';
import { DEFAULT_POLICY } from '../routing/default-policy.ts';
import { textOfHeadline } from './headline.ts';

const SCHEMA: JsonObject = {
  type: 'object',
  properties: {
    to: { type: 'string', maxLength: 40 },
    amount: { type: 'integer', minimum: 1 },
    method: { enum: ['card', 'credit'] },
    lines: { type: 'array', items: { type: 'object', required: ['sku'] }, maxItems: 2 },
    address: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
  required: ['to', 'amount'],
  additionalProperties: false,
};
const GOOD: JsonObject = { to: 'MARKER-payee', amount: 5 };

/** Arguments that are not what the schema says, and schemas that say nothing that can be checked. */
const MALFORMED: readonly (readonly [string, JsonObject, JsonObject])[] = [
  ...(
    [
      ['nothing at all', {}],
      ['no payee', { amount: 5 }],
      ['no amount', { to: 'MARKER-payee' }],
      ['payee is null', { ...GOOD, to: null }],
      ['payee is a list', { ...GOOD, to: ['MARKER-payee'] }],
      ['payee is a record', { ...GOOD, to: { name: 'MARKER-payee' } }],
      ['payee is a number', { ...GOOD, to: 7 }],
      ['payee is too long', { ...GOOD, to: `MARKER-${'x'.repeat(60)}` }],
      ['amount is text', { ...GOOD, amount: '5' }],
      ['amount is words', { ...GOOD, amount: 'five' }],
      ['amount is a fraction', { ...GOOD, amount: 5.5 }],
      ['amount is zero', { ...GOOD, amount: 0 }],
      ['amount is negative', { ...GOOD, amount: -5 }],
      ['amount is null', { ...GOOD, amount: null }],
      ['amount is true', { ...GOOD, amount: true }],
      ['amount is a list', { ...GOOD, amount: [5] }],
      ['a field nobody knows', { ...GOOD, MARKER: 1 }],
      ['another spelling', { To: 'MARKER-payee', amount: 5 }],
      ['a method that does not exist', { ...GOOD, method: 'MARKER-cash' }],
      ['method is null', { ...GOOD, method: null }],
      ['lines are no list', { ...GOOD, lines: 'MARKER' }],
      ['lines hold text', { ...GOOD, lines: ['MARKER'] }],
      ['a line without its sku', { ...GOOD, lines: [{ MARKER: 1 }] }],
      ['too many lines', { ...GOOD, lines: [{ sku: 1 }, { sku: 2 }, { sku: 3 }] }],
      ['address is text', { ...GOOD, address: 'MARKER' }],
      ['an address without a city', { ...GOOD, address: {} }],
      ['a city that is a number', { ...GOOD, address: { city: 1 } }],
    ] satisfies [string, JsonObject][]
  ).map(([name, args]) => [name, args, SCHEMA] as const),
  ['a schema that refuses everything', GOOD, { not: {} }],
  ['a schema of an unknown type', GOOD, { type: 'MARKER' }],
  ['a pattern that does not end', GOOD, { properties: { to: { pattern: '(a+)+$' } } }],
  ['a pattern that is none', GOOD, { properties: { to: { pattern: '(' } } }],
  ['a reference into nothing', GOOD, { $ref: '#/definitions/none' }],
];

describe('V-09 a malformed action is called uninspectable (UX-19)', () => {
  test('there are at least thirty', () => expect(MALFORMED.length).toBeGreaterThanOrEqual(30));

  test.each(MALFORMED)('%s', (_, args, argumentsSchema) => {
    const action = { name: 'issue_refund', arguments: args, argumentsSchema, reversible: true };
    const { routing } = routeBy(DEFAULT_POLICY, {
      key: SubmissionKey.parse('key-1'),
      agentId: PrincipalId.parse('agent-1'),
      action,
      context: { confidence: 1 },
      openCount: 0,
    });
    expect(routing.route).toBe('escalate');
    expect(REVIEW_TIERS.indexOf(routing.reviewTier)).toBeGreaterThanOrEqual(REVIEW_TIERS.indexOf('senior_reviewer'));
    const view = summaryOf(action, { confidence: 1 });
    expect(view.inspectable).toBe(false);
    expect(textOfHeadline(view.headline)).toBe('Uninspectable action: Issue refund');
    expect(JSON.stringify([view.headline, view.facts])).not.toContain('MARKER');
    expect(view.facts[0]).toMatchObject({ odd: true, source: { panel: 'raw', path: 'arguments' } });
  });
});
