import type { Predictor } from '../../model/learned.ts';
import { columnsOf, readColumn, type Seen } from './columns.ts';
import { isFeatureName, specOf } from './feature-list.ts';
import type { Features } from './features.ts';
import { fitLogistic, sigmoid } from './logistic.ts';

export type Example = Seen & { readonly id: string; readonly needed: boolean };
export type Model = Pick<Predictor, 'intercept' | 'features'>;

/**
 * Prior deviations of the weights, against 1 for a number of which much is expected: a supporting one takes 25 times the
 * evidence to move the model as far. With thousands of labels it makes no difference; with a hundred it keeps chance out.
 */
const SUPPORTING = 0.2;
const CATEGORY = 0.3;
const priorOf = (name: string, value: string | undefined): number => {
  if (!isFeatureName(name) || specOf(name).supporting) return SUPPORTING;
  return value === undefined ? 1 : CATEGORY;
};

/**
 * Rows of one group say much the same, so that a group of n rows counts as √n: between "all the same" and "all
 * independent". Weights of sampling are brought to their effective number (Kish), so that they do not pass for more labels.
 */
export const countsOf = (examples: readonly Example[]): readonly number[] => {
  const sizes = new Map<string, number>();
  let [sum, squares] = [0, 0];
  for (const { group, weight } of examples) {
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
    sum += weight;
    squares += weight * weight;
  }
  return examples.map(({ group, weight }) => (weight * sum) / squares / Math.sqrt(sizes.get(group) ?? 1));
};

/** Fits the model at one penalty. The examples must come in a fixed order: sums depend on it in the last digits. */
export const fitModel = (examples: readonly Example[], penalty: number): Model => {
  const columns = columnsOf(examples);
  const priors = columns.map(({ name, value }) => priorOf(name, value));
  const counts = countsOf(examples);
  const rows = examples.map(({ features, needed }, i) => ({
    x: columns.map((column, c) => readColumn(column, features) * (priors[c] ?? 1)),
    positive: needed,
    weight: counts[i] ?? 1,
  }));
  const { intercept, weights } = fitLogistic(rows, columns.length, penalty);
  return { intercept, features: columns.map((column, c) => ({ ...column, weight: (weights[c] ?? 0) * (priors[c] ?? 1) })) };
};

/** Probability that the proposal needs a person. */
export const probabilityOf = ({ intercept, features: inputs }: Model, features: Features): number =>
  sigmoid(inputs.reduce((sum, input) => sum + input.weight * readColumn(input, features), intercept));
