import type { Json, JsonObject } from '@countersign/shared/model/json';
import { isList, isRecord, ownOf } from './json-path.ts';

/** A schema with its references, its `allOf` and its "or null" worked in; undefined where nothing is said of the value. */
export type PlainSchema = { readonly schema: JsonObject; readonly nullable: boolean };

/** References behind references; a chain that is longer goes in circles. */
const MOST_HOPS = 16;

const target = (root: JsonObject, reference: string): Json | undefined => {
  if (!/^#(\/|$)/.test(reference) || /%(?![0-9A-Fa-f]{2})/.test(reference)) return undefined;
  const steps = reference.slice(1).split('/').slice(1);
  return steps.reduce<Json | undefined>((at, step) => {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    return isList(at) ? at[Number(name)] : isRecord(at) ? ownOf(at, name) : undefined;
  }, root);
};

const merged = (one: JsonObject, other: JsonObject): JsonObject => {
  const properties = [one['properties'], other['properties']].filter(isRecord);
  const required = [one['required'], other['required']].filter(isList).flat();
  return {
    ...one,
    ...other,
    ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties.flatMap((part) => Object.entries(part))) }),
    ...(required.length === 0 ? {} : { required }),
  };
};

const isNull = (branch: Json): boolean => isRecord(branch) && branch['type'] === 'null';

/** "One of these" where all but one is null, or all are single values: what a form can draw as one field. */
const withoutUnion = (schema: JsonObject): PlainSchema | undefined => {
  const branches = schema['anyOf'] ?? schema['oneOf'];
  if (!isList(branches)) return { schema, nullable: false };
  const { anyOf: _any, oneOf: _one, ...own } = schema;
  const others = branches.filter((branch) => !isNull(branch));
  const nullable = others.length < branches.length;
  const [only] = others;
  if (others.length === 1 && isRecord(only)) return { schema: merged(own, only), nullable };
  const values = others.map((branch) => (isRecord(branch) ? ownOf(branch, 'const') : undefined));
  return values.every((value) => value !== undefined) ? { schema: { ...own, enum: values }, nullable } : undefined;
};

/**
 * Makes one level of a schema simple enough to draw. `undefined` for a schema that says nothing, `null` for one that no
 * form can draw: real unions, references that lead nowhere.
 */
export const plainSchema = (schema: Json | undefined, root: JsonObject, hops = 0): PlainSchema | undefined | null => {
  if (schema === undefined || schema === true) return undefined;
  if (!isRecord(schema) || hops > MOST_HOPS) return null;
  if (Object.keys(schema).length === 0) return undefined;
  const { $ref: reference, allOf, ...own } = schema;
  const parts = [typeof reference === 'string' ? target(root, reference) : true, ...(isList(allOf) ? allOf : [])];
  let all: PlainSchema = { schema: own, nullable: false };
  for (const part of parts) {
    if (part === undefined) return null;
    const plain = plainSchema(part, root, hops + 1);
    if (plain === null) return null;
    // What stands beside a reference is about this place, and counts more than what it refers to.
    if (plain !== undefined) all = { schema: merged(plain.schema, all.schema), nullable: all.nullable || plain.nullable };
  }
  const single = withoutUnion(all.schema);
  if (single === undefined) return null;
  const hadReference = single.schema['$ref'] !== undefined || single.schema['allOf'] !== undefined;
  const inner = hadReference ? plainSchema(single.schema, root, hops + 1) : single;
  return inner === null || inner === undefined
    ? inner
    : { schema: inner.schema, nullable: all.nullable || single.nullable || inner.nullable };
};
