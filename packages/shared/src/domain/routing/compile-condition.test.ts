import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextBundle, proposedAction } from '../../../testing/arbitraries.ts';
import { routeBy } from '../../../testing/route-by.ts';
import type { ProposedAction } from '../../model/action.ts';
import type { ContextBundle } from '../../model/context.ts';
import { PrincipalId, SubmissionKey } from '../../model/ids.ts';
import { type PolicyRule, RoutingPolicy } from '../../model/policy.ts';
import { compileCondition } from './compile-condition.ts';
import { conditionFacts } from './condition-facts.ts';
import { DEFAULT_POLICY } from './default-policy.ts';
import { NOTHING_KNOWN } from './situation.ts';

const ACTION: ProposedAction = {
  name: 'pay_invoice',
  arguments: { count: 3, supplier: 'Acme', lines: [{ sku: 'A' }, { sku: 'B' }], paid: false, note: null },
  target: 'account 7',
  amount: { minor: 60_050, currency: 'USD' },
  reversible: true,
  domain: 'support',
  riskClass: 'medium',
};
const CONTEXT: ContextBundle = {
  confidence: 0.75,
  sentimentScore: -0.2,
  customer: { tier: 'gold', since: 2019, address: { country: 'DE' } },
  transaction: { total: 12.5 },
  conversation: [
    { role: 'customer', text: 'first' },
    { role: 'agent', text: 'answer' },
    { role: 'customer', text: 'last words' },
  ],
  actionsAttempted: [
    { name: 'a', outcome: 'failed' },
    { name: 'b', outcome: 'succeeded' },
  ],
  alternatives: [{ summary: 'x' }],
  currentGoal: 'pay',
  failureReason: 'timeout',
};
/** A Sunday, 19:30 UTC. */
const SUNDAY = Date.UTC(2026, 10, 22, 19, 30);

const verdict = (text: string, action: ProposedAction = ACTION, context: ContextBundle = CONTEXT, at = SUNDAY) => {
  const compiled = compileCondition(text);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const [agentId, key] = [PrincipalId.parse('agent-1'), SubmissionKey.parse('k')];
  return compiled.value(conditionFacts({ ...NOTHING_KNOWN, action, context, agentId, key, at, openCount: 0, salt: 's' }));
};

describe('P-21 what a condition can see', () => {
  test.each([
    'action.name == "pay_invoice"',
    'action.name.startsWith("pay_") && action.name.endsWith("invoice") && action.name.contains("_")',
    'action.target == "account 7"',
    'action.domain in ["support", "sales"]',
    'action.riskClass == "medium" && action.reversible',
    'action.arguments.count > 2',
    'action.arguments.count == 3',
    'action.arguments["count"] <= 3.0',
    'action.arguments.supplier.lowerAscii() == "acme"',
    'action.arguments.lines[1].sku == "B"',
    'size(action.arguments.lines) == 2',
    '"count" in action.arguments',
    '!action.arguments.paid && action.arguments.note == null',
    'amount.value == 600.5 && amount.value > 600 && amount.currency == "USD"',
    'context.confidence < 0.8 && context.sentimentScore > -1',
    'context.customer.tier == "gold" && context.customer.address.country == "DE"',
    'context.transaction.total * 2.0 == 25.0',
    'context.latestMessage == "last words"',
    'context.turns == 3 && context.attempts == 2 && context.failedAttempts == 1 && context.alternatives == 1',
    'context.currentGoal == "pay" && context.failureReason == "timeout"',
    'agent.id == "agent-1"',
    'now.hour == 19 && now.weekday == 7',
    'has(amount.value) ? amount.value > 1 : false',
    '(context.turns) == (context.turns)',
    '(context.turns + 1) * 2 == (2 + (6))',
    '((now.hour)) > (5) && (("a") + "b") == ("ab")',
    '"é😀\\"\\\\" + action.name != "😀"',
    "r'\\d' == '\\\\d' && '''x''' == (\"x\")",
  ])('%s', (text) => expect(verdict(text)).toBe('yes'));

  test.each([
    [Date.UTC(1970, 0, 1), 'now.hour == 0 && now.weekday == 4'],
    [Date.UTC(2024, 1, 29, 23, 59, 59), 'now.hour == 23 && now.weekday == 4'],
    [Date.UTC(2026, 10, 23), 'now.hour == 0 && now.weekday == 1'],
  ])('at %d: %s', (at, text) => expect(verdict(text, ACTION, CONTEXT, at)).toBe('yes'));

  test('amounts are in major units of their currency', () => {
    const of = (minor: number, currency: string) => ({ ...ACTION, amount: { minor, currency } });
    expect(verdict('amount.value == 600', of(600, 'JPY'))).toBe('yes');
    expect(verdict('amount.value == 0.6', of(600, 'KWD'))).toBe('yes');
    expect(verdict('amount.value == 600', of(600, 'ZZZ'))).toBe('yes');
  });
});

