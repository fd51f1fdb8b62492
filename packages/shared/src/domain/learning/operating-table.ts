import type { OperatingPoint, OperatingRow } from '../../model/learned.ts';

/** A score for "needs a person" that the trained learner gives, and the one it got from learners that had not seen its group. */
export type Scored = {
  readonly trained: number;
  readonly crossFitted: number;
  readonly needed: boolean;
  readonly weight: number;
};

const MOST_ROWS = 100;

/**
 * Thresholds halfway between scores that the trained learner tells apart, 0 first. Halfway, because the learners of
 * the folds differ from it by a little: a threshold on a score itself would cut them apart at random.
 */
const candidates = (scores: readonly number[]): readonly number[] => {
  const distinct = [...new Set(scores)].toSorted((a, b) => a - b);
  const count = Math.min(MOST_ROWS, distinct.length);
  const chosen = Array.from({ length: count }, (_, i) => distinct[Math.floor((i * distinct.length) / count)] ?? 0);
  // As a set: halfway between two neighbours of floating point is one of them.
  return [...new Set(chosen.map((score, i) => (i === 0 ? 0 : (score + (chosen[i - 1] ?? 0)) / 2)))];
};

/** The same in whatever order the items come: floating-point sums depend on it in the last digit. */
const inOrder = (scored: readonly Scored[]): readonly Scored[] =>
  scored.toSorted(
    (a, b) =>
      b.crossFitted - a.crossFitted || b.weight - a.weight || Number(b.needed) - Number(a.needed) || a.trained - b.trained,
  );

/**
 * What share of what needed a person is caught, and of all is sent, from each threshold on (SPEC J-12). Estimated on
 * the cross-fitted scores, for the thresholds at which the trained learner acts differently. Recall and load fall as
 * the threshold rises. Empty where nothing needed a person.
 */
export const operatingTable = (scored: readonly Scored[]): OperatingRow[] => {
  const ordered = inOrder(scored);
  const total = ordered.reduce((sum, { weight }) => sum + weight, 0);
  const totalNeeded = ordered.reduce((sum, { weight, needed }) => sum + (needed ? weight : 0), 0);
  if (totalNeeded <= 0) return [];
  const rows: OperatingRow[] = [];
  let [at, sent, caught] = [0, 0, 0];
  for (const threshold of candidates(scored.map(({ trained }) => trained)).toReversed()) {
    for (let next = ordered[at]; next !== undefined && next.crossFitted >= threshold; next = ordered[++at]) {
      sent += next.weight;
      if (next.needed) caught += next.weight;
    }
    rows.push({ recall: Math.min(1, caught / totalNeeded), threshold, load: Math.min(1, sent / total) });
  }
  return rows;
};

/**
 * The threshold that a policy asks for: a probability is one already; a recall is the highest threshold that catches
 * as much. Null where the learner has no table: it cannot say.
 */
export const thresholdAt = (point: OperatingPoint, rows: readonly OperatingRow[]): number | null => {
  if (typeof point === 'number') return point;
  const enough = rows.filter(({ recall }) => recall >= point.recall - 1e-12).map(({ threshold }) => threshold);
  return enough.length === 0 ? null : Math.max(...enough);
};
