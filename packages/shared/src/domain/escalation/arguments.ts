import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import type { JsonObject } from '../../model/json.ts';
import { type Result, err, ok } from '../result.ts';
import { meteredSchema, sizeOf } from './metered-schema.ts';
import { isPlainSchema } from './plain-schema.ts';
import { slowPattern, type Texts, textsIn, textWorkOf } from './slow-pattern.ts';

/**
 * `field`: "arguments" and a JSON Pointer, or "argumentsSchema" when the schema itself cannot be used.
 * `keyword`: the part of the schema that was broken, such as "maximum"; absent when the schema cannot be used.
 */
export type ArgumentsError = { readonly field: string; readonly message: string; readonly keyword?: string };

/** Parts of a schema that may be visited: about 100 ms. */
const ALLOWED_VISITS = 100_000;

/** A pattern that takes too long on a text as short as this one takes too long on anything. */
const SHORT: Texts = { count: 1, longest: 16 };

const unusable = (cause: unknown): ArgumentsError => {
  if (cause instanceof RangeError) return { field: 'argumentsSchema', message: 'the schema refers to itself without end' };
  return { field: 'argumentsSchema', message: cause instanceof Error ? cause.message : 'not a JSON Schema' };
};

const run = (schemaOf: () => JsonObject, args: JsonObject): Result<readonly OutputUnit[], ArgumentsError> => {
  try {
    return ok(new Validator(schemaOf() as Schema, '2020-12', false).validate(args).errors);
  } catch (cause) {
    return err(unusable(cause));
  }
};

const validate = (
  schema: JsonObject,
  args: JsonObject,
  textsOf: (field: string | undefined) => Texts,
): Result<readonly OutputUnit[], ArgumentsError> => {
  const slow = slowPattern(schema, textsOf);
  if (slow !== undefined)
    return err({ field: 'argumentsSchema', message: `pattern ${JSON.stringify(slow)} could take for ever to match` });
  return run(() => meteredSchema(schema, sizeOf(args), ALLOWED_VISITS, textWorkOf(schema, textsOf)), args);
};

/**
 * Checks that a JSON Schema (draft 2020-12) can be used at all: no pattern and no reference that can run for ever, none
 * that leaves the schema.
 */
export const checkArgumentsSchema = (schema: JsonObject): Result<null, ArgumentsError> => {
  const checked = validate(schema, {}, () => SHORT);
  return checked.ok ? ok(null) : checked;
};

/** These only say that something inside is wrong; the error inside says what. */
const OUTER = ['properties', 'items', 'prefixItems', 'additionalProperties', 'patternProperties', '$ref', 'allOf'];

/**
 * A property that breaks its own schema does not count as evaluated, so `additionalProperties: false` reports it a second
 * time as "not allowed". And a part that is referred to twice is reported twice.
 */
const isEcho = (unit: OutputUnit, i: number, all: readonly OutputUnit[]): boolean =>
  unit.keyword === 'false'
    ? all.some(
        ({ keyword, instanceLocation: at }) =>
          keyword !== 'false' && (at === unit.instanceLocation || at.startsWith(`${unit.instanceLocation}/`)),
      )
    : all.findIndex((other) => other.instanceLocation === unit.instanceLocation && other.error === unit.error) < i;

/** A plain schema needs no meter; another one must be usable by itself, and within its allowance with these arguments. */
const checkedAgainst = (schema: JsonObject, args: JsonObject): Result<readonly OutputUnit[], ArgumentsError> => {
  if (isPlainSchema(schema, args, ALLOWED_VISITS)) return run(() => schema, args);
  const usable = checkArgumentsSchema(schema);
  return usable.ok ? validate(schema, args, (field) => textsIn(args, field)) : usable;
};

/** All ways in which `args` break the schema; empty when they fit or there is no schema. */
export const argumentsErrors = (schema: JsonObject | undefined, args: JsonObject): readonly ArgumentsError[] => {
  if (schema === undefined) return [];
  const checked = checkedAgainst(schema, args);
  if (!checked.ok) return [checked.error];
  const inner = checked.value.filter(({ keyword }) => !OUTER.includes(keyword));
  return (inner.length > 0 ? inner : checked.value)
    .filter((unit, i, all) => !isEcho(unit, i, all))
    .map(({ instanceLocation, keyword, error }) => ({
      field: `arguments${decodeURI(instanceLocation.slice(1))}`,
      message: keyword === 'false' ? 'This field is not allowed.' : error,
      keyword,
    }));
};
