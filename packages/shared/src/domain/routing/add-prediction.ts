import type { RoutingPolicy } from '../../model/policy.ts';
import type { Route } from '../../model/vocabulary.ts';
import { thresholdAt } from '../learning/operating-table.ts';
import { type Predicted, predict } from '../learning/predict.ts';
import { type Basis, inOrder } from './basis.ts';
import type { Situation } from './situation.ts';

/** What the model says of it, or that it abstains; undefined where history is too small, or where policy does not ask. */
export const predictionOf = ({ prediction }: RoutingPolicy, situation: Situation): Predicted | undefined => {
  const { predictor } = situation.learned;
  if (prediction === undefined || predictor === null || predictor.n < prediction.minimum) return undefined;
  return predict(predictor, situation);
};

const raised = (basis: Basis, route: Route): Basis => ({
  route,
  reasons: inOrder(new Set([...basis.reasons, 'predicted'])),
  rule: 'predicted',
});

/** Adds caution where the model expects that a person is needed, and never takes any away (SPEC P-24). */
export const addPrediction = (policy: RoutingPolicy, situation: Situation, basis: Basis, said: Predicted | undefined): Basis => {
  const { prediction } = policy;
  const { predictor } = situation.learned;
  if (said?.kind !== 'predicted' || prediction === undefined || predictor === null || basis.route === 'escalate') return basis;
  const reaches = (point: typeof prediction.reviewAt): boolean => {
    const threshold = point === undefined ? null : thresholdAt(point, predictor.operating);
    return threshold !== null && said.prediction.probability >= threshold;
  };
  if (reaches(prediction.escalateAt)) return raised(basis, 'escalate');
  return basis.route === 'autonomous' && reaches(prediction.reviewAt) ? raised(basis, 'review') : basis;
};
