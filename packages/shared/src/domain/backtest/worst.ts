/** Keeps the first `most` of all that is added, in the order that `compare` gives; the rest is forgotten. */
export const createWorst = <T>(most: number, compare: (one: T, other: T) => number) => {
  const kept: T[] = [];
  return {
    add: (value: T): void => {
      const last = kept.at(-1);
      if (kept.length === most && last !== undefined && compare(value, last) >= 0) return;
      const at = kept.findIndex((other) => compare(value, other) < 0);
      kept.splice(at < 0 ? kept.length : at, 0, value);
      if (kept.length > most) kept.pop();
    },
    all: (): readonly T[] => kept,
  };
};
