import type { Json, JsonObject } from '@countersign/shared/model/json';

/** Names and places from the root of the arguments down to one value. */
export type Path = readonly (string | number)[];

/** A path as a JSON Pointer (RFC 6901): the key of everything that is kept per field. */
export const pointerOf = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The pointer is `pointer` itself or something inside of it. */
export const isWithin = (pointer: string, outer: string): boolean => pointer === outer || pointer.startsWith(`${outer}/`);

export const isRecord = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** A field may be called "__proto__" or "constructor": only what is the object's own counts. */
export const ownOf = (record: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

const childOf = (value: Json | undefined, step: string | number): Json | undefined => {
  if (isList(value)) return value[Number(step)];
  return isRecord(value) ? ownOf(value, String(step)) : undefined;
};

/** The value at a path, undefined where there is none. */
export const valueAt = (root: Json | undefined, path: Path): Json | undefined => path.reduce(childOf, root);

/** A copy of `root` with one value set, or taken out when it is undefined. What lies beside the path is the same object as before. */
export const withValueAt = (root: Json, path: Path, value: Json | undefined): Json => {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? null;
  if (isList(root)) {
    const index = Number(step);
    if (rest.length === 0 && value === undefined) return root.filter((_, i) => i !== index);
    const items = [...root];
    items[index] = rest.length === 0 ? (value ?? null) : withValueAt(root[index] ?? {}, rest, value);
    return items;
  }
  const record = isRecord(root) ? root : {};
  const name = String(step);
  const next = rest.length === 0 ? value : withValueAt(ownOf(record, name) ?? {}, rest, value);
  const entries = Object.entries(record).flatMap(([key, old]): [string, Json][] => {
    if (key !== name) return [[key, old]];
    return next === undefined ? [] : [[key, next]];
  });
  if (next !== undefined && !Object.hasOwn(record, name)) entries.push([name, next]);
  return Object.fromEntries(entries);
};

/** Equal as JSON: numbers by value, objects whatever the order of their keys. */
export const isSame = (one: Json | undefined, other: Json | undefined): boolean => {
  if (one === other) return true;
  if (isList(one) && isList(other)) return one.length === other.length && one.every((item, i) => isSame(item, other[i]));
  if (!isRecord(one) || !isRecord(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
};
