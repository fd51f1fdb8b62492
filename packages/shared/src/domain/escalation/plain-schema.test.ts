import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonObject } from '../../../testing/arbitraries.ts';
import type { JsonObject } from '../../model/json.ts';
import { argumentsErrors } from './arguments.ts';
import { isPlainSchema } from './plain-schema.ts';

const ALLOWANCE = 100_000;
const pattern = (text: string): JsonObject => ({ properties: { a: { pattern: text } } });

describe('R-24 a schema that needs no meter', () => {
  test.each(['^[A-Z]{3}$', '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', '^INV-\\d+$', '^\\w{1,20}$', '^[a-z.]*$', '^a'])(
    'plain: %s',
    (text) => {
      expect(isPlainSchema(pattern(text), { a: 'x' }, ALLOWANCE)).toBe(true);
    },
  );

  test.each(['^(a+)+$', '[a-z]+$', '^a+b+$', '^a*a*a*$', '^(?=a)b$', '^a|b$', '^.+$', '^[a-z]+[a-z]$', '^\\1$', '^[z'])(
    'not plain: %s',
    (text) => expect(isPlainSchema(pattern(text), { a: 'x' }, ALLOWANCE)).toBe(false),
  );

  test.each([
    [{ $ref: '#' }],
    [{ properties: { a: { $ref: '#' } } }],
    [{ $defs: { x: {} } }],
    [{ patternProperties: { '^(a+)+$': {} } }],
    [{ format: 'url' }],
    [{ uniqueItems: true }],
    [{ const: { a: 1 } }],
    [{ enum: [{ a: 1 }] }],
  ] satisfies [JsonObject][])('not plain: %j', (schema) => expect(isPlainSchema(schema, {}, ALLOWANCE)).toBe(false));

  test('a field may be called as a keyword is', () => {
    expect(isPlainSchema({ properties: { format: { type: 'string' }, pattern: {}, $ref: {} } }, {}, ALLOWANCE)).toBe(true);
  });

  test('many parts over many values, or over long texts, are too many', () => {
    const many = { allOf: Array.from({ length: 400 }, () => ({ pattern: '^[a-z]*$' })) };
    expect(isPlainSchema(many, { a: 'x' }, ALLOWANCE)).toBe(true);
    expect(isPlainSchema(many, { a: 'x'.repeat(60_000) }, ALLOWANCE)).toBe(false);
    expect(isPlainSchema(many, { a: Array.from({ length: 300 }, () => 1) }, ALLOWANCE)).toBe(false);
  });

  test('is checked as it would be with the meter', () => {
    const keyword = fc.constantFrom(
      'type',
      'required',
      'minimum',
      'maxLength',
      'pattern',
      'enum',
      'additionalProperties',
      'minItems',
    );
    const value = fc.constantFrom(...['string', 'object', ['a'], 3, '^[A-Z]{3}$', false, true, ['x', 1], '^(', {}]);
    const part = fc.dictionary(keyword, value, { maxKeys: 3, noNullPrototype: true });
    const schema = fc.record({
      ...{ properties: fc.dictionary(fc.constantFrom('a', 'b'), part, { noNullPrototype: true }) },
      allOf: fc.array(part, { maxLength: 2 }),
    });
    const args = fc.oneof(
      jsonObject(),
      fc.dictionary(fc.constantFrom('a', 'b'), fc.oneof(fc.string(), fc.nat()), { noNullPrototype: true }),
    );
    let compared = 0;
    fc.assert(
      fc.property(schema, args, (given, values) => {
        if (isPlainSchema(given, values, ALLOWANCE)) compared++;
        // `$comment` says nothing, but is enough to send it the long way round.
        const [plain, metered] = [argumentsErrors(given, values), argumentsErrors({ ...given, $comment: '' }, values)];
        expect(plain.length > 0).toBe(metered.length > 0);
        if (!plain.some(({ field }) => field === 'argumentsSchema')) expect(plain).toEqual(metered);
      }),
      { numRuns: 1_000 },
    );
    expect(compared).toBeGreaterThan(300);
  });
});
