import type { CalibrationCurve } from '../../model/learned.ts';
import { curveAt, type Knot, stepsOf } from './curve.ts';
import { effectiveN } from './effective-n.ts';
import { crossFitted } from './grouped-folds.ts';
import { isotonic } from './isotonic.ts';
import { fitPlatt, type Platt, type PlattPrior, plattAt } from './platt.ts';

/** What a curve learns from: what was stated, and whether a person approved it unchanged. */
export type StatedLabel = {
  readonly id: string;
  readonly group: string;
  readonly stated: number;
  readonly approved: boolean;
  readonly weight: number;
};

const FOLDS = 5;
/** What the steps have to gain, in square error of one label, before they get any say: about its variance at one half. */
const HURDLE = 0.5;
/** Positions besides the steps' own at which the curve is written down. */
const GRID = Array.from({ length: 51 }, (_, i) => i / 50);

/** Weights scaled to add up to the effective number: a label of weight 10 is not ten answers. */
const scaled = (labels: readonly StatedLabel[]): readonly StatedLabel[] => {
  const weights = labels.map(({ weight }) => weight);
  const scale = effectiveN(weights) / weights.reduce((sum, weight) => sum + weight, 0);
  return labels.map((label) => ({ ...label, weight: label.weight * scale }));
};

type Fit = { readonly platt: Platt; readonly steps: readonly Knot[] };

const fit = (labels: readonly StatedLabel[], prior: PlattPrior): Fit => {
  const observations = labels.map(({ stated, approved, weight }) => ({ x: stated, y: approved ? 1 : 0, weight }));
  return { platt: fitPlatt(observations, prior), steps: stepsOf(isotonic(observations)) };
};

/**
 * How much say the steps get, from 0 to 1: the mixture that would have had the least square error on labels that
 * neither fit had seen. Where labels are few the smooth line wins, where they are many and it has the wrong shape,
 * the steps.
 *
 * Source (stacking): L. Breiman, "Stacked regressions", Machine Learning 24 (1996) 49–64.
 */
const shareOfSteps = (labels: readonly StatedLabel[], prior: PlattPrior): number => {
  const [gained, spread] = crossFitted(labels, FOLDS, (others) => fit(others, prior)).reduce(
    ([sum, squares], { item: { stated, approved, weight }, learner: { platt, steps } }) => {
      const smooth = plattAt(platt, stated);
      const apart = curveAt(steps, stated) - smooth;
      return [sum + weight * apart * ((approved ? 1 : 0) - smooth), squares + weight * apart * apart];
    },
    [0, 0],
  );
  return spread <= 0 ? 0 : Math.min(1, Math.max(0, (gained - HURDLE) / spread));
};

/** Four decimals are far below what any number of labels can tell, and keep what is stored small. Rounding keeps the order. */
const rounded = (probability: number): number => Math.round(probability * 10_000) / 10_000;

/**
 * Stated confidence → probability of an approval unchanged, from at least one label: Platt's line shrunk towards the
 * one of the level above, mixed with the isotonic steps as far as held-out labels ask for it. Never falls in `stated`.
 */
export const fitCurve = (
  unordered: readonly StatedLabel[],
  prior: PlattPrior,
): { readonly platt: Platt; readonly curve: CalibrationCurve } => {
  const labels = scaled(unordered.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)));
  const { platt, steps } = fit(labels, prior);
  const share = shareOfSteps(labels, prior);
  const positions = new Set([...GRID, ...(share > 0 ? steps.map(({ stated }) => stated) : [])]);
  const knots = [...positions]
    .toSorted((a, b) => a - b)
    .map((stated) => ({
      stated,
      actual: rounded((1 - share) * plattAt(platt, stated) + share * curveAt(steps, stated)),
    }));
  const weight = unordered.reduce((sum, label) => sum + label.weight, 0);
  return { platt, curve: { n: labels.length, weight, knots } };
};
