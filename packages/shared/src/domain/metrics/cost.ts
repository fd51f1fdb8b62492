import type { Measure } from '../../model/measures.ts';
import type { Moments, Tally } from '../../model/tally.ts';
import { Z95 } from '../board/wilson.ts';
import { total } from './groups.ts';
import { measure } from './measure.ts';
import { NO_MOMENTS, addMoments, bounded, meanOf, studentT } from './moments.ts';

const HOUR_MS = 3_600_000;

export const momentsOf = (tallies: readonly Tally[], of: (tally: Tally) => Moments): Moments =>
  tallies.reduce((sum, tally) => addMoments(sum, of(tally)), NO_MOMENTS);

/** Mean human time on corrected items with Student's interval. Article: "Human time spent fixing agent errors". */
export const timeToCorrectMeasure = (tallies: readonly Tally[]): Measure => {
  const found = meanOf(momentsOf(tallies, ({ correctionMs }) => correctionMs));
  if (found === null) return measure('time_to_correct', null, { n: 0, missing: 'no_times' });
  const { n, mean, variance } = found;
  const half = variance === null ? null : studentT(n - 1) * Math.sqrt(variance);
  return measure('time_to_correct', bounded(mean, half), { n, missing: 'no_times' });
};

/** Items that came to an end by being done: everything that ran, and every escalated item that a person decided. */
const resolutions = (tallies: readonly Tally[]): number =>
  total(tallies, ({ route, opened, withdrawn, decided }) => (route === 'escalate' ? decided : opened - withdrawn));

/**
 * Cost per resolution: mean cost that agents told of an item, in `currency`, plus all human time at `perHourMinor` spread
 * over all items that were resolved. Human time that was not measured counts as the mean of the measured. The interval
 * adds the variances of both means (they are of different people's doings); normal, so it is rough below some thirty
 * items. Article: "Agent cost + human time cost". Minor units.
 */
export const costMeasure = (tallies: readonly Tally[], currency: string, perHourMinor: number): Measure => {
  const told = meanOf(momentsOf(tallies, (tally) => (tally.currency === currency ? tally.agentCostMinor : NO_MOMENTS)));
  const items = resolutions(tallies);
  const n = told?.n ?? 0;
  const leftOut = Math.max(0, total(tallies, ({ opened, withdrawn }) => opened - withdrawn) - n);
  if (told === null || items === 0) return measure('cost_per_resolution', null, { n, leftOut, missing: 'no_costs' });
  const measured = momentsOf(tallies, ({ handlingMs }) => handlingMs);
  const decided = total(tallies, (tally) => tally.decided);
  const scale = measured.n === 0 ? 0 : decided / measured.n;
  const perItem = meanOf({ n: items, sum: measured.sum * scale, squares: measured.squares * scale });
  const rate = perHourMinor / HOUR_MS;
  const value = told.mean + (perItem?.mean ?? 0) * rate;
  const variance =
    told.variance === null || perItem === null || perItem.variance === null
      ? null
      : told.variance + perItem.variance * rate * rate;
  const half = variance === null ? null : Z95 * Math.sqrt(variance);
  return measure('cost_per_resolution', bounded(value, half), { n, leftOut, missing: 'no_costs' });
};
