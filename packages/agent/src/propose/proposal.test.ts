import { LIMITS } from '@countersign/shared/protocol/limits';
import { describe, expect, it } from 'vitest';
import { SURE, WIRE, connected } from '../../test/fixtures.ts';
import { checkProposal } from './proposal.ts';

const withArguments = (value: unknown) => ({ ...WIRE, arguments: { value } });
const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });
const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;
class Amount {
  readonly minor = 5;
}

const BAD: readonly (readonly [string, unknown, unknown, string, (string | number)?])[] = [
  ['an action that is none', 'pay', SURE, 'action'],
  ['a name with a space', { ...WIRE, name: 'send payment' }, SURE, 'action.name'],
  ['a field nobody knows', { ...WIRE, colour: 'red' }, SURE, 'action.colour', 'known fields only'],
  ['half a cent', { ...WIRE, amount: { minor: 0.5, currency: 'USD' } }, SURE, 'action.amount.minor'],
  ['a float for an integer too large', withArguments(2 ** 53), SURE, 'action.arguments.value', Number.MAX_SAFE_INTEGER],
  ['not a number', withArguments(Number.NaN), SURE, 'action.arguments.value', 'JSON'],
  ['a bigint', withArguments(1n), SURE, 'action.arguments.value', 'JSON'],
  ['a date', withArguments(new Date(0)), SURE, 'action.arguments.value', 'JSON'],
  ['an object of a class', withArguments(new Amount()), SURE, 'action.arguments.value', 'JSON'],
  ['a hole in a list', withArguments([1, undefined]), SURE, 'action.arguments.value.1', 'JSON'],
  ['half a surrogate pair', withArguments('\ud800'), SURE, 'action.arguments.value', 'well-formed Unicode'],
  ['a NUL', withArguments('a\0b'), SURE, 'action.arguments.value', 'no NUL'],
  [
    'a prototype name',
    withArguments(JSON.parse('{"__proto__":{"admin":true}}')),
    SURE,
    'action.arguments.value.__proto__',
    'no prototype names',
  ],
  ['a cycle', withArguments(cyclic), SURE, `action.arguments.value${'.self'.repeat(29)}`, LIMITS.depth],
  ['too many levels', withArguments(nested(30)), SURE, `action.arguments.value${'.a'.repeat(29)}`, LIMITS.depth],
  [
    'too many keys',
    withArguments(Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`k${i}`, i]))),
    SURE,
    'action.arguments.value',
    LIMITS.keys,
  ],
  ['too long a list', withArguments(Array(10_001).fill(0)), SURE, 'action.arguments.value', LIMITS.arrayItems],
  ['too large an action', withArguments('é'.repeat(33_000)), SURE, 'action', LIMITS.actionBytes],
  ['too long a text', WIRE, { ...SURE, failureReason: 'é'.repeat(131_073) }, 'context.failureReason', LIMITS.stringBytes],
  [
    'too large a bundle',
    WIRE,
    { conversation: Array(3).fill({ role: 'tool', text: 'x'.repeat(200_000) }) },
    'context',
    LIMITS.bundleBytes,
  ],
  ['a confidence above one', WIRE, { confidence: 1.5 }, 'context.confidence', 1],
  ['too short a deadline', WIRE, { deadlineMs: 10 }, 'context.deadlineMs', 1_000],
  [
    'a schema whose pattern never ends',
    { ...WIRE, argumentsSchema: { properties: { to: { pattern: '(a+)+$' } } } },
    SURE,
    'action.argumentsSchema',
  ],
];

describe('a proposal is checked before it is stored or sent', () => {
  it.each(BAD)('G-03 names field and limit of %s', (_what, action, context, field, limit) => {
    const checked = checkProposal(action, context);
    if (checked.ok) throw new Error('accepted');
    expect(checked.error[0]).toMatchObject({ field, ...(limit === undefined ? {} : { limit }) });
  });

  it('G-03 takes what is just inside the limits', () => {
    expect(checkProposal(withArguments(nested(29)), SURE)).toMatchObject({ ok: true });
    expect(checkProposal(withArguments(Array(10_000).fill(0)), SURE)).toMatchObject({ ok: true });
    expect(checkProposal(withArguments(Number.MAX_SAFE_INTEGER), SURE)).toMatchObject({ ok: true });
    expect(checkProposal({ ...WIRE, target: undefined }, SURE)).toMatchObject({ ok: true });
  });

  it('G-04 an invalid proposal is an outcome; nothing is stored or sent', async () => {
    const { hub, agent } = connected();
    await agent.ready();
    const action = { ...WIRE, name: '' };
    expect(await agent.propose(action, SURE)).toMatchObject({ kind: 'invalid', problems: [{ field: 'action.name' }] });
    expect(await agent.propose(WIRE, SURE, { key: '' })).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'key', limit: 1 }],
    });
    expect(await agent.propose(WIRE, SURE, { supersedes: 'x' })).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'supersedes' }],
    });
    expect(await agent.unfinished()).toEqual([]);
    expect(hub.escalations()).toEqual([]);
  });
});
