import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { json } from '../../../testing/arbitraries.ts';
import { summaryOf } from '../../../testing/summary-of.ts';
import type { ProposedAction } from '../../model/action.ts';
import type { JsonObject } from '../../model/json.ts';
import { RoutingRule } from '../../model/policy.ts';
import { REASONS, RISK_CLASSES } from '../../model/vocabulary.ts';
import { headlineOf, textOfHeadline } from './headline.ts';
import { HEADLINES, SLOTS } from './phrases.ts';
import { PHRASES_EN } from './phrases-en.ts';
import { parseSentence, slotsOf } from './sentence.ts';
import { TEMPLATE_NAMES } from './templates/registry.ts';
import { HEADLINE_TOKENS } from './templates/template-budget.ts';
import { countTokens } from './tokens.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const said = (name: string, args: JsonObject, more: Partial<ProposedAction> = {}): string =>
  textOfHeadline(headlineOf({ name, arguments: args, ...more }, true, PHRASES_EN).segments);

const INVOICE = {
  invoiceNumber: 'INV-2041',
  supplier: 'Orbit LLC',
  total: usd(124_050),
  dueDate: '2026-12-01',
  purchaseOrder: 'PO-7',
};

describe('V-03 sentences', () => {
  test.each([
    ['post_invoice', INVOICE, {}, 'Post invoice INV-2041 from Orbit LLC, US$1,240.50, due 2026-12-01'],
    ['pay_invoice', INVOICE, {}, 'Pay Orbit LLC US$1,240.50 for invoice INV-2041, due 2026-12-01'],
    ['hold_invoice', INVOICE, {}, 'Hold invoice INV-2041 from Orbit LLC, US$1,240.50'],
    [
      'request_missing_data',
      { ...INVOICE, missing: ['purchaseOrder'] },
      {},
      'Ask Orbit LLC about invoice INV-2041, US$1,240.50: purchaseOrder',
    ],
    ['issue_refund', { to: 'Dana K.', orderId: '8812' }, { amount: usd(248_000) }, 'Refund US$2,480.00 to Dana K. for 8812'],
    ['transfer_funds', { from: 'ops', to: 'DE00-1881' }, { amount: usd(100) }, 'Transfer US$1.00 from ops to DE00-1881'],
    ['delete_records', { table: 'customers', count: 1200 }, {}, 'Delete 1,200 records from customers'],
    ['delete_records', { table: 'customers', ids: ['a'] }, {}, 'Delete 1 record from customers'],
    ['change_address', { customerId: 'c-9', address: '975 Sunset Drive' }, {}, 'Change address of c-9 to 975 Sunset Drive'],
    ['cancel_reservation', { reservation_id: 'HATHAU' }, { amount: usd(30_500) }, 'Cancel reservation HATHAU, US$305.00'],
    ['send_certificate', { user_id: 'ethan_martin_2396', amount: 150 }, {}, 'Send a certificate of 150 to ethan_martin_2396'],
    ['transfer_to_human_agents', { summary: 'a long story' }, {}, 'Transfer this customer to a person'],
    [
      'update_reservation_baggages',
      { reservation_id: 'R1', total_baggages: 1, nonfree_baggages: 0 },
      {},
      'Set reservation R1 to 1 bag, 0 charged',
    ],
    ['restartServer', { host: 'db-1', force: true }, {}, 'Restart server, host=db-1, force=true'],
    ['billing.close_account', {}, { target: 'acct 7' }, 'Billing close account: acct 7'],
  ] satisfies [string, JsonObject, Partial<ProposedAction>, string][])('%s', (name, args, more, sentence) => {
    expect(said(name, args, more)).toBe(sentence);
  });

  test('a booking: who, where, when, how much', () => {
    const args = {
      origin: 'JFK',
      destination: 'SEA',
      cabin: 'economy',
      flights: [{ flight_number: 'HAT136', date: '2024-05-20' }],
      passengers: [{ first_name: 'Mia', last_name: 'Li' }],
      payment_methods: [
        { payment_id: 'c', amount: 250 },
        { payment_id: 'd', amount: 5 },
      ],
    };
    expect(said('book_reservation', args)).toBe('Book economy JFK→SEA on 2024-05-20 for Mia Li, 255');
  });

  test('V-04 when room is short the date goes, never the passenger or the amount', () => {
    const args = {
      origin: 'New York JFK',
      destination: 'Seattle',
      cabin: 'premium economy plus',
      flights: [{ flight_number: 'HAT136', date: '2024-05-20' }],
      passengers: [{ first_name: 'Ana Maria', last_name: 'Li' }],
    };
    const sentence = said('book_reservation', args, { amount: { minor: 7, currency: 'ZZZ' } });
    expect(countTokens(sentence)).toBeLessThanOrEqual(HEADLINE_TOKENS);
    expect(sentence).toContain('Ana Maria Li');
    expect(sentence).toMatch(/ZZZ 7 \(minor units\)$/);
    expect(sentence).not.toContain('2024');
  });

  test('values are marked as such, apart from our words', () => {
    const { segments } = headlineOf({ name: 'issue_refund', arguments: { to: 'Dana K.' }, amount: usd(100) }, true, PHRASES_EN);
    expect(segments.map(({ kind }) => kind)).toEqual(['text', 'amount', 'text', 'value']);
  });
});

