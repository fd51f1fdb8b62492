/** Fewest insertions, deletions and replacements that make one of the other (Levenshtein 1966). */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
};

/** Names longer than any of ours cannot be a slip of one. */
const LONGEST = 40;

/** The known name that was probably meant; undefined when none is within a third of its length. */
export const nearestName = (written: string, known: readonly string[]): string | undefined => {
  if (written.length > LONGEST) return undefined;
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_ ]/g, '');
  return known
    .map((name) => ({ name, away: distance(plain(written), plain(name)) }))
    .filter(({ name, away }) => away <= Math.max(1, Math.floor(name.length / 3)))
    .toSorted((a, b) => a.away - b.away)[0]?.name;
};
