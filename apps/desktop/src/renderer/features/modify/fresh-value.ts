import type { Json, JsonObject } from '@countersign/shared/model/json';
import { isList, isRecord } from './json-path.ts';
import { plainSchema } from './plain-schema.ts';

const DEEPEST = 6;

/** What a part that is added starts as: the smallest value of its type. Never the schema's `default`: nobody asked for that value. */
export const freshValue = (schema: Json | undefined, root: JsonObject, depth = 0): Json => {
  const plain = plainSchema(schema, root);
  if (plain === undefined || plain === null || depth > DEEPEST) return null;
  const { type, const: only, enum: options, properties, required, items, minItems } = plain.schema;
  if (only !== undefined) return only;
  if (isList(options)) return options[0] ?? null;
  if (type === 'object' || isRecord(properties)) {
    const needed = isList(required) && isRecord(properties) ? required.filter((name) => typeof name === 'string') : [];
    return Object.fromEntries(
      needed.map((name) => [name, freshValue(isRecord(properties) ? properties[name] : undefined, root, depth + 1)]),
    );
  }
  switch (type) {
    case 'array':
      return Array.from({ length: Math.min(Number(minItems ?? 0), 20) }, () => freshValue(items, root, depth + 1));
    case 'string':
      return '';
    case 'boolean':
      return false;
    case 'number':
    case 'integer':
      return 0;
    default:
      return null;
  }
};

/** A new item beside items that no schema describes: of the same shape as the first, empty. */
export const emptied = (value: Json): Json => {
  if (isList(value)) return [];
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, emptied(inner)]));
  if (typeof value === 'string') return '';
  return typeof value === 'number' ? 0 : typeof value === 'boolean' ? false : null;
};
