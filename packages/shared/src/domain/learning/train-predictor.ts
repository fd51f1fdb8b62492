import type { Timestamp } from '../../model/ids.ts';
import type { Labelled } from '../../model/label.ts';
import type { Predictor } from '../../model/learned.ts';
import { err, ok, type Result } from '../result.ts';
import { choosePenalty } from './choose-penalty.ts';
import { distanceOf } from './columns.ts';
import { featuresOf } from './features.ts';
import { type Example, fitModel, probabilityOf } from './fit-model.ts';
import { operatingTable } from './operating-table.ts';
import type { TooFew } from './too-few.ts';

export type PredictorOptions = {
  /** Labels under which nothing is learnt. */
  readonly minimum: number;
  readonly trainedAt: Timestamp;
  readonly version: string;
};

/** Too few labels; or enough, but of one kind only, or all of a few groups. */
export type TooFewToPredict = TooFew & {
  readonly needed: number;
  readonly notNeeded: number;
  readonly groups: number;
};

/** Of each answer, and groups: with fewer the folds have nothing to tell apart. */
const LEAST_OF_EACH = 10;
const LEAST_GROUPS = 5;
/** The newest count; more would cost time and say little more. */
const MOST_LABELS = 5_000;
/** Half as far again as anything in the history, and this at least. */
const REACH = { beyond: 1.5, least: 3 };

/** The same order whatever order they came in, so that the model is the same to the last digit. */
const examplesOf = (labelled: readonly Labelled[]): readonly Example[] =>
  labelled
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .slice(0, MOST_LABELS)
    .map((one) => ({ id: one.id, group: one.group, needed: one.needed, weight: one.weight, features: featuresOf(one) }));

/**
 * Learns from what people decided which proposals need one (SPEC J-24). The penalty is chosen, and the operating table made,
 * from scores on groups that the scoring model had not seen.
 */
export const trainPredictor = (labelled: readonly Labelled[], options: PredictorOptions): Result<Predictor, TooFewToPredict> => {
  const { minimum, trainedAt, version } = options;
  const n = labelled.length;
  const needed = labelled.filter((one) => one.needed).length;
  const groups = new Set(labelled.map(({ group }) => group)).size;
  if (n < minimum || Math.min(needed, n - needed) < LEAST_OF_EACH || groups < LEAST_GROUPS)
    return err({ code: 'TOO_FEW', n, minimum, needed, notNeeded: n - needed, groups });

  const examples = examplesOf(labelled);
  const { penalty, crossFitted } = choosePenalty(examples);
  const model = fitModel(examples, penalty);
  const distances = examples.map(({ features }) => distanceOf(model.features, features));
  return ok({
    kind: 'predictor',
    version,
    trainedAt,
    minimum,
    n,
    positives: needed,
    ...model,
    operating: operatingTable(
      crossFitted.map(({ example, probability }) => ({
        trained: probabilityOf(model, example.features),
        crossFitted: probability,
        needed: example.needed,
        weight: example.weight,
      })),
    ),
    reach: Math.max(REACH.least, REACH.beyond * Math.max(...distances)),
  });
};
