import { drawOf } from '../sampling.ts';

/**
 * Fold per row, from 0: every group in one fold, folds of about the same number of rows, drawn anew by each `salt`. Large
 * groups tend to come first and each goes to the lightest fold (order after Efraimidis and Spirakis 2006: draw^(1/size)), so
 * that folds are even and yet differ from salt to salt. The order of the rows does not matter.
 */
export const redrawnFolds = (groups: readonly string[], folds: number, salt: string): readonly number[] => {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const ordered = [...sizes]
    .map(([group, size]) => ({ group, size, key: drawOf(group, salt) ** (1 / size) }))
    .toSorted((a, b) => b.key - a.key || (a.group < b.group ? -1 : 1));
  const loads = Array.from({ length: Math.min(folds, sizes.size) }, () => 0);
  const foldOf = new Map<string, number>();
  for (const { group, size } of ordered) {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest] = (loads[lightest] ?? 0) + size;
    foldOf.set(group, lightest);
  }
  return groups.map((group) => foldOf.get(group) ?? 0);
};
