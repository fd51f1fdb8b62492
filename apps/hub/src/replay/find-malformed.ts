/** Deeper than anything that the wire takes, and shallow enough for every schema to walk through. */
const DEEPEST = 64;

/** Why a JSON value cannot be digested or checked: half a surrogate pair somewhere, or nesting without end. */
export const findMalformed = (value: unknown, depth = 1): string | undefined => {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : 'contains half of a surrogate pair';
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > DEEPEST) return `is nested deeper than ${DEEPEST} levels`;
  for (const [key, inner] of Object.entries(value)) {
    const found = findMalformed(key) ?? findMalformed(inner, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
};
