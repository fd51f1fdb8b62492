import type { Labelled } from '../../model/label.ts';
import { type History, type HistoryRow, isLabelled } from './history.ts';
import { type Lessons, createLessons } from './lessons.ts';

/** What is known of a history before any of it is routed. */
export type Survey = {
  readonly decisions: number;
  readonly labelled: number;
  readonly needed: number;
  /** Group → its number, from 0 in the order of the history. */
  readonly groups: ReadonlyMap<string, number>;
  /** The group of each decision. */
  readonly groupOf: ReadonlyMap<string, string>;
  /** Some label stands for more than one decision. */
  readonly isWeighted: boolean;
  readonly from: number | null;
  readonly to: number | null;
  readonly lessons: Lessons;
  /** Group and time of every row of a lived history; empty for a recorded one. */
  readonly moments: readonly Pick<HistoryRow, 'group' | 'at'>[];
};

/** @param teaches whether its labels are learned from: else none is kept */
export const surveyHistory = async (history: History, seed: number, teaches: boolean): Promise<Survey> => {
  const groups = new Map<string, number>();
  const groupOf = new Map<string, string>();
  const lessons = createLessons(seed);
  const moments: Pick<HistoryRow, 'group' | 'at'>[] = [];
  let [decisions, labelled, needed] = [0, 0, 0];
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let isWeighted = false;
  const label = (row: Labelled): void => {
    labelled += 1;
    if (row.needed) needed += 1;
    if (row.weight !== 1) isWeighted = true;
    if (teaches) lessons.add(row);
  };
  for await (const row of history.rows()) {
    decisions += 1;
    if (!groups.has(row.group)) groups.set(row.group, groups.size);
    groupOf.set(row.id, row.group);
    if (history.kind === 'lived') moments.push({ group: row.group, at: row.at });
    [from, to] = [Math.min(from, row.at), Math.max(to, row.at)];
    if (isLabelled(row)) label(row);
  }
  const isEmpty = decisions === 0;
  return {
    decisions,
    labelled,
    needed,
    groups,
    groupOf,
    isWeighted,
    from: isEmpty ? null : from,
    to: isEmpty ? null : to,
    lessons,
    moments,
  };
};

/** Every decision is a group of its own and stands for itself: binomial intervals are right. */
export const isIndependent = ({ groups, decisions, isWeighted }: Survey): boolean => groups.size === decisions && !isWeighted;
