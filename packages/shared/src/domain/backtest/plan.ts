import type { Labelled } from '../../model/label.ts';
import { redrawnFolds } from '../learning/redrawn-folds.ts';
import type { HistoryRow } from './history.ts';

export const FOLDS = 5;

/** Who may learn from what: each part of the history is scored by learners of its own. */
export type Plan = {
  readonly partOf: (row: Pick<HistoryRow, 'group' | 'at'>) => number;
  /** What the learners of a part may learn from: never anything of a group that the part has. */
  readonly lessonsOf: (part: number) => readonly Labelled[];
};

/** The part of what shares no group with the lessons. */
const EVERYTHING = -1;

/**
 * Every decision is scored by what was learned without its group: groups that the lessons share with the history are
 * dealt to five folds, and each fold is scored by the lessons of the others. A group that no lesson is of is scored by
 * all lessons. With the history as its own lessons this is cross-fitting, with lessons from elsewhere plain training.
 */
export const withoutOwnGroup = (lessons: readonly Labelled[], historyGroups: ReadonlySet<string>, seed: number): Plan => {
  const shared = lessons.map(({ group }) => group).filter((group) => historyGroups.has(group));
  const folds = redrawnFolds(shared, FOLDS, `backtest-${seed}`);
  const foldOf = new Map(shared.map((group, at) => [group, folds[at] ?? 0]));
  return {
    partOf: ({ group }) => foldOf.get(group) ?? EVERYTHING,
    lessonsOf: (part) => (part === EVERYTHING ? lessons : lessons.filter(({ group }) => foldOf.get(group) !== part)),
  };
};

/**
 * Every decision is scored by what was known before: the history is cut into five stretches with as many lessons each,
 * and a stretch is scored by the lessons of the earlier ones, less those of groups that it has itself. The first stretch
 * has nothing to learn from, as on a new desk.
 */
export const byTime = (lessons: readonly Labelled[], rows: readonly Pick<HistoryRow, 'group' | 'at'>[]): Plan => {
  const times = lessons.map(({ at }) => at).toSorted((a, b) => a - b);
  const starts = Array.from({ length: FOLDS - 1 }, (_, i) => times[Math.floor(((i + 1) * times.length) / FOLDS)] ?? 0);
  const partOf = ({ at }: Pick<HistoryRow, 'at'>): number => starts.filter((start) => start <= at).length;
  const groupsOf = Map.groupBy(rows, partOf);
  return {
    partOf,
    lessonsOf: (part) => {
      const own = new Set(groupsOf.get(part)?.map(({ group }) => group));
      return lessons.filter((lesson) => partOf(lesson) < part && !own.has(lesson.group));
    },
  };
};
