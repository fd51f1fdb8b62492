import type { Json, JsonObject } from '../../model/json.ts';

/** What can bring a part back, or take much longer than a look at a value. */
const COSTLY: ReadonlySet<string> = new Set([
  'patternProperties',
  'format',
  'uniqueItems',
  'unevaluatedProperties',
  'unevaluatedItems',
  'const',
]);

const ATOM = String.raw`(?:[\w :/@,-]|\\[dwsDWS.]|\[(?:[\w :/@,.]|\\[dws.]|[A-Za-z0-9]-[A-Za-z0-9])+-?\])`;
/**
 * Anchored, every part of it of one fixed length but the last, such as `^[A-Z]{3}$` or `^INV-\d+$`: there is only one way
 * to try it, so it takes as long as the text.
 */
const ONE_WAY = new RegExp(String.raw`^\^(?:${ATOM}(?:\{\d{1,2}\})?){0,40}(?:${ATOM}(?:[+*?]|\{\d{1,3},\d{0,3}\}))?\$?$`);
const LONGEST_PATTERN = 100;

const CHARACTERS_PER_PART = 100;

/** Values in some arguments; a long text counts as several. */
const partsOf = (value: Json): number => {
  if (typeof value === 'string') return 1 + value.length / CHARACTERS_PER_PART;
  if (value === null || typeof value !== 'object') return 1;
  return Object.values<Json>(value as JsonObject).reduce<number>((parts, child) => parts + partsOf(child), 1);
};

const isPlain = (keyword: string, value: Json): boolean => {
  if (keyword === 'pattern') return typeof value === 'string' && value.length <= LONGEST_PATTERN && ONE_WAY.test(value);
  if (keyword === 'enum') return Array.isArray(value) && value.every((one) => one === null || typeof one !== 'object');
  return !COSTLY.has(keyword) && (keyword === '$schema' || !keyword.startsWith('$'));
};

/** Parts of a schema; Infinity where one of them is costly or refers to another. A name under `properties` is no keyword. */
const plainParts = (schema: Json): number => {
  if (schema === null || typeof schema !== 'object') return 1;
  if (Array.isArray(schema)) return schema.reduce<number>((parts, child) => parts + plainParts(child), 1);
  let parts = 1;
  for (const [key, value] of Object.entries<Json>(schema as JsonObject)) {
    if (!isPlain(key, value)) return Number.POSITIVE_INFINITY;
    if (key === 'properties' && value !== null && typeof value === 'object' && !Array.isArray(value)) {
      for (const part of Object.values<Json>(value as JsonObject)) parts += plainParts(part);
    } else parts += plainParts(value);
  }
  return parts;
};

/**
 * Whether checking costs at most so many visited parts, however the schema is meant: without references, each part of it
 * looks at each value at most once. Most schemas of tools are like that, and need no meter.
 */
export const isPlainSchema = (schema: JsonObject, args: JsonObject, allowance: number): boolean =>
  plainParts(schema) * partsOf(args) <= allowance;
