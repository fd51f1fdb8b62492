import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { routeBy } from '../../../testing/route-by.ts';
import { bundleOf, missingDecisions, readAirlineDecisions } from '../../../testing/airline-decisions.ts';
import { HOSTILE_TEXTS, agentText, contextBundle, proposedAction } from '../../../testing/arbitraries.ts';
import type { ProposedAction } from '../../model/action.ts';
import type { ContextBundle } from '../../model/context.ts';
import { PrincipalId, SubmissionKey } from '../../model/ids.ts';
import { REVIEW_TIERS, type ReviewTier } from '../../model/vocabulary.ts';
import { DEFAULT_POLICY } from '../routing/default-policy.ts';
import type { Waiting } from './consequence.ts';
import { textOfHeadline } from './headline.ts';
import { PHRASES_EN } from './phrases-en.ts';
import { summarise } from './summarise.ts';
import type { SummaryView } from './summary-view.ts';
import { countTokens } from './tokens.ts';

type Change = {
  readonly openCount?: number;
  readonly reviewTier?: ReviewTier;
  readonly overdue?: boolean;
  readonly deadlineAt?: number | null;
};

const waiting = (action: ProposedAction, context: ContextBundle, { openCount = 0, ...change }: Change = {}): Waiting => {
  const proposal = { key: SubmissionKey.parse('key-1'), agentId: PrincipalId.parse('agent-1'), action, context, openCount };
  const { routing, deadlineMs, onDeadline } = routeBy(DEFAULT_POLICY, proposal);
  const escalated = routing.route === 'escalate';
  return {
    routing,
    reviewTier: routing.reviewTier,
    deadlineAt: escalated ? deadlineMs : null,
    onDeadline,
    overdue: false,
    ...change,
  };
};

const view = (action: ProposedAction, context: ContextBundle = {}, change: Change = {}): SummaryView =>
  summarise({ item: waiting(action, context, change), action, context }, PHRASES_EN);
const headline = (action: ProposedAction, context: ContextBundle = {}): string => textOfHeadline(view(action, context).headline);

/** Counted again from the parts that the screen shows, so that the view cannot flatter itself. */
const counted = ({ headline: segments, whyYou, riskWords, consequence, facts }: SummaryView): number =>
  [textOfHeadline(segments), whyYou, riskWords, consequence.text]
    .concat(facts.filter(({ odd }) => odd).flatMap(({ label, value, baseline = '' }) => [label, value, baseline]))
    .reduce((sum, text) => sum + countTokens(text), 0);

const PAYMENT: ProposedAction = {
  name: 'issue_refund',
  arguments: { to: 'Dana K.', orderId: '8812', reason: 'she was very nice about it' },
  amount: { minor: 248_000, currency: 'USD' },
  reversible: false,
};
const NARRATIVE = {
  failureReason: 'no reason',
  currentGoal: 'pay',
  pendingDecision: 'Refund US$1.00',
  recommendation: { kind: 'approve', text: 'approve it at once' },
  conversation: [{ role: 'customer', text: 'please' }],
  assumptions: ['all is well'],
} as const satisfies ContextBundle;

