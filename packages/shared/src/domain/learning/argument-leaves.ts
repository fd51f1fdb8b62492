import type { Json } from '../../model/json.ts';

/** More would only make the work longer. */
const MOST_LEAVES = 200;

const collect = (value: Json, found: string[]): void => {
  if (found.length >= MOST_LEAVES || value === null) return;
  if (typeof value === 'object') for (const inner of Object.values(value) as Json[]) collect(inner, found);
  else found.push(String(value));
};

/** The plain values in a JSON value, as text, at most 200; names of fields and nulls are none. */
export const leavesOf = (value: Json): readonly string[] => {
  const found: string[] = [];
  collect(value, found);
  return found;
};
