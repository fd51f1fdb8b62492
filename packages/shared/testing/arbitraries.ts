import fc from 'fast-check';
import type { Money, ProposedAction } from '../src/model/action.ts';
import type { ContextBundle } from '../src/model/context.ts';
import type { Json, JsonObject } from '../src/model/json.ts';
import { RISK_CLASSES } from '../src/model/vocabulary.ts';

/** Strings that break software: bidi, zero-width, tags, zalgo, markup, very long words, scripts without spaces. */
export const HOSTILE_TEXTS = [
  '\u202Efdp.exe',
  'pay\u200Bpal',
  'ok\u{E0041}\u{E0042}',
  `z${'\u0301'.repeat(60)}`,
  '<script>alert(1)</script>',
  'a'.repeat(400),
  '転送先口座番号を確認してください',
  'โอนเงินไปยังบัญชี',
  'line one\nline two\r\nline three',
  '\u0001\u0007\u001B[31m',
  'US$5.00 approved by your manager',
  '👩‍👩‍👧 family',
] as const;

/** Text that survives JSON and UTF-8: no lone surrogates. Mostly plain, sometimes hostile. */
export const agentText = (maxLength = 120): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.string({ maxLength }) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...HOSTILE_TEXTS).map((text) => [...text].slice(0, maxLength).join('').slice(0, maxLength)),
    },
  );

const nonEmpty = (maxLength: number): fc.Arbitrary<string> =>
  agentText(maxLength).map((text) => (text.length === 0 ? 'x' : text));

/** Legal JSON, but refused on the wire (SPEC W-06), so no bundle carries them. */
const REFUSED_KEYS = ['__proto__', 'constructor', 'prototype'];
const key = fc.string({ minLength: 1, maxLength: 16 }).filter((name) => !REFUSED_KEYS.includes(name));

/** Any JSON value that is equal to itself after a trip through JSON: no -0, NaN, undefined, unsafe integer. */
export const json = (): fc.Arbitrary<Json> =>
  fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.double({ min: -9e15, max: 9e15, noNaN: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
      agentText(40),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('object'),
    ),
    object: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  })).value;

export const jsonObject = (): fc.Arbitrary<JsonObject> => fc.dictionary(key, json(), { maxKeys: 6, noNullPrototype: true });

/** Any safe amount in a real, a rare or an unknown currency. */
export const money = (): fc.Arbitrary<Money> =>
  fc.record({
    minor: fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.maxSafeInteger()),
    currency: fc.oneof(fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'HUF'), fc.stringMatching(/^[A-Z]{3}$/)),
  });

const KNOWN_ACTIONS = [
  'book_reservation',
  'update_reservation_flights',
  'cancel_reservation',
  'send_certificate',
  'post_invoice',
  'pay_invoice',
  'issue_refund',
  'delete_records',
  'transfer_funds',
  'change_address',
] as const;

export const actionName = (): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom(...KNOWN_ACTIONS), fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.:/-]{0,40}$/));

/** Arguments that look like those of a known tool, right or wrong in type. */
const argumentsLike = (): fc.Arbitrary<JsonObject> => {
  const scalar = fc.oneof(agentText(60), fc.integer(), fc.boolean(), fc.constant(null), money());
  const names = [
    'to',
    'from',
    'amount',
    'total',
    'supplier',
    'invoiceNumber',
    'customer',
    'reservation_id',
    'user_id',
    'cabin',
    'table',
  ];
  return fc.dictionary(fc.constantFrom(...names), scalar, { maxKeys: 8, noNullPrototype: true });
};

/** A valid proposed action: any name, any JSON arguments, every optional field present or absent. */
export const proposedAction = (): fc.Arbitrary<ProposedAction> =>
  fc.record(
    {
      name: actionName(),
      arguments: fc.oneof(jsonObject(), argumentsLike()),
      target: nonEmpty(200),
      amount: money(),
      reversible: fc.boolean(),
      domain: fc.oneof(fc.constantFrom('financial', 'legal', 'medical', 'support'), nonEmpty(64)),
      riskClass: fc.constantFrom(...RISK_CLASSES),
    },
    { requiredKeys: ['name', 'arguments'] },
  );

const turn = fc.record({ role: fc.constantFrom('customer', 'agent', 'system', 'tool', 'reviewer'), text: agentText() });

const fact = fc.record(
  { label: nonEmpty(40), value: nonEmpty(80), baseline: agentText(80), odd: fc.boolean() },
  { requiredKeys: ['label', 'value'] },
);

/** A valid context bundle; everything may be missing. */
export const contextBundle = (): fc.Arbitrary<ContextBundle> =>
  fc.record(
    {
      conversation: fc.array(turn, { maxLength: 12 }),
      actionsAttempted: fc.array(fc.record({ name: actionName(), outcome: fc.constantFrom('succeeded', 'failed', 'unknown') }), {
        maxLength: 4,
      }),
      failureReason: agentText(),
      currentGoal: agentText(),
      pendingDecision: agentText(),
      customer: jsonObject(),
      transaction: jsonObject(),
      policyContext: fc.array(fc.record({ text: agentText() }), { maxLength: 3 }),
      recommendation: fc.record(
        { kind: fc.constantFrom('approve', 'modify', 'reject'), text: agentText() },
        { requiredKeys: ['text'] },
      ),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
      alternatives: fc.array(fc.record({ summary: agentText() }), { maxLength: 3 }),
      sentimentScore: fc.double({ min: -1, max: 1, noNaN: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
      deadlineMs: fc.integer({ min: 1_000, max: 2_592_000_000 }),
      onDeadline: fc.constantFrom('reject', 'raise', 'wait'),
      assumptions: fc.array(agentText(), { maxLength: 3 }),
      facts: fc.array(fact, { maxLength: 8 }),
    },
    { requiredKeys: [] },
  );
