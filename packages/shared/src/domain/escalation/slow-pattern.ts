import type { Json, JsonObject } from '../../model/json.ts';
import { patternSteps } from './pattern-steps.ts';

/** The texts in some arguments: how many, and how long the longest is. */
export type Texts = { readonly count: number; readonly longest: number };

/** Steps that all patterns of a schema may take: about 50 ms. */
const ALLOWED_STEPS = 5_000_000;

/** Texts, names included, under any field of this name; all of them when there is no name. */
export const textsIn = (value: Json, field?: string): Texts => {
  if (typeof value === 'string') return field === undefined ? { count: 1, longest: value.length } : { count: 0, longest: 0 };
  if (value === null || typeof value !== 'object') return { count: 0, longest: 0 };
  return Object.entries<Json>(value as JsonObject)
    .flatMap(([key, child]) => {
      const inside = textsIn(child, key === field ? undefined : field);
      return field === undefined && !Array.isArray(value) ? [{ count: 1, longest: key.length }, inside] : [inside];
    })
    .reduce((sum, texts) => ({ count: sum.count + texts.count, longest: Math.max(sum.longest, texts.longest) }), {
      count: 0,
      longest: 0,
    });
};

/** `field`: the only field to whose texts the pattern is applied, where that can be said. */
type Found = { readonly pattern: string; readonly field: string | undefined };

const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Every pattern in a schema, wherever it stands. The schema comes from an agent: its patterns may be built to hang us. */
const patternsIn = (schema: Json, field?: string): readonly Found[] => {
  if (Array.isArray(schema)) return schema.flatMap((part) => patternsIn(part, field));
  if (!isObject(schema)) return [];
  return Object.entries(schema).flatMap(([key, value]): readonly Found[] => {
    if (key === 'pattern' && typeof value === 'string') return [{ pattern: value, field }];
    if (key === 'properties' && isObject(value)) return Object.entries(value).flatMap(([name, part]) => patternsIn(part, name));
    if (key === 'patternProperties' && isObject(value))
      return Object.entries(value).flatMap(([pattern, part]) => [{ pattern, field: undefined }, ...patternsIn(part)]);
    // What stands under these is applied to fields of any name.
    if (['$defs', 'definitions', 'propertyNames', 'additionalProperties', 'unevaluatedProperties'].includes(key))
      return patternsIn(value);
    return patternsIn(value, field);
  });
};

/** A reference to anything but the whole or a definition may apply the pattern of one field to another. */
const refersToFields = (schema: Json): boolean => {
  if (schema === null || typeof schema !== 'object') return false;
  return Object.entries<Json>(schema as JsonObject).some(
    ([key, value]) =>
      (key.startsWith('$') &&
        key.toLowerCase().endsWith('ref') &&
        !/^"#(\/(\$defs|definitions)\/[^/]+)?"$/.test(JSON.stringify(value))) ||
      refersToFields(value),
  );
};

/** The first pattern with which the allowance of steps is used up on these texts, at the worst. */
export const slowPattern = (schema: JsonObject, textsOf: (field: string | undefined) => Texts): string | undefined => {
  const anyField = refersToFields(schema);
  let left = ALLOWED_STEPS;
  return patternsIn(schema).find(({ pattern, field }) => {
    const { count, longest } = textsOf(anyField ? undefined : field);
    if (count > 0) left -= count * patternSteps(pattern, longest);
    return left < 0;
  })?.pattern;
};

/** Steps of a pattern that take about as long as visiting one part of a schema. */
const STEPS_PER_VISIT = 50;
/** The formats are linear, but for `url`, whose work grows with the square. */
const CHARACTERS_PER_VISIT = 100;

/** What one visit of a part of this schema may spend on its pattern or format: a reference can bring it back many times. */
export const textWorkOf = (schema: JsonObject, textsOf: (field: string | undefined) => Texts): ((part: JsonObject) => number) => {
  const anyField = refersToFields(schema);
  const steps = new Map<string, number>();
  for (const { pattern, field } of patternsIn(schema)) {
    const most = patternSteps(pattern, textsOf(anyField ? undefined : field).longest);
    steps.set(pattern, Math.max(most, steps.get(pattern) ?? 0));
  }
  const { longest } = textsOf(undefined);
  return ({ pattern, format }) => {
    const onPattern = typeof pattern === 'string' ? (steps.get(pattern) ?? 0) / STEPS_PER_VISIT : 0;
    if (format === undefined) return onPattern;
    return onPattern + (format === 'url' ? longest ** 2 / 10_000 : longest / CHARACTERS_PER_VISIT);
  };
};
