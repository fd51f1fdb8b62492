import type { Json, JsonObject } from '../../model/json.ts';

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Whether two JSON values say the same, whatever the order of their keys. */
export const sameJson = (one: Json, other: Json): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (isList(one) || isList(other))
    return (
      isList(one) && isList(other) && one.length === other.length && one.every((value, i) => sameJson(value, other[i] ?? null))
    );
  const keys = Object.keys(one);
  const [left, right]: readonly [JsonObject, JsonObject] = [one, other];
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key] ?? null, right[key] ?? null))
  );
};
