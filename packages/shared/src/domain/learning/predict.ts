import type { Judged } from '../../model/label.ts';
import type { Prediction, Predictor, PredictorFeature } from '../../model/learned.ts';
import { distanceOf, readColumn } from './columns.ts';
import { type FeatureName, isFeatureName } from './feature-list.ts';
import { type Features, featuresOf } from './features.ts';
import { probabilityOf } from './fit-model.ts';

/** Why nothing is predicted. */
export type Abstention =
  /** No two groups of the history had this action, and it does not look like those that they had. */
  | 'unseen_action'
  /** Unlike anything in the history. */
  | 'out_of_reach'
  /** The model was trained on features that this program does not know. */
  | 'other_features';

export type Predicted =
  | { readonly kind: 'predicted'; readonly prediction: Prediction }
  | { readonly kind: 'abstained'; readonly why: Abstention };

const MOST_REASONS = 5;
/** An effect below this, in log-odds, moves a probability by about one point at most. */
const LEAST_EFFECT = 0.05;

/** Something about a new action is unknown already: it must lie within this share of the reach. */
const NEW_ACTION = 0.5;

const shown = (value: Features[FeatureName]): string => {
  if (value === undefined) return '';
  return typeof value === 'string' ? value.slice(0, 128) : String(Math.round(value * 1_000) / 1_000);
};

/** One effect per feature: that of a number, or of its category, and of its being missing, in log-odds against the average. */
const reasonsOf = (inputs: readonly PredictorFeature[], features: Features): Prediction['because'] => {
  const effects = new Map<FeatureName, number>();
  for (const input of inputs)
    if (isFeatureName(input.name))
      effects.set(input.name, (effects.get(input.name) ?? 0) + input.weight * readColumn(input, features));
  return [...effects]
    .filter(([, effect]) => Math.abs(effect) >= LEAST_EFFECT)
    .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, MOST_REASONS)
    .map(([feature, effect]) => ({ feature, value: shown(features[feature]), effect }));
};

const abstention = (predictor: Predictor, features: Features): Abstention | undefined => {
  const { features: inputs, reach } = predictor;
  if (inputs.some(({ name }) => !isFeatureName(name))) return 'other_features';
  const actions = inputs.filter(({ name }) => name === ('transaction_type' satisfies FeatureName));
  const isNew = !actions.some(({ value }) => value === features.transaction_type);
  const distance = distanceOf(inputs, features);
  if (distance > reach) return 'out_of_reach';
  return isNew && distance > reach * NEW_ACTION ? 'unseen_action' : undefined;
};

/**
 * Probability that a proposal needs a person, with the strongest reasons for and against (SPEC J-25), or why nothing can be
 * said. `value` of a reason is empty where the context does not tell.
 */
export const predict = (predictor: Predictor, judged: Judged): Predicted => {
  const features = featuresOf(judged);
  const why = abstention(predictor, features);
  if (why !== undefined) return { kind: 'abstained', why };
  return {
    kind: 'predicted',
    prediction: {
      probability: probabilityOf(predictor, features),
      because: reasonsOf(predictor.features, features),
      model: predictor.version,
    },
  };
};
