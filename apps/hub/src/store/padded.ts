/**
 * The same list with its last value repeated until the length is a power of two. An `in` means the same, and a batch of
 * any size needs one of few statements, all of which stay prepared.
 */
export const padded = <T>(values: readonly T[]): readonly T[] => {
  const last = values.at(-1);
  if (last === undefined) return values;
  const length = 2 ** Math.ceil(Math.log2(values.length));
  return [...values, ...Array.from({ length: length - values.length }, () => last)];
};
