import type { Json, JsonObject } from '../../model/json.ts';

/** Thrown out of a validation that has used up its allowance. */
export class TooMuchWork extends Error {}

/** The most keys that an object, and items that a list, has in some arguments. */
export type Size = { readonly keys: number; readonly items: number };

export const sizeOf = (value: Json): Size => {
  if (value === null || typeof value !== 'object') return { keys: 0, items: 0 };
  const children = Object.values<Json>(value as JsonObject);
  const own: Size = Array.isArray(value) ? { keys: 0, items: children.length } : { keys: children.length, items: 0 };
  return children
    .map(sizeOf)
    .reduce((most, size) => ({ keys: Math.max(most.keys, size.keys), items: Math.max(most.items, size.items) }), own);
};

const OVER_KEYS = ['additionalProperties', 'unevaluatedProperties', 'patternProperties', 'propertyNames'];
const OVER_ITEMS = ['items', 'additionalItems', 'unevaluatedItems', 'contains', 'prefixItems'];

/** Loops that one visit of this part of a schema makes by itself; what the loops visit is counted there. */
const ownWork = (schema: JsonObject, { keys, items }: Size): number =>
  OVER_KEYS.filter((name) => name in schema).length * keys +
  OVER_ITEMS.filter((name) => name in schema).length * items +
  // Every item is compared with every other one.
  (schema['uniqueItems'] === true ? items ** 2 / 100 : 0);

/**
 * A copy of a schema that counts what validating with it costs, in visited parts, and throws `TooMuchWork` beyond
 * `allowance`; `textWork` is what one visit of a part spends on texts. References let a small schema ask for work without end, and it comes from an agent.
 */
export const meteredSchema = (
  schema: JsonObject,
  size: Size,
  allowance: number,
  textWork: (part: JsonObject) => number = () => 0,
): JsonObject => {
  let left = allowance;

  const copyOf = (value: Json): { readonly copy: Json; readonly nodes: number } => {
    if (value === null || typeof value !== 'object') return { copy: value, nodes: 1 };
    const copies = Object.entries<Json>(value as JsonObject).map(([key, child]) => ({ key, ...copyOf(child) }));
    const nodes = copies.reduce((sum, child) => sum + child.nodes, 1);
    if (Array.isArray(value)) return { copy: copies.map(({ copy }) => copy), nodes };
    const copy: Record<string, Json> = Object.fromEntries(copies.map((child) => [child.key, child.copy]));
    const reference = copy['$ref'];
    const cost = nodes + ownWork(value as JsonObject, size) + textWork(value as JsonObject);
    // The validator reads `$ref` once on every visit, whether or not the part has one.
    Object.defineProperty(copy, '$ref', {
      enumerable: reference !== undefined,
      get: () => {
        left -= cost;
        if (left < 0) throw new TooMuchWork('this schema takes too long to check');
        return reference;
      },
    });
    return { copy, nodes };
  };

  return copyOf(schema).copy as JsonObject;
};
