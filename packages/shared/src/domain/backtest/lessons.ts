import type { Labelled } from '../../model/label.ts';
import { drawOf } from '../sampling.ts';

/** More teach little more, and have to be held in memory. */
export const MOST_LESSONS = 10_000;

/** How far above the bound memory may fill before groups are given up. */
const SLACK = 1.25;

export type Lessons = {
  readonly add: (row: Labelled) => void;
  /** Those that were kept, in the order in which they came. */
  readonly all: () => readonly Labelled[];
  /** How many were offered. */
  readonly offered: () => number;
};

/**
 * Labelled decisions to learn from: all of them, or of too many a part drawn by whole groups, so that memory is bounded
 * however long the history.
 */
export const createLessons = (seed: number, most = MOST_LESSONS): Lessons => {
  let kept: Labelled[] = [];
  let offered = 0;
  /** Groups whose draw is above this are left out. */
  let limit = 1;
  const draws = new Map<string, number>();
  const drawOfGroup = (group: string): number => {
    const known = draws.get(group) ?? drawOf(group, `lessons-${seed}`);
    draws.set(group, known);
    return known;
  };
  const prune = (most: number): void => {
    if (kept.length <= most) return;
    const sorted = kept.map(({ group }) => drawOfGroup(group)).toSorted((a, b) => a - b);
    // At the median of one single group nothing would be left: then the group is kept whole.
    limit = Math.max(sorted[0] ?? 1, sorted[most - 1] ?? 1);
    kept = kept.filter(({ group }) => drawOfGroup(group) <= limit);
  };
  return {
    add: (row) => {
      offered += 1;
      if (drawOfGroup(row.group) > limit) return;
      kept.push(row);
      if (kept.length >= SLACK * most) prune(most);
    },
    all: () => {
      prune(most);
      return kept;
    },
    offered: () => offered,
  };
};
