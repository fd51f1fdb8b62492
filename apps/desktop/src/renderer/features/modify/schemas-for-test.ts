import type { Json, JsonObject } from '@countersign/shared/model/json';
import fc from 'fast-check';

export type SchemaAndValue = { readonly schema: JsonObject; readonly args: JsonObject };
type Pair = { readonly schema: JsonObject; readonly value: Json };

const pair = <T extends Json>(values: fc.Arbitrary<T>, schema: (value: T) => JsonObject): fc.Arbitrary<Pair> =>
  values.map((value) => ({ schema: schema(value), value }));

const scalar: fc.Arbitrary<Pair> = fc.oneof(
  pair(fc.string(), () => ({ type: 'string' })),
  pair(fc.string({ maxLength: 5 }), () => ({ type: ['string', 'null'], maxLength: 200 })),
  pair(fc.constant(null), () => ({ anyOf: [{ type: 'string' }, { type: 'null' }] })),
  pair(fc.integer(), () => ({ type: 'integer' })),
  pair(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
    () => ({ type: 'number' }),
  ),
  pair(fc.boolean(), () => ({ type: 'boolean' })),
  pair(fc.constantFrom<Json>('a', 2, true, null), (value) => ({ enum: ['a', 2, true, null], default: value })),
  pair(fc.string(), (value) => ({ const: value })),
  pair(fc.constantFrom('2026-11-22', '1999-01-01'), () => ({ type: 'string', format: 'date', default: '2000-01-01' })),
  pair(fc.record({ minor: fc.integer(), currency: fc.constantFrom('EUR', 'JPY') }), () => ({
    type: 'object',
    properties: { minor: { type: 'integer' }, currency: { type: 'string' } },
  })),
  pair(
    fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json),
    () => ({}),
  ),
  pair(fc.constantFrom<Json>('x', 1, [1]), () => ({ oneOf: [{ type: 'string' }, { type: 'integer' }, { type: 'array' }] })),
);

const { node } = fc.letrec<{ node: Pair }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('node'), { maxLength: 3 }).map((items) => ({
      schema: { type: 'array', prefixItems: items.map(({ schema }) => schema) },
      value: items.map(({ value }) => value),
    })),
    fc
      .dictionary(
        fc.string({ maxLength: 8 }).filter((name) => name !== '__proto__'),
        tie('node'),
        { maxKeys: 4 },
      )
      .map(objectOf),
  ),
}));

function objectOf(parts: Readonly<Record<string, Pair>>): Pair {
  const entries = Object.entries(parts);
  return {
    schema: {
      type: 'object',
      // Written the other way round, with a part that is not there: order and defaults must not leak into the arguments.
      properties: Object.fromEntries([
        ['absent', { type: 'string', default: 'no' }],
        ...entries.map(([name, { schema }]) => [name, schema]).reverse(),
      ]),
    },
    value: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
  };
}

/** A JSON Schema of a kind that agents send, and arguments for it. */
export const schemaAndValue: fc.Arbitrary<SchemaAndValue> = fc
  .dictionary(
    fc.string({ maxLength: 8 }).filter((name) => name !== '__proto__' && name !== 'absent'),
    node,
    { maxKeys: 5 },
  )
  .map((parts) => {
    const { schema, value } = objectOf(parts);
    return { schema, args: value as JsonObject };
  });