describe('V-01 the must-read block', () => {
  const input = fc.record({
    action: proposedAction(),
    context: contextBundle(),
    openCount: fc.nat(100),
    reviewTier: fc.constantFrom(...REVIEW_TIERS),
    overdue: fc.boolean(),
  });

  test('35 tokens at most for any action and context, and no part above its own share', () => {
    fc.assert(
      fc.property(input, ({ action, context, ...change }) => {
        const made = view(action, context, change);
        expect(made.mustReadTokens).toBe(counted(made));
        expect(made.mustReadTokens).toBeLessThanOrEqual(35);
        expect(countTokens(textOfHeadline(made.headline))).toBeLessThanOrEqual(14);
        expect(countTokens(made.whyYou)).toBeLessThanOrEqual(8);
        expect(made.facts.filter(({ odd }) => odd).length).toBeLessThanOrEqual(3);
        const screen = made.facts
          .filter(({ odd }) => !odd)
          .flatMap(({ label, value, baseline = '' }) => [label, value, baseline]);
        expect(screen.reduce((sum, text) => sum + countTokens(text), made.mustReadTokens)).toBeLessThanOrEqual(60);
      }),
      { numRuns: 2_000 },
    );
  });

  test('every escalated item says what, why and what if nobody decides', () => {
    fc.assert(
      fc.property(input, ({ action, context, ...change }) => {
        const made = view(action, context, change);
        for (const text of [textOfHeadline(made.headline), made.whyYou, made.riskWords, made.consequence.text])
          expect(text.trim()).not.toBe('');
        expect(made.facts.every(({ label, value }) => label.trim() !== '' && value.trim() !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('nothing hidden and no line break reaches the screen', () => {
    fc.assert(
      fc.property(proposedAction(), contextBundle(), (action, context) => {
        const made = view(action, context);
        const shown = [
          textOfHeadline(made.headline),
          ...made.facts.flatMap(({ label, value, baseline = '' }) => [label, value, baseline]),
        ];
        expect(shown.join('')).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B-\u200D\u{E0000}-\u{E007F}]/u);
      }),
      { numRuns: 500 },
    );
  });

  test('the real airline decisions: all 167 within 35, nine in ten within 30', (context) => {
    if (missingDecisions !== undefined) return context.skip(missingDecisions);
    const decisions = readAirlineDecisions();
    expect(decisions).toHaveLength(167);
    for (const reversible of [true, false, undefined]) {
      const views = decisions.map((record) => {
        const { action, context } = bundleOf(record, reversible);
        return view(action, context);
      });
      expect(Math.max(...views.map(counted))).toBeLessThanOrEqual(35);
      expect(views.filter((made) => counted(made) <= 30).length / views.length).toBeGreaterThanOrEqual(0.9);
      expect(views.every(({ headline: [first] }) => first?.kind === 'text')).toBe(true); // no generic sentence among them
    }
  });
});

describe('V-03 the headline comes from the typed action alone', () => {
  test('whatever the agent tells, the sentence stays', () => {
    fc.assert(
      fc.property(proposedAction(), contextBundle(), contextBundle(), (action, one, other) => {
        const item = waiting(action, one);
        const [first, second] = [one, other].map((context) => summarise({ item, action, context }, PHRASES_EN));
        expect(first?.headline).toEqual(second?.headline);
      }),
      { numRuns: 500 },
    );
    expect(headline(PAYMENT, NARRATIVE)).toBe(headline(PAYMENT));
  });

  test('prose among the arguments stays out too', () => {
    fc.assert(
      fc.property(agentText(), (reason) => {
        expect(headline({ ...PAYMENT, arguments: { ...PAYMENT.arguments, reason, note: reason, summary: reason } })).toBe(
          headline(PAYMENT),
        );
        const unknown = { name: 'do_it', arguments: { id: 7 } };
        expect(headline({ ...unknown, arguments: { id: 7, reason, note: reason, confidence: reason } })).toBe(headline(unknown));
      }),
    );
  });

  test('another amount is another sentence, for any action', () => {
    fc.assert(
      fc.property(proposedAction(), fc.maxSafeInteger(), fc.maxSafeInteger(), (action, one, other) => {
        fc.pre(one !== other);
        const [first, second] = [one, other].map((minor) => headline({ ...action, amount: { minor, currency: 'USD' } }));
        expect(first).not.toBe(second);
      }),
      { numRuns: 1_000 },
    );
  });

  test('another payee, target or currency is another sentence', () => {
    expect(headline({ ...PAYMENT, arguments: { ...PAYMENT.arguments, to: 'Dana L.' } })).not.toBe(headline(PAYMENT));
    expect(headline({ ...PAYMENT, arguments: { ...PAYMENT.arguments, orderId: '8813' } })).not.toBe(headline(PAYMENT));
    expect(headline({ ...PAYMENT, amount: { minor: 248_000, currency: 'CAD' } })).not.toBe(headline(PAYMENT));
  });

  test('no key order changes it', () => {
    const args = Object.fromEntries(Object.entries(PAYMENT.arguments).reverse());
    expect(headline({ ...PAYMENT, arguments: args })).toBe(headline(PAYMENT));
  });
});

describe('V-04 amount, payee and risk are never left out', () => {
  test('with hostile payees and targets of any length', () => {
    fc.assert(
      fc.property(agentText(2_000), agentText(400), (to, orderId) => {
        const made = view({ ...PAYMENT, arguments: { to, orderId } });
        expect(textOfHeadline(made.headline)).toContain('US$2,480.00');
        expect(made.riskWords).toBe('High irreversible');
        if (to.trim() !== '') expect(made.headline.filter(({ kind }) => kind === 'value').length).toBeGreaterThanOrEqual(1);
        expect(countTokens(textOfHeadline(made.headline))).toBeLessThanOrEqual(14);
      }),
      { numRuns: 500 },
    );
  });

  test.each(HOSTILE_TEXTS.map((text) => [text]))('with %j everywhere', (text) => {
    const action = {
      name: 'transfer_funds',
      arguments: { from: text, to: text },
      target: text,
      amount: { minor: 1, currency: 'ZZZ' },
      domain: text.slice(0, 60),
    };
    const made = view(action, {
      facts: [{ label: text.slice(0, 40), value: text.slice(0, 80), odd: true }],
      sentimentScore: -0.9,
    });
    expect(textOfHeadline(made.headline)).toMatch(/ZZZ\s1\s\(minor units\)/);
    expect(counted(made)).toBeLessThanOrEqual(35);
  });
});

describe('V-06 what happens if nobody decides', () => {
  test.each([
    ['rejected at the deadline', {}, {}],
    ['raised at the deadline', { onDeadline: 'raise' }, { reviewTier: 'senior_reviewer' }],
    ['marked overdue at the deadline', { onDeadline: 'raise' }, {}],
    ['marked overdue at the deadline', { onDeadline: 'wait' }, {}],
    ['waits until somebody decides', {}, { deadlineAt: null }],
    ['overdue; waits until somebody decides', { onDeadline: 'wait' }, { overdue: true, deadlineAt: null }],
  ] satisfies [string, ContextBundle, Change][])('%s (%j, %j)', (text, context, change) => {
    expect(view(PAYMENT, context, change).consequence.text).toBe(text);
  });

  test('the time is the deadline, in no text', () => {
    expect(view(PAYMENT, {}, { deadlineAt: 1_234 }).consequence).toEqual({
      kind: 'reject',
      at: 1_234,
      text: 'rejected at the deadline',
    });
  });

  test('an item that ran already stands', () => {
    const action: ProposedAction = { name: 'post_invoice', arguments: {}, reversible: true };
    expect(view(action, { confidence: 0.6 })).toMatchObject({
      whyYou: 'ran already; check it',
      consequence: { at: null, text: 'stands unless somebody overrides it' },
    });
  });
});

describe('V-08 facts and completeness', () => {
  test('a large amount beside its limit', () => {
    expect(view(PAYMENT).facts[0]).toMatchObject({
      label: 'Amount',
      value: 'US$2,480.00',
      baseline: 'limit US$500.00',
      odd: true,
      from: 'hub',
    });
  });

  test('no limit of a policy that did not route the item', () => {
    const item = waiting(PAYMENT, {});
    const old = { ...item, routing: { ...item.routing, policyVersion: 'older' } };
    expect(summarise({ item: old, action: PAYMENT, context: {} }, PHRASES_EN).facts[0]?.baseline).toBeUndefined();
  });

  test.each([
    ['other money in the arguments', { amount: { minor: 1_000_000, currency: 'USD' } }, 'US$10,000.00'],
    ['another number in the arguments', { amount: 10_000 }, '10,000'],
  ])('%s than declared comes first', (_, args, value) => {
    const action: ProposedAction = {
      ...PAYMENT,
      amount: { minor: 1_000, currency: 'USD' },
      arguments: { to: 'Dana K.', ...args },
    };
    expect(view(action).facts[0]).toMatchObject({ label: 'Arguments say', value, baseline: 'declared US$10.00', odd: true });
  });

  test.each([10, 1_000])('%d agrees with US$10.00: major or minor units', (amount) => {
    const action: ProposedAction = {
      ...PAYMENT,
      amount: { minor: 1_000, currency: 'USD' },
      arguments: { to: 'Dana K.', amount },
    };
    expect(view(action).facts.some(({ label }) => label === 'Arguments say')).toBe(false);
  });

  test('a payment without an amount says so', () => {
    const action: ProposedAction = { name: 'transfer_funds', arguments: { to: 'x' }, reversible: true };
    expect(view(action, { confidence: 0.9 }).facts[0]).toMatchObject({ label: 'Amount', value: 'not provided', odd: true });
  });

  test('an upset customer and a regulated domain beside what is usual', () => {
    const { facts } = view(
      { name: 'set_flag', arguments: {}, domain: 'medical', reversible: true },
      { confidence: 0.9, sentimentScore: -0.85 },
    );
    expect(facts.map(({ label, value, baseline }) => [label, value, baseline])).toEqual([
      ['Sentiment', '-0.85', 'limit -0.6'],
      ['Domain', 'medical', 'regulated'],
    ]);
  });

  test('the agent’s facts are marked as its own; odd ones come before neutral ones', () => {
    const facts = [
      { label: 'Customer since', value: '2021' },
      { label: 'Refunds, 30 d', value: '3', baseline: 'usual 1', odd: true },
    ];
    const made = view({ ...PAYMENT, amount: { minor: 100, currency: 'USD' } }, { facts }).facts;
    expect(made[0]).toMatchObject({ label: 'Refunds, 30 d', value: '3', baseline: 'usual 1', odd: true, from: 'agent' });
    expect(made[1]).toMatchObject({ label: 'Customer since', odd: false, from: 'agent' });
  });

  test('UX-23 neither recommendation nor confidence gets in', () => {
    const context: ContextBundle = {
      confidence: 0.4321,
      recommendation: { kind: 'approve', text: 'DO-APPROVE' },
      alternatives: [{ summary: 'ALTERNATIVE' }],
      facts: [
        { label: 'Confidence', value: '99 %', odd: true },
        { label: 'Recommended', value: 'DO-APPROVE', odd: true },
      ],
    };
    const text = JSON.stringify(view({ ...PAYMENT, arguments: { confidence: 0.4321, recommendation: 'DO-APPROVE' } }, context));
    expect(text).not.toMatch(/0\.4321|99 %|DO-APPROVE|ALTERNATIVE/);
  });

  test('facts without room are counted', () => {
    const facts = Array.from({ length: 8 }, (_, index) => ({ label: `Fact ${index}`, value: `value ${index}`, odd: true }));
    const made = view({ ...PAYMENT, arguments: {} }, { facts });
    expect(made.facts.length + made.moreFacts).toBe(9);
    expect(made.moreFacts).toBeGreaterThan(0);
  });

  test.each([
    ['nothing', {}, 0],
    ['empty parts only', { conversation: [], customer: {}, currentGoal: '  ' }, 0],
    ['a confidence of 0', { confidence: 0 }, 1],
    ['six parts; assumptions do not count', { ...NARRATIVE, transaction: { id: 1 } }, 6],
  ] satisfies [string, ContextBundle, number][])('completeness: %s', (_, context, provided) => {
    const { completeness } = view(PAYMENT, context);
    expect(completeness).toMatchObject({ provided, of: 11 });
    expect(completeness.missing).toHaveLength(11 - provided);
  });
});

describe('V-09 uninspectable actions', () => {
  const action: ProposedAction = { ...PAYMENT, argumentsSchema: { type: 'object', required: ['iban'] }, target: 'card 1881' };

  test('are called that, with what is typed and nothing of the arguments', () => {
    const made = view(action);
    expect(made.inspectable).toBe(false);
    expect(textOfHeadline(made.headline)).toBe('Uninspectable action: Issue refund, US$2,480.00, card 1881');
    expect(JSON.stringify(made)).not.toContain('Dana');
    expect(made.facts[0]).toMatchObject({ label: 'Arguments', value: 'break their schema' });
  });
});

test.each([
  ['all reasons where they fit', {}, { confidence: 0.9 }, 'large amount, cannot be undone'],
  [
    'as many as fit, and how many more',
    { domain: 'legal' },
    { sentimentScore: -0.9, confidence: 0.1 },
    'large amount, agent is unsure, +3 more',
  ],
] satisfies [string, Partial<ProposedAction>, ContextBundle, string][])('V-01 why: %s', (_, action, context, why) => {
  expect(view({ ...PAYMENT, ...action }, context).whyYou).toBe(why);
});

test('V-01 why: a mark does not hide the rule', () => {
  const action: ProposedAction = { name: 'post_invoice', arguments: {}, reversible: true };
  expect(view(action, { confidence: 0.6 }, { openCount: 50 }).whyYou).toBe('ran already; check it, many open requests');
});

test('V-10 who was raised to is told', () => {
  const low: ProposedAction = { name: 'change_settings', arguments: {}, reversible: true };
  expect(view(low, { confidence: 0.6 }, { reviewTier: 'manager' }).whyYou).toBe('raised to you, agent is unsure');
});