describe('P-21 what is not there makes a condition false', () => {
  const BARE: ProposedAction = { name: 'x', arguments: {} };
  test.each([
    'amount.value > 0',
    'amount.value <= 0',
    '!(amount.value > 0)',
    'amount.currency != "USD"',
    'action.target == ""',
    'action.reversible',
    '!action.reversible',
    'action.arguments.count > 2',
    'action.arguments.lines[7].sku == "A"',
    'context.confidence < 1',
    'context.customer.tier == "gold"',
    'context.customer["tier"] == "gold"',
    'context.latestMessage.contains("lawyer")',
    'has(amount.value)',
    'amount.value > 0 && now.hour >= 0',
    'now.hour >= 0 && (amount.value > 0 || action.arguments.count > 2)',
  ])('%s', (text) => expect(verdict(text, BARE, {})).toBe('no'));

  test.each(['!has(amount.value)', 'amount.value > 0 || now.hour >= 0', '!has(context.customer)', 'context.turns == 0'])(
    'but not where the rest decides: %s',
    (text) => expect(verdict(text, BARE, {})).toBe('yes'),
  );

  test('an entry of the language itself is not there', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      expect(verdict(`action.arguments["${name}"] == 1`), name).toBe('no');
  });
});

describe('P-22 where types do not go together', () => {
  const odd: ProposedAction = { ...ACTION, reversible: true, arguments: { count: 'three' } };
  const route = (rule: Omit<PolicyRule, 'id' | 'when'>, action = odd) =>
    routeBy(RoutingPolicy.parse({ ...DEFAULT_POLICY, rules: [{ id: 'odd', when: 'action.arguments.count > 2', ...rule }] }), {
      key: SubmissionKey.parse('k'),
      agentId: PrincipalId.parse('agent-1'),
      action: { ...action, amount: { minor: 1, currency: 'USD' } },
      context: { confidence: 0.9 },
    }).routing;

  test.each(['action.arguments.count > 2', '1 / 0 == 1', 'action.arguments.count'])('%s is unclear', (text) =>
    expect(verdict(text, odd)).toBe('unclear'),
  );

  test.each([
    [{ route: 'escalate' }, true],
    [{ route: 'review' }, true],
    [{ riskClass: 'high' }, true],
    [{ route: 'review', riskClass: 'low' }, false],
    [{ route: 'escalate', exempt: ['irreversible_action'] }, false],
    [{ route: 'autonomous' }, false],
    [{ riskClass: 'low' }, false],
    [{ deadlineMs: 1_000 }, false],
  ] as const)('a rule that %j fits only if it can only add caution: %s', (terms, fits) => {
    const rule = terms as Omit<PolicyRule, 'id' | 'when'>;
    expect(route(rule).rule === 'odd').toBe(fits);
    expect(route(rule, { ...odd, arguments: {} }).rule).not.toBe('odd');
  });
});

