import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { proposedAction } from '../../testing/arbitraries.ts';
import type { ProposedAction } from '../model/action.ts';
import type { Command } from '../model/command.ts';
import type { DecisionId, Digest, EscalationId } from '../model/ids.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { actionDigest, bundleDigest, commandDigest } from './digest.ts';

/** An independent hash over the canonical text that RFC 8785 prescribes. */
const expected = (canonical: string): string => createHash('sha256').update(`countersign/action/v1\n${canonical}`).digest('hex');
const withArguments = (args: JsonObject): ProposedAction => ({ name: 'x', arguments: args });
const digestOf = (value: Json): string => actionDigest(withArguments({ v: value }));

describe('D-01 canonical form (RFC 8785)', () => {
  test('the example of section 3.2.2', () => {
    const args = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
        '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    ) as JsonObject;
    const canonical =
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}';
    expect(actionDigest(withArguments(args))).toBe(expected(`{"arguments":${canonical},"name":"x"}`));
  });

  test('keys sort by UTF-16 code units (section 3.2.3)', () => {
    const args = JSON.parse('{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}') as JsonObject;
    const canonical = '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}';
    expect(actionDigest(withArguments(args))).toBe(expected(`{"arguments":${canonical},"name":"x"}`));
  });

  // Appendix B: IEEE 754 bits and the text they must become.
  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
  ])('the double %s is written %s', (bits, text) => {
    const number = Buffer.from(bits, 'hex').readDoubleBE();
    expect(digestOf(number)).toBe(expected(`{"arguments":{"v":${text}},"name":"x"}`));
  });

  test('equal numbers are equal however they were written; -0 is 0', () => {
    expect(digestOf(JSON.parse('1.0') as Json)).toBe(digestOf(1));
    expect(digestOf(JSON.parse('1e21') as Json)).toBe(digestOf(1_000_000_000_000_000_000_000));
    expect(digestOf(-0)).toBe(digestOf(0));
  });

  test.each([
    ['a number and its text', 1, '1'],
    ['null and nothing', null, 'null'],
    ['composed and decomposed Unicode', '\u00e9', 'e\u0301'],
    ['look-alike letters', 'paypal', 'pаypal'],
    ['an invisible character', 'paypal', 'pay\u200Bpal'],
    ['an empty list and an empty record', [], {}],
    ['the order of a list', [1, 2], [2, 1]],
  ] satisfies [string, Json, Json][])('different: %s', (_, one, other) => {
    expect(digestOf(one)).not.toBe(digestOf(other));
  });

  test('a field that is absent differs from one that is null', () => {
    expect(actionDigest(withArguments({ a: 1, b: null }))).not.toBe(actionDigest(withArguments({ a: 1 })));
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%s has no digest', (value) => {
    expect(() => digestOf(value)).toThrow();
  });

  test('a lone surrogate has no digest: UTF-8 cannot say which one it was', () => {
    expect(() => digestOf('\ud800')).toThrow();
  });

  it('is 64 lower-case hex digits', () => {
    expect(actionDigest(withArguments({}))).toMatch(/^[0-9a-f]{64}$/);
  });
});

/** The same value with every record's keys in reverse order. */
const reordered = (value: Json): Json => {
  if (Array.isArray(value)) return (value as readonly Json[]).map(reordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reordered(inner)]),
  );
};

type Path = readonly (string | number)[];
const pathsOf = (value: Json, path: Path = []): readonly Path[] => {
  if (value === null || typeof value !== 'object') return [path];
  const inner = Object.entries(value).flatMap(([key, next]) =>
    pathsOf(next as Json, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inner];
};

const changed = (value: Json): Json => {
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 1e15 ? value + 1 : value / 2 === value ? 1 : value / 2;
  if (typeof value === 'string') return `${value}\u200B`;
  if (typeof value === 'boolean') return !value;
  if (value === null) return 0;
  return Array.isArray(value) ? [...(value as readonly Json[]), null] : { ...(value as JsonObject), '\u0000added': null };
};

const changeAt = (value: Json, [head, ...rest]: Path): Json => {
  if (head === undefined) return changed(value);
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item, index) => (index === head ? changeAt(item, rest) : item));
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, item]) => [key, key === head ? changeAt(item, rest) : item]),
  );
};

describe('D-02 what changes the digest', () => {
  test('the order of keys does not', () => {
    fc.assert(
      fc.property(proposedAction(), (action) => {
        expect(actionDigest(reordered(action as Json) as unknown as ProposedAction)).toBe(actionDigest(action));
      }),
      { numRuns: 500 },
    );
  });

  test('any single change anywhere does (X5, 2,000 mutations)', () => {
    fc.assert(
      fc.property(proposedAction(), fc.nat(), (action, pick) => {
        const paths = pathsOf(action as Json);
        const mutant = changeAt(action as Json, paths[pick % paths.length] ?? []);
        expect(actionDigest(mutant as unknown as ProposedAction)).not.toBe(actionDigest(action));
      }),
      { numRuns: 2_000 },
    );
  });

  test('a trip through JSON does not', () => {
    fc.assert(
      fc.property(proposedAction(), (action) => {
        expect(actionDigest(JSON.parse(JSON.stringify(action)) as ProposedAction)).toBe(actionDigest(action));
      }),
    );
  });
});

const DECISION = '01900000-0000-7000-8000-0000000000d1' as DecisionId;
const SHOWN = 'a'.repeat(64) as Digest;
/** As computed by the hub of protocol 1, whose receipts are still there after an update. */
const OLD_RECEIPTS: readonly (readonly [digest: string, command: Command])[] = [
  [
    'c12afb6cc1214e3251a55c4a9eef361c78cacaec74ebdef9c49a6d8278deec75',
    {
      kind: 'decide',
      fence: 2,
      actionDigest: SHOWN,
      decisionId: DECISION,
      verdict: { kind: 'modify', arguments: { order: '1' } },
      batchId: undefined,
      action: null,
      recheck: null,
    },
  ],
  [
    '066d77f64981e672af65e6e4fd2e34a5d2f8f77d614f4743961c656687073421',
    { kind: 'begin', permitMs: 60_000, decisionId: DECISION, actionDigest: SHOWN },
  ],
  [
    '7524a763ca93fb06e61917628080485e26f6e4fcf00d8e541f7115123bfb6bbe',
    { kind: 'finish', decisionId: DECISION, phase: 'applied', note: undefined },
  ],
  ['fc2864732c1d7c869d4e8c9666709586f28c1622a7773d6998bbcdc2d0f585c3', { kind: 'raise', fence: 2, to: undefined, reason: 'x' }],
];
test.each(OLD_RECEIPTS)('H-20 H-09 the receipt %s of an older hub still answers its command', (digest, command) => {
  expect(commandDigest('01900000-0000-7000-8000-000000000001' as EscalationId, command)).toBe(digest);
});

test('D-03 digests of another kind cannot stand in for one another', () => {
  const action = withArguments({ a: 1 });
  expect(bundleDigest(action as unknown as { action: ProposedAction; context: unknown })).not.toBe(actionDigest(action));
  expect(bundleDigest({ action, context: {} })).not.toBe(bundleDigest({ action, context: { confidence: 1 } }));
});
