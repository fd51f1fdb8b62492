import type { CalibrationCurve } from '../../model/learned.ts';
import type { Block } from './isotonic.ts';

export type Knot = CalibrationCurve['knots'][number];

/**
 * The probability at a stated confidence: straight between knots, level outside.
 * @param knots at least one, in the order of `stated`; where none falls, the answer never falls either
 */
export const curveAt = (knots: readonly Knot[], stated: number): number => {
  let [low, high] = [0, knots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((knots[middle]?.stated ?? Number.POSITIVE_INFINITY) <= stated) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [knots[low - 1], knots[low]];
  if (before === undefined || after === undefined) {
    const end = before ?? after;
    if (end === undefined) throw new Error('a curve without knots');
    return end.actual;
  }
  return before.actual + ((after.actual - before.actual) * (stated - before.stated)) / (after.stated - before.stated);
};

/** The steps of an isotonic fit as knots: level on each step, straight from one to the next. */
export const stepsOf = (blocks: readonly Block[]): readonly Knot[] =>
  blocks.flatMap(({ from, to, value }) =>
    from === to
      ? [{ stated: from, actual: value }]
      : [
          { stated: from, actual: value },
          { stated: to, actual: value },
        ],
  );
