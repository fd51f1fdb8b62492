import type { OperatingOutcome } from '../../model/backtest.ts';
import type { ScoredRow } from './tally.ts';

const MOST_POINTS = 100;

/**
 * What thresholds on the learned score alone would give: share sent to a person and share of the needed that is caught,
 * from a threshold that sends nobody to 0, which sends everybody with a score. At most 101 points, evenly spread over
 * the load. Empty without a score, and where nothing needed a person.
 */
export const operatingCurve = (rows: readonly ScoredRow[]): OperatingOutcome[] => {
  let [all, needed] = [0, 0];
  for (const row of rows) {
    all += row.load;
    needed += row.needed;
  }
  const sorted = rows.filter(({ score }) => score >= 0).toSorted((a, b) => b.score - a.score);
  if (sorted.length === 0 || needed <= 0) return [];
  const points: OperatingOutcome[] = [{ threshold: 1, load: 0, recall: 0 }];
  let [sent, caught] = [0, 0];
  for (const [at, row] of sorted.entries()) {
    sent += row.load;
    caught += row.needed;
    const next = sorted[at + 1];
    if (next?.score === row.score) continue;
    const isDue = sent / all >= points.length / MOST_POINTS || next === undefined;
    if (isDue)
      points.push({ threshold: Math.min(1, row.score), load: Math.min(1, sent / all), recall: Math.min(1, caught / needed) });
  }
  return points.slice(0, MOST_POINTS + 1);
};
