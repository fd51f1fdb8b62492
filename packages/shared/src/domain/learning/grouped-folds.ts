import { drawOf } from '../sampling.ts';

/**
 * Which fold each group is in, 0 up to, but not including, the number of folds: largest group first, each to the
 * lightest fold, so that folds are of like size. A group is never split. The same groups give the same folds in
 * whatever order they come. Fewer groups than folds give as many folds as groups.
 */
export const groupedFolds = (groups: readonly string[], folds: number): ReadonlyMap<string, number> => {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const ordered = [...sizes]
    .map(([group, size]) => ({ group, size, draw: drawOf(group, 'folds') }))
    .toSorted((a, b) => b.size - a.size || a.draw - b.draw);
  const loads = Array.from({ length: Math.min(folds, sizes.size) }, () => 0);
  const foldOf = new Map<string, number>();
  for (const { group, size } of ordered) {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest] = (loads[lightest] ?? 0) + size;
    foldOf.set(group, lightest);
  }
  return foldOf;
};

/**
 * For each item what `learn` makes of all items of the other folds, so that nothing is judged by what has seen it or
 * anything of its group. Empty with fewer than two groups: nothing can be held out.
 */
export const crossFitted = <T extends { readonly group: string }, Learner>(
  items: readonly T[],
  folds: number,
  learn: (others: readonly T[]) => Learner,
): readonly { readonly item: T; readonly learner: Learner }[] => {
  const foldOf = groupedFolds(
    items.map(({ group }) => group),
    folds,
  );
  const used = new Set(foldOf.values());
  if (used.size < 2) return [];
  const learners = new Map([...used].map((fold) => [fold, learn(items.filter(({ group }) => foldOf.get(group) !== fold))]));
  return items.flatMap((item) => {
    const learner = learners.get(foldOf.get(item.group) ?? 0);
    return learner === undefined ? [] : [{ item, learner }];
  });
};
