import type { Labelled } from '../../model/label.ts';

export type TimeSplit = { readonly earlier: readonly Labelled[]; readonly later: readonly Labelled[] };

/**
 * Earlier decisions to learn from and later ones to test on. Groups are never split: they are ordered by their first
 * decision, and the last of them, about `share` of all decisions, are the test. What an earlier group decided after the test
 * began is left out, as it could not have been known then.
 */
export const splitByTime = (labelled: readonly Labelled[], share: number): TimeSplit => {
  const groups = [...Map.groupBy(labelled, ({ group }) => group)]
    .map(([group, rows]) => ({ group, rows, first: Math.min(...rows.map(({ at }) => at)) }))
    .toSorted((a, b) => a.first - b.first || (a.group < b.group ? -1 : 1));
  const wanted = labelled.length * share;
  let cut = groups.length;
  for (let rows = 0; cut > 0 && rows < wanted; cut--) rows += groups[cut - 1]?.rows.length ?? 0;
  const start = groups[cut]?.first ?? Number.POSITIVE_INFINITY;
  return {
    earlier: groups.slice(0, cut).flatMap(({ rows }) => rows.filter(({ at }) => at < start)),
    later: groups.slice(cut).flatMap(({ rows }) => rows),
  };
};