describe('P-22 several rules where types do not go together', () => {
  const odd: ProposedAction = { ...ACTION, reversible: true, arguments: { count: 'three' } };
  const when = 'action.arguments.count > 2';
  const ruleFor = (...rules: readonly PolicyRule[]): string =>
    routeBy(RoutingPolicy.parse({ ...DEFAULT_POLICY, rules }), {
      key: SubmissionKey.parse('k'),
      agentId: PrincipalId.parse('agent-1'),
      action: { ...odd, amount: { minor: 1, currency: 'USD' } },
      context: { confidence: 0.9 },
    }).routing.rule;
  const doubtful: PolicyRule = { id: 'doubtful', when, route: 'review' };

  test('one that may ask for a look does not hide a later one that makes it wait', () => {
    expect(ruleFor(doubtful, { id: 'wait', route: 'escalate' })).toBe('wait');
    expect(ruleFor(doubtful, { id: 'risk', actions: [odd.name], riskClass: 'high' })).toBe('risk');
    expect(ruleFor(doubtful, { id: 'also', when: '1 / 0 == 1', route: 'escalate' })).toBe('also');
  });

  test('nothing less careful comes before it', () => {
    expect(ruleFor(doubtful)).toBe('doubtful');
    expect(ruleFor(doubtful, { id: 'run', route: 'autonomous' })).toBe('doubtful');
    expect(ruleFor(doubtful, { id: 'look', route: 'review' })).toBe('doubtful');
    expect(ruleFor(doubtful, { id: 'run', when: 'true', route: 'autonomous' }, { id: 'wait', route: 'escalate' })).toBe(
      'doubtful',
    );
  });
});

describe('P-27 a condition ends soon, whatever it says and whatever it looks at', () => {
  test.each([
    ['a regular expression', 'action.name.matches("(a+)+$")'],
    ['loops', 'action.arguments.lines.exists(l, action.arguments.lines.exists(m, l == m))'],
    ['lists made of lists', '[1, 2].map(x, [1, 2].map(y, x * y)) == []'],
    ['names for values', 'cel.bind(x, action.arguments, x == x)'],
    ['other time zones', 'timestamp("2026-01-01T00:00:00Z").getHours("UTC") == 1'],
    ['maps', '{"a": 1} == {"a": 1}'],
    ['200 parts', Array.from({ length: 101 }, () => 'true').join(' && ')],
    ['24 levels', `${'('.repeat(25)}true${')'.repeat(25)}`],
    ['text where a condition should be', 'action.name'],
    ['an async function', 'fetch("x")'],
  ])('no %s', (_, text) => expect(compileCondition(text).ok).toBe(false));

  test('a megabyte of customer is looked at where asked, and no further', () => {
    const customer = { list: Array.from({ length: 10_000 }, (_, at) => `entry ${at} ${'x'.repeat(80)}`) };
    const text = 'y'.repeat(262_144);
    const context: ContextBundle = { customer, conversation: [{ role: 'customer', text }] };
    expect(verdict('"nowhere" in context.customer.list', ACTION, context)).toBe('no');
    expect(verdict('context.latestMessage.contains("yyyz")', ACTION, context)).toBe('no');
    expect(verdict('size(context.latestMessage) == 262144', ACTION, context)).toBe('yes');
  });

  test('whatever is written: it is refused with a place in it, or it runs on anything', () => {
    const words =
      'action.name amount.value context.customer.x action.arguments.count now.hour agent.id has( size( ( ) [ ] { } && || ! == != < > + - * / % ? : , in "a" \'b\' 1 2.5 1u 0x1F 9999999999999999999 true null . x r"\\" b"a" """ // \n \u0000'.split(
        ' ',
      );
    let ran = 0;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }),
        proposedAction(),
        contextBundle(),
        (parts, action, context) => {
          const text = parts.join(' ');
          const compiled = compileCondition(text);
          if (!compiled.ok) {
            expect(compiled.error.offset).toBeLessThanOrEqual(text.length);
            return;
          }
          ran++;
          expect(['yes', 'no', 'unclear']).toContain(verdict(text, action, context));
        },
      ),
      { numRuns: 5_000 },
    );
    expect(ran).toBeGreaterThan(20);
  });
});

test.each(['action.riskClass >= "high"', '"low" < action.riskClass', '!(action.riskClass > "medium") && true'])(
  'P-21 risk classes have no order of letters: %s',
  (text) => {
    const compiled = compileCondition(text);
    expect(compiled.ok ? 'accepted' : compiled.error.expected).toMatch(/action\.riskClass in \["high", "critical"\]/);
  },
);
