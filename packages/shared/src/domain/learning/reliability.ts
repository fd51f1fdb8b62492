import type { Reliability } from '../../model/reliability.ts';
import { Z95 } from '../board/wilson.ts';
import { err, ok, type Result } from '../result.ts';
import { debiasedCalibrationError, expectedCalibrationError, mostThatChanceAdds } from './calibration-error.ts';
import { effectiveN } from './effective-n.ts';
import { type ConfidencePair, equalMassBins } from './reliability-bins.ts';
import { type TooFew, tooFew } from './too-few.ts';

export type ReliabilityOptions = {
  /** Pairs under which nothing is said. */
  readonly minimum: number;
  /** Uniform on [0, 1), seeded by the caller, so that the same pairs give the same intervals. */
  readonly random: () => number;
  /** At most so many bars. */
  readonly bins?: number;
  readonly resamples?: number;
};

/** `group`: pairs of one group (a task, a customer) come together, so they are drawn together. Absent: each by itself. */
export type GroupedPair = ConfidencePair & { readonly group?: string };

/** Mean of the squared distance. Source: G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950) 1–3. */
const brierOf = (pairs: readonly ConfidencePair[]): number => {
  let [sum, total] = [0, 0];
  for (const { confidence, correct, weight } of pairs) {
    sum += weight * (confidence - (correct ? 1 : 0)) ** 2;
    total += weight;
  }
  return sum / total;
};

/** One resample of whole groups, with replacement: each pair's weight times how often its group was drawn. */
const resample = (sorted: readonly GroupedPair[], groupOf: readonly number[], groups: number, random: () => number) => {
  const times = Array.from({ length: groups }, () => 0);
  for (let i = 0; i < groups; i++) {
    const drawn = Math.floor(random() * groups);
    times[drawn] = (times[drawn] ?? 0) + 1;
  }
  const drawn: ConfidencePair[] = [];
  for (const [i, { confidence, correct, weight }] of sorted.entries()) {
    const count = times[groupOf[i] ?? 0] ?? 0;
    if (count > 0) drawn.push({ confidence, correct, weight: weight * count });
  }
  return drawn;
};

const numbered = (sorted: readonly GroupedPair[]): { readonly groupOf: readonly number[]; readonly groups: number } => {
  const numbers = new Map<string, number>();
  let groups = 0;
  const groupOf = sorted.map(({ group }) => {
    if (group === undefined) return groups++;
    const known = numbers.get(group);
    if (known !== undefined) return known;
    numbers.set(group, groups);
    return groups++;
  });
  return { groupOf, groups };
};

const deviation = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1));
};

const inside = (value: number): number => Math.min(1, Math.max(0, value));

/**
 * Reliability diagram, expected calibration error and Brier score of confidences, with 95 % intervals from the
 * bootstrap's deviation (B. Efron, R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 6). Chance only ever
 * adds to an ECE, so from its lower end the most that chance can have added is taken off too; percentiles of the
 * bootstrap would miss the truth nearly always where an agent is nearly calibrated. Refused under the minimum.
 */
export const reliabilityOf = (
  pairs: readonly GroupedPair[],
  { minimum, random, bins = 10, resamples = 200 }: ReliabilityOptions,
): Result<Reliability, TooFew> => {
  if (pairs.length < Math.max(1, minimum)) return err(tooFew(pairs.length, minimum));
  const byText = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);
  const sorted = pairs.toSorted(
    (a, b) =>
      a.confidence - b.confidence || a.weight - b.weight || Number(a.correct) - Number(b.correct) || byText(a.group, b.group),
  );
  const made = equalMassBins(sorted, bins);
  const [ece, brier] = [expectedCalibrationError(made), brierOf(sorted)];
  const { groupOf, groups } = numbered(sorted);
  const again = Array.from({ length: resamples }, () => {
    const drawn = resample(sorted, groupOf, groups, random);
    return { ece: expectedCalibrationError(equalMassBins(drawn, bins)), brier: brierOf(drawn) };
  });
  const halfOf = (key: 'ece' | 'brier'): number => Z95 * deviation(again.map((figures) => figures[key]));
  return ok({
    n: pairs.length,
    effectiveN: effectiveN(sorted.map(({ weight }) => weight)),
    bins: [...made],
    ece: { value: ece, low: inside(ece - mostThatChanceAdds(made) - halfOf('ece')), high: inside(ece + halfOf('ece')) },
    eceDebiased: debiasedCalibrationError(made),
    brier: { value: brier, low: inside(brier - halfOf('brier')), high: inside(brier + halfOf('brier')) },
  });
};
