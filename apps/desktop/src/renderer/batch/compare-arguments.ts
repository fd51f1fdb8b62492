import type { Json, JsonObject } from '@countersign/shared/model/json';

/** One field of the arguments over all items of a batch; `undefined` where an item does not have it. */
export type Column = { readonly path: string; readonly values: readonly (string | undefined)[] };
export type Comparison = { readonly same: readonly Column[]; readonly differing: readonly Column[] };

const isRecord = (value: Json): value is JsonObject => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Every leaf with its path; lists and empty records count as one value, so that nothing is left out. */
const leaves = (value: Json, path: string): readonly (readonly [string, string])[] =>
  isRecord(value) && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
    : [[path, typeof value === 'string' ? value : JSON.stringify(value)]];

/** Which fields are the same in all of them and which are not: only the latter have to be read row by row. */
export const compareArguments = (all: readonly JsonObject[]): Comparison => {
  const rows = all.map((args) => new Map(leaves(args, '')));
  const paths = [...new Set(rows.flatMap((row) => [...row.keys()]))].filter((path) => path !== '');
  const columns = paths.map((path): Column => ({ path, values: rows.map((row) => row.get(path)) }));
  const isSame = ({ values }: Column): boolean => values.every((value) => value === values[0]);
  return { same: columns.filter(isSame), differing: columns.filter((column) => !isSame(column)) };
};