describe('V-08 an amount that only the arguments carry', () => {
  const posting = (minor: number) =>
    summaryOf(
      { name: 'post_invoice', arguments: { ...INVOICE, total: { minor, currency: 'EUR' } }, reversible: true },
      { confidence: 0.4 },
    );

  test('is odd when it is above the limit, and leads to its argument', () => {
    expect(posting(6_140_000).facts).toContainEqual({
      label: 'Amount',
      value: '€61,400.00',
      baseline: 'limit €500.00',
      odd: true,
      from: 'hub',
      source: { panel: 'raw', path: 'arguments.total' },
    });
    expect(posting(50_000).facts.filter(({ odd }) => odd)).toEqual([]);
  });
});

describe('V-05 names keep their words', () => {
  test.each([
    ['Meier & Huber Treuhand AG', 'Post invoice INV-2041 from Meier & Huber Treuhand AG, US$1,240.50, due 2026-12-01'],
    [
      'Österreichische Staatsdruckerei Holding AG Wien',
      'Post invoice INV-2041 from Österreichische Staatsdruckerei Holding AG Wien, US$1,240.50, due 2026-12-01',
    ],
  ])('%s', (supplier, sentence) => {
    expect(said('post_invoice', { ...INVOICE, supplier })).toBe(sentence);
  });
});

describe('V-05 wrong types never break a sentence', () => {
  const keys = [
    'reservation_id',
    'flights',
    'passengers',
    'payment_methods',
    'amount',
    'total',
    'supplier',
    'to',
    'ids',
    'address',
    'missing',
  ];

  test('every template takes any arguments', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TEMPLATE_NAMES),
        fc.dictionary(fc.constantFrom(...keys), json(), { noNullPrototype: true }),
        (name, args) => {
          const sentence = said(name, args);
          expect(sentence.trim()).not.toBe('');
          expect(sentence).not.toMatch(
            /undefined|\[object|NaN|\{(action|amount|payee|target|subject|from|detail|date|count|place)\}/,
          );
          expect(countTokens(sentence)).toBeLessThanOrEqual(HEADLINE_TOKENS);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('without what a sentence needs, the generic one is used', () => {
    expect(said('issue_refund', { to: 7, amount: 'lots' })).toBe('Issue refund, amount=lots, to=7');
    expect(said('cancel_reservation', { reservation_id: ['x'] })).toBe('Cancel reservation');
  });
});

describe('the phrase catalogue', () => {
  test.each(HEADLINES)('V-04 the sentence %s can say the amount', (id) => {
    const slots = parseSentence(PHRASES_EN.headlines[id]).flatMap(slotsOf);
    expect(slots).toContain('amount');
    expect(slots.every((slot) => SLOTS.some((known) => known === slot))).toBe(true);
  });

  test.each(HEADLINES)('V-01 the sentence %s leaves room for its values', (id) => {
    const kept = parseSentence(PHRASES_EN.headlines[id]).filter(
      (group) => !group.optional || slotsOf(group).some((slot) => ['amount', 'payee', 'target'].includes(slot)),
    );
    const words = kept.flatMap(({ pieces }) => pieces.map((piece) => ('text' in piece ? piece.text : ' X '))).join('');
    // The longest amount has four tokens where the others have one.
    expect(countTokens(words) + 3).toBeLessThanOrEqual(HEADLINE_TOKENS);
  });

  test('V-01 phrases keep to their shares', () => {
    expect(REASONS.every((reason) => countTokens(PHRASES_EN.reasons[reason]) <= 5)).toBe(true);
    expect(Object.values(PHRASES_EN.consequences).every((text) => countTokens(text) <= 6)).toBe(true);
    expect(RISK_CLASSES.every((riskClass) => countTokens(PHRASES_EN.risk[riskClass]) === 1)).toBe(true);
    expect(Object.keys(PHRASES_EN.rules).every((rule) => RoutingRule.safeParse(rule).success)).toBe(true);
  });
});
