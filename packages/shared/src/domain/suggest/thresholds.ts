import type { ThresholdSuggestion } from '../../model/suggestion.ts';
import { wilson } from '../board/wilson.ts';
import { effectiveN } from '../learning/effective-n.ts';
import { type TooFew, tooFew } from '../learning/too-few.ts';
import { err, ok, type Result } from '../result.ts';
import { type Costs, costOf, type Limits, limitsOf, waitFrom } from './costs.ts';

/** A label with the probability of approval that a calibrator gave which had not seen it. `weight` is 1 ÷ inclusion probability. */
export type CalibratedOutcome = { readonly calibrated: number; readonly needed: boolean; readonly weight: number };

export type ThresholdQuestion = {
  readonly outcomes: readonly CalibratedOutcome[];
  /** Actions a day that these thresholds would decide on. */
  readonly perDay: number;
  /** Reviews a day that people can do. */
  readonly capacityPerDay: number;
  readonly costs: Costs;
  /** Labels under which nothing is suggested. */
  readonly minimum: number;
};

type Scored = { readonly score: number; readonly needed: boolean; readonly weight: number };

const weightOf = (scored: readonly Scored[]): number => scored.reduce((sum, { weight }) => sum + weight, 0);

const figure = (part: readonly Scored[], all: readonly Scored[]): { value: number; low: number; high: number } => {
  const value = Math.min(1, weightOf(part) / weightOf(all));
  const n = effectiveN(all.map(({ weight }) => weight));
  const { low, high } = wilson(value * n, n);
  // An interval holds its value; at 0 and 1 floating point may leave it out by a last digit.
  return { value, low: Math.min(low, value), high: Math.max(high, value) };
};

const suggestion = (
  basis: ThresholdSuggestion['basis'],
  limits: Limits,
  scored: readonly Scored[],
  { perDay, capacityPerDay, costs }: ThresholdQuestion,
): ThresholdSuggestion => {
  const needed = scored.filter((item) => item.needed);
  const isSeen = ({ score }: Scored): boolean => score >= limits.reviewAt;
  const total = weightOf(scored);
  const load = figure(scored.filter(isSeen), scored);
  const cost = scored.reduce((sum, item) => sum + item.weight * costOf(limits, costs, item.score, item.needed), 0);
  return {
    kind: 'thresholds',
    basis,
    limits: { ...limits, autonomous: 1 - limits.reviewAt, review: 1 - limits.escalateAt },
    load,
    loadPerDay: load.value * perDay,
    fitsCapacity: load.value * perDay <= capacityPerDay + 1e-9,
    recall: needed.length === 0 ? null : figure(needed.filter(isSeen), needed),
    missedPerDay: (weightOf(needed.filter((item) => !isSeen(item))) / total) * perDay,
    costPerDay: (cost / total) * perDay,
    n: scored.length,
    effectiveN: effectiveN(scored.map(({ weight }) => weight)),
  };
};

/** Above the lower one, also where no number lies between them. */
const halfway = (higher: number, lower: number): number => {
  const middle = (higher + lower) / 2;
  return middle > lower ? middle : higher;
};

/**
 * The limit of the lowest expected cost among those that reviewers can carry, walking down from "nobody is asked": each
 * score is asked about together with all above it. Of equal costs the more careful one. Of what is seen, what is likely
 * enough to need a person waits. Limits stand halfway between scores, as those of the trained calibrator differ a little.
 * @param scored by falling score
 */
const withinCapacity = (scored: readonly Scored[], question: ThresholdQuestion): Limits => {
  const { perDay, capacityPerDay, costs } = question;
  const waits = waitFrom(costs);
  const total = weightOf(scored);
  // A limit of 1 still asks about what is certain to need a person; a calibrator never says that of anything.
  let best: Limits = { reviewAt: 1, escalateAt: 1 };
  let [change, cheapest, seen] = [0, 0, 0];
  for (const [i, { score, needed, weight }] of scored.entries()) {
    seen += weight;
    if ((seen / total) * perDay > capacityPerDay + 1e-9) break;
    const next = scored[i + 1];
    const reviewAt = next === undefined ? 0 : halfway(score, next.score);
    const limits = { reviewAt, escalateAt: Math.max(reviewAt, waits) };
    change += weight * (costOf(limits, costs, score, needed) - (needed ? costs.errorMinor : 0));
    if (next?.score === score) continue;
    if (change <= cheapest) {
      cheapest = change;
      best = limits;
    }
  }
  return best;
};

/**
 * Two answers to "from where on should a person look": what the reviewers can carry, and what errors cost (SPEC F-02 to
 * F-05). Figures are estimated on labels that the calibrator had not seen; those of `capacity` are a little hopeful, as its
 * limit was chosen on the same labels. Refused under the minimum.
 */
export const suggestThresholds = (question: ThresholdQuestion): Result<readonly ThresholdSuggestion[], TooFew> => {
  const { outcomes, costs, minimum } = question;
  if (outcomes.length < Math.max(1, minimum)) return err(tooFew(outcomes.length, minimum));
  const scored = outcomes
    .map(({ calibrated, needed, weight }) => ({ score: 1 - calibrated, needed, weight }))
    .toSorted((a, b) => b.score - a.score || Number(b.needed) - Number(a.needed) || b.weight - a.weight);
  return ok([
    suggestion('capacity', withinCapacity(scored, question), scored, question),
    suggestion('cost_of_error', limitsOf(costs), scored, question),
  ]);
};
