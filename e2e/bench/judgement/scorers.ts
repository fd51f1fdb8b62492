import type { CompiledPolicy } from '@countersign/shared/domain/routing/compile-policy';
import { candidateOf } from '@countersign/shared/domain/backtest/candidate-of';
import { thresholdAt } from '@countersign/shared/domain/learning/operating-table';
import { calibrate } from '@countersign/shared/domain/learning/calibrate';
import { predict } from '@countersign/shared/domain/learning/predict';
import type { Judged, Labelled } from '@countersign/shared/model/label';
import type { Learned } from '@countersign/shared/model/learned';

/** Says whether a person sees a decision, from what others taught; it never gets the answer. */
export type Scorer = {
  readonly name: string;
  readonly sees: (proposed: Judged & Pick<Labelled, 'id' | 'group'>, learned: Learned) => boolean;
};

/** What the learner cannot judge is seen. */
const stated = (limit: number): Scorer => ({
  name: `stated confidence below ${limit}`,
  sees: ({ context }) => !((context.confidence ?? 0) >= limit),
});

const calibrated = (recall: number): Scorer => ({
  name: `calibrated confidence alone, recall ${recall}`,
  sees: ({ agentId, action, context }, { calibrator }) => {
    if (calibrator === null) return true;
    const threshold = thresholdAt({ recall }, calibrator.operating);
    const probability = calibrate(calibrator, agentId, action.name, context.confidence);
    return threshold === null || probability === null || 1 - probability >= threshold;
  },
});

const predicted = (recall: number): Scorer => ({
  name: `prediction alone, recall ${recall}`,
  sees: (proposed, { predictor }) => {
    if (predictor === null) return true;
    const threshold = thresholdAt({ recall }, predictor.operating);
    const said = predict(predictor, proposed);
    return threshold === null || said.kind === 'abstained' || said.prediction.probability >= threshold;
  },
});

const either = (one: Scorer, other: Scorer): Scorer => ({
  name: `${one.name}; or ${other.name}`,
  sees: (proposed, learned) => one.sees(proposed, learned) || other.sees(proposed, learned),
});

const ofPolicy = (name: string, compiled: CompiledPolicy, seed: number): Scorer => {
  const candidate = candidateOf(name, compiled, seed);
  return {
    name,
    sees: (proposed, learned) => candidate.assess(proposed, learned).route !== 'autonomous',
  };
};

/** What is compared: policies as they stand, and the parts that they are made of. */
export const scorersOf = (
  policies: readonly { readonly name: string; readonly compiled: CompiledPolicy }[],
  seed: number,
): readonly Scorer[] => [
  { name: 'everybody is asked', sees: () => true },
  stated(0.8),
  ...policies.map(({ name, compiled }) => ofPolicy(name, compiled, seed)),
  ...[0.9, 0.95].map(calibrated),
  ...[0.85, 0.9, 0.93, 0.95, 0.97].map(predicted),
  either(calibrated(0.2), predicted(0.93)),
  either(calibrated(0.5), predicted(0.93)),
];
