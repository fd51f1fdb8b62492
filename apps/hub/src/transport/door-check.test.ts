import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '@countersign/shared/protocol/limits';
import { checkPacketText } from './door-check.ts';

const packet = (input: string): string => `["escalation:open",{"commandId":"c","input":${input}}]`;
const check = (input: string) => checkPacketText(packet(input), LIMITS);
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const list = (length: number): string => `{"l":[${Array.from({ length }, () => 1).join()}]}`;
const keys = (count: number): string => `{${Array.from({ length: count }, (_, i) => `"k${i}":1`).join()}}`;

describe('limits, at the limit and one beyond', () => {
  test.each([
    ['W-01 depth', nested(LIMITS.depth), nested(LIMITS.depth + 1), 'DEPTH', LIMITS.depth],
    ['W-01 depth far beyond', nested(1), nested(5_000), 'DEPTH', LIMITS.depth],
    ['W-01 lists count as depth', nested(1), '['.repeat(200_000), 'DEPTH', LIMITS.depth],
    ['W-02 keys', keys(LIMITS.keys - 2), keys(LIMITS.keys - 1), 'LIMIT', LIMITS.keys],
    [
      'W-02 values of any kind',
      `[${Array.from({ length: 5 }, () => `[${'[],'.repeat(8_000)}1]`).join()}]`,
      `[${Array.from({ length: 7 }, () => `[${'[],'.repeat(8_000)}1]`).join()}]`,
      'LIMIT',
      LIMITS.values,
    ],
    ['W-02 list items', list(LIMITS.arrayItems), list(LIMITS.arrayItems + 1), 'LIMIT', LIMITS.arrayItems],
    [
      'W-02 text bytes',
      `"${'é'.repeat(LIMITS.stringBytes / 2)}"`,
      `"${'é'.repeat(LIMITS.stringBytes / 2)}x"`,
      'LIMIT',
      LIMITS.stringBytes,
    ],
    ['W-04 integers', '9007199254740991', '9007199254740992', 'BAD_SCHEMA', Number.MAX_SAFE_INTEGER],
    ['W-04 negative integers', '-9007199254740991', '-9007199254740993', 'BAD_SCHEMA', Number.MAX_SAFE_INTEGER],
    ['W-04 integers in disguise', '1e15', '1e16', 'BAD_SCHEMA', Number.MAX_SAFE_INTEGER],
    ['W-04 doubles', '1.5e-300', '1e400', 'BAD_SCHEMA', 'finite numbers'],
  ])('%s', (_rule, good, bad, code, limit) => {
    expect(check(good)).toBeNull();
    expect(check(bad)).toMatchObject({ code, limit });
  });
});

describe('values that would hide something', () => {
  test.each([
    ['W-03 duplicate key', '{"action":{"amount":1,"amount":2}}', 'action.amount'],
    ['W-03 duplicate key, once escaped', '{"action":{"amount":1,"am\\u006funt":2}}', 'action.amount'],
    ['W-05 lone surrogate', '{"name":"\\ud800"}', 'name'],
    ['W-05 lone surrogate in a key', '{"x":{"\\udfff":1}}', 'x'],
    ['W-05 NUL', '{"name":"a\\u0000b"}', 'name'],
    ['W-06 __proto__', '{"a":{"__proto__":{"x":1}}}', 'a.__proto__'],
    ['W-06 constructor', '{"constructor":1}', 'constructor'],
    ['W-06 prototype, escaped', '{"\\u0070rototype":1}', 'prototype'],
    ['no JSON', '{"a":1,}', 'input'],
    ['comments', '{"a":1/*x*/}', 'input'],
  ])('%s is refused, naming the field', (_rule, text, field) => {
    expect(check(text)).toMatchObject({ code: 'BAD_SCHEMA', field: expect.stringContaining(field) });
  });
  test('W-03 the same key in two objects is no duplicate', () => {
    expect(check('[{"a":1},{"a":{"a":2}}]')).toBeNull();
  });
  test('W-05 a surrogate pair is text', () => {
    expect(check('{"name":"\\ud83d\\ude00"}')).toBeNull();
  });
});

test('the door passes whatever is within the limits and refuses no other JSON', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      const refusal = check(text);
      const hidden = /__proto__|constructor|prototype|\\u0000|\\ud|\\uD|e\+|\d{16}/.test(text);
      if (refusal !== null) expect(hidden).toBe(true);
      // Its verdict agrees with JSON.parse on what is JSON at all.
      expect(() => JSON.parse(text)).not.toThrow();
    }),
    { numRuns: 1_000 },
  );
});

test('arbitrary text never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      checkPacketText(text, LIMITS);
    }),
    { numRuns: 2_000 },
  );
});
