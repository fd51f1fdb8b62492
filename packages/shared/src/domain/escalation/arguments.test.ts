import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import { argumentsErrors, checkArgumentsSchema } from './arguments.ts';
import { meteredSchema } from './metered-schema.ts';

const doubling = (levels: number): JsonObject => {
  const next = (i: number) => ({ $ref: `#/$defs/d${i + 1}` });
  const parts = Array.from({ length: levels }, (_, i) => [`d${i}`, { allOf: [next(i), next(i)] }]);
  return { $defs: { ...Object.fromEntries(parts), [`d${levels}`]: {} }, $ref: '#/$defs/d0' };
};
const patterned = (pattern: string): JsonObject => ({ properties: { to: { type: 'string', pattern } } });

// Each of these would hold the thread for minutes or for ever; the test's own time limit is the assertion.
const BOMBS: readonly (readonly [string, JsonObject, JsonObject])[] = [
  ['references that double forty times', doubling(40), {}],
  [
    'a tree whose every branch is checked twice',
    { $defs: { t: { properties: { n: { allOf: [{ $ref: '#/$defs/t' }, { $ref: '#/$defs/t' }] } } } }, $ref: '#/$defs/t' },
    Array.from({ length: 30 }).reduce<JsonObject>((inner) => ({ n: inner }), {}),
  ],
  [
    'a thousand alternatives for nine thousand items',
    { properties: { x: { items: { anyOf: Array.from({ length: 1_000 }, () => ({ type: 'object' })) } } } },
    { x: Array<number>(9_000).fill(0) },
  ],
  [
    'items compared with each other, many times',
    { properties: { x: { allOf: Array.from({ length: 200 }, () => ({ uniqueItems: true })) } } },
    { x: Array.from({ length: 9_000 }, (_, i) => i) },
  ],
  ['overlapping alternatives', patterned('^(a|a)*$'), { to: `${'a'.repeat(60)}!` }],
  ['five stars', patterned('^a*a*a*a*a*$'), { to: `${'a'.repeat(2_000)}!` }],
  ['nested stars', patterned('^(a+)+$'), { to: `${'a'.repeat(60)}!` }],
  ['a search from every place', patterned('a*b'), { to: 'a'.repeat(60_000) }],
  [
    'one slow pattern, brought back a thousand times',
    {
      $defs: { p: { pattern: '^a*a*a*$' } },
      properties: { to: { allOf: Array.from({ length: 1_000 }, () => ({ $ref: '#/$defs/p' })) } },
    },
    { to: `${'a'.repeat(150)}!` },
  ],
  [
    'a format that is slow on long texts, many times',
    { properties: { to: { allOf: Array.from({ length: 100 }, () => ({ format: 'url' })) } } },
    { to: `http://${'a:'.repeat(20_000)}` },
  ],
  [
    "another field's pattern, through a reference",
    { properties: { short: { pattern: '^a*a*a*a*$' }, long: { $ref: '#/properties/short' } } },
    { short: 'a', long: `${'a'.repeat(5_000)}!` },
  ],
];

describe('a schema comes from an agent and may be built to hang the hub', () => {
  it.each(BOMBS)('R-24 refuses %s instead of running it', (_what, schema, args) => {
    expect(argumentsErrors(schema, args)).toMatchObject([{ field: 'argumentsSchema' }]);
  });

  it('R-24 takes ordinary schemas on ordinary arguments', () => {
    const schema: JsonObject = {
      $defs: { line: { type: 'object', additionalProperties: false, properties: { sku: { pattern: '^[A-Z]{2}-[0-9]+$' } } } },
      type: 'object',
      properties: {
        to: { type: 'string', pattern: '^[^@]+@[^@]+\\.[^@]+$' },
        body: { type: 'string', maxLength: 20_000 },
        lines: { type: 'array', items: { $ref: '#/$defs/line' } },
      },
      required: ['to'],
      additionalProperties: false,
    };
    const args = {
      to: 'accounts.payable@supplier.example.org',
      body: 'x'.repeat(20_000),
      lines: Array.from({ length: 300 }, (_, i) => ({ sku: `AB-${i}` })),
    };
    expect(argumentsErrors(schema, args)).toEqual([]);
    expect(checkArgumentsSchema(schema)).toEqual({ ok: true, value: null });
  });

  it('R-12 names the field inside, not the part of the schema around it', () => {
    const schema: JsonObject = {
      $defs: { m: { properties: { n: { type: 'integer' } }, additionalProperties: false } },
      properties: { a: { $ref: '#/$defs/m' } },
    };
    expect(argumentsErrors(schema, { a: { n: 'x' } })[0]?.field).toBe('arguments/a/n');
    expect(argumentsErrors(schema, { a: { m: 1 } })).toEqual([
      { field: 'arguments/a/m', message: 'This field is not allowed.', keyword: 'false' },
    ]);
  });

  it('R-12 says one thing of a field that breaks its type, however strict the object around it', () => {
    const schema: JsonObject = {
      type: 'object',
      properties: { n: { type: 'integer', maximum: 5 }, 'a/b é': { type: 'object', properties: { x: { type: 'string' } } } },
      additionalProperties: false,
      unevaluatedProperties: false,
    };
    const keywords = (args: JsonObject) => argumentsErrors(schema, args).map(({ field, keyword }) => [field, keyword]);
    expect(keywords({ n: 'x' })).toEqual([['arguments/n', 'type']]);
    expect(keywords({ n: 6 })).toEqual([['arguments/n', 'maximum']]);
    expect(keywords({ 'a/b é': { x: 1 } })).toEqual([['arguments/a~1b é/x', 'type']]);
    expect(keywords({ n: 'x', more: 1 })).toEqual([
      ['arguments/n', 'type'],
      ['arguments/more', 'false'],
    ]);
  });

  it('R-24 leaves the schema as it was', () => {
    const schema = Object.freeze(patterned('^a$'));
    const before = JSON.stringify(schema);
    argumentsErrors(schema, { to: 'b' });
    expect(JSON.stringify(schema)).toBe(before);
    expect(JSON.stringify(meteredSchema(doubling(2), { keys: 0, items: 0 }, 1_000))).toBe(JSON.stringify(doubling(2)));
  });
});
