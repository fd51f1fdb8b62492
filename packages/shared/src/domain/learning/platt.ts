import type { Observation } from './isotonic.ts';
import { sigmoid } from './logistic.ts';

/** P(approve) = 1 ÷ (1 + exp(−(offset + slope · logit(stated)))); never falls in stated. Slope 1 and offset 0 leave it as it is. */
export type Platt = { readonly offset: number; readonly slope: number };

/** A stated 0 or 1 would be infinitely far away; nobody is as sure as that. */
const EDGE = 0.005;
const ITERATIONS = 50;
/** A step that moves both numbers by less than this is the last. */
const ENOUGH = 1e-9;

/**
 * A guess from elsewhere, and how firmly it is held on each number: the inverse of the variance with which the truth
 * is thought to lie around it.
 */
export type PlattPrior = { readonly toward: Platt; readonly onOffset: number; readonly onSlope: number };

/** As stated; a firmness of 1 on the slope keeps the fit finite where all was stated or judged alike. */
export const AS_STATED: PlattPrior = { toward: { offset: 0, slope: 1 }, onOffset: 1e-9, onSlope: 1 };

export const logit = (stated: number): number => {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, stated));
  return Math.log(inside / (1 - inside));
};

export const plattAt = ({ offset, slope }: Platt, stated: number): number => sigmoid(offset + slope * logit(stated));

type Point = { readonly x: number; readonly y: number; readonly weight: number };

/** Minus the logarithm of likelihood and prior; convex in both numbers. */
const lossOf = (points: readonly Point[], { toward, onOffset, onSlope }: PlattPrior, { offset, slope }: Platt): number => {
  let sum = (onOffset * (offset - toward.offset) ** 2 + onSlope * (slope - toward.slope) ** 2) / 2;
  for (const { x, y, weight } of points) {
    const score = offset + slope * x;
    sum += weight * (Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - y * score);
  }
  return sum;
};

/** Newton's step from here. With the slope fixed only the offset moves. */
const stepFrom = (points: readonly Point[], prior: PlattPrior, { offset, slope }: Platt, isSlopeFree: boolean): Platt => {
  let [byOffset, bySlope] = [prior.onOffset * (offset - prior.toward.offset), prior.onSlope * (slope - prior.toward.slope)];
  let [bothOffset, mixed, bothSlope] = [prior.onOffset, 0, prior.onSlope];
  for (const { x, y, weight } of points) {
    const p = sigmoid(offset + slope * x);
    const bend = weight * p * (1 - p);
    byOffset += weight * (p - y);
    bySlope += weight * (p - y) * x;
    bothOffset += bend;
    mixed += bend * x;
    bothSlope += bend * x * x;
  }
  if (!isSlopeFree) return { offset: -byOffset / bothOffset, slope: 0 };
  const determinant = bothOffset * bothSlope - mixed * mixed;
  return {
    offset: (mixed * bySlope - bothSlope * byOffset) / determinant,
    slope: (mixed * byOffset - bothOffset * bySlope) / determinant,
  };
};

/** Newton's method, a step halved for as long as it makes things worse. */
const climb = (points: readonly Point[], prior: PlattPrior, start: Platt, isSlopeFree: boolean): Platt => {
  let [fit, loss] = [start, lossOf(points, prior, start)];
  for (let round = 0; round < ITERATIONS; round++) {
    const step = stepFrom(points, prior, fit, isSlopeFree);
    for (let share = 1; ; share /= 2) {
      if (share * (Math.abs(step.offset) + Math.abs(step.slope)) < ENOUGH) return fit;
      const next = { offset: fit.offset + share * step.offset, slope: fit.slope + share * step.slope };
      const value = lossOf(points, prior, next);
      if (value > loss) continue;
      [fit, loss] = [next, value];
      break;
    }
  }
  return fit;
};

/**
 * Logistic regression of the answer on the log-odds of what was stated. The answers are smoothed to (N₊+1)/(N₊+2) and
 * 1/(N₋+2), so that a run of alike answers does not claim certainty. An agent that is surer where it is wrong gets a
 * flat line: the curve never falls.
 *
 * Source: J. C. Platt, "Probabilistic outputs for support vector machines and comparisons to regularized likelihood
 * methods", Advances in Large Margin Classifiers (1999), section 2.2.
 */
export const fitPlatt = (observations: readonly Observation[], prior: PlattPrior = AS_STATED): Platt => {
  let [approved, overridden] = [0, 0];
  for (const { y, weight } of observations) {
    approved += y * weight;
    overridden += (1 - y) * weight;
  }
  const [high, low] = [(approved + 1) / (approved + 2), 1 / (overridden + 2)];
  const points = observations.map(({ x, y, weight }) => ({ x: logit(x), y: low + y * (high - low), weight }));
  const free = climb(points, prior, prior.toward, true);
  return free.slope >= 0 ? free : climb(points, prior, { offset: free.offset, slope: 0 }, false);
};
