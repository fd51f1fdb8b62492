import { type Schema, Validator } from '@cfworker/json-schema';
import safeRegex from 'safe-regex2';
import type { Json, JsonObject } from '../../model/json.ts';
import { type Result, err, ok } from '../result.ts';

export type ArgumentsError = { readonly field: string; readonly message: string };

/** Every `pattern` in a schema, wherever it stands. The schema comes from an agent: its patterns may be built to hang us. */
const patternsOf = (schema: Json): readonly string[] => {
  if (Array.isArray(schema)) return schema.flatMap(patternsOf);
  if (schema === null || typeof schema !== 'object') return [];
  return Object.entries(schema as JsonObject).flatMap(([key, value]) => {
    if (key === 'pattern' && typeof value === 'string') return [value];
    if (key === 'patternProperties' && value !== null && typeof value === 'object')
      return [...Object.keys(value), ...patternsOf(value)];
    return patternsOf(value);
  });
};

/**
 * Checks that a JSON Schema (draft 2020-12) can be used at all: no pattern that can run for ever,
 * no reference that leaves the schema.
 */
export const checkArgumentsSchema = (schema: JsonObject): Result<null, ArgumentsError> => {
  for (const pattern of patternsOf(schema))
    if (!safeRegex(pattern))
      return err({ field: 'argumentsSchema', message: `pattern ${JSON.stringify(pattern)} could take for ever to match` });
  try {
    new Validator(schema as Schema, '2020-12', false).validate({});
    return ok(null);
  } catch (cause) {
    return err({ field: 'argumentsSchema', message: cause instanceof Error ? cause.message : 'not a JSON Schema' });
  }
};

/** All ways in which `args` break the schema; empty when they fit or there is no schema. */
export const argumentsErrors = (schema: JsonObject | undefined, args: JsonObject): readonly ArgumentsError[] => {
  if (schema === undefined) return [];
  const usable = checkArgumentsSchema(schema);
  if (!usable.ok) return [usable.error];
  try {
    const { errors } = new Validator(schema as Schema, '2020-12', false).validate(args);
    return (
      errors
        // These only say that something inside is wrong; the error inside says what.
        .filter((e) => !['properties', 'items', 'additionalProperties'].includes(e.keyword))
        .map((e) => ({ field: `arguments${e.instanceLocation.slice(1)}`, message: e.error }))
    );
  } catch {
    return [{ field: 'argumentsSchema', message: 'the schema refers to itself without end' }];
  }
};
