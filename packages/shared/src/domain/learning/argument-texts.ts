import type { Json } from '../../model/json.ts';

/** More would only make the work longer. */
const MOST = 200;
/** Shorter ones are said of too many things. */
const SHORTEST = 3;

const collect = (value: Json, found: string[]): void => {
  if (typeof value === 'string') {
    if (value.length >= SHORTEST && found.length < MOST) found.push(value);
  } else if (typeof value === 'object' && value !== null && found.length < MOST)
    for (const inner of Object.values(value) as Json[]) collect(inner, found);
};

/** The texts in a JSON value of three characters and more, at most 200: identifiers, names, dates, choices. No names of fields. */
export const textsIn = (value: Json): readonly string[] => {
  const found: string[] = [];
  collect(value, found);
  return found;
};
