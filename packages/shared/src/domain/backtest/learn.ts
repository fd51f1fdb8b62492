import { type Learned, NOTHING_LEARNED } from '../../model/learned.ts';
import { trainCalibrator } from '../learning/train-calibrator.ts';
import { trainPredictor } from '../learning/train-predictor.ts';
import type { Candidate } from './candidate.ts';
import type { Plan } from './plan.ts';

/** What was trained for one policy: the versions, and the smallest and largest number of labels behind them. */
export type Trained = { readonly versions: readonly string[]; readonly fewest: number; readonly most: number };

export type Learners = {
  /** What this policy may use for a decision of this part. */
  readonly of: (candidate: Candidate, part: number) => Learned;
  /** Over the parts that were asked for. Null where it wants none of this kind. */
  readonly trained: (candidate: Candidate, kind: keyof Learned) => Trained | null;
};

const TRAINERS = { calibrator: trainCalibrator, predictor: trainPredictor } as const;

/** Trains each learner once, when the first decision of its part comes; policies that ask for the same share it. */
export const createLearners = (plan: Plan, trainedAt: number): Learners => {
  const made = new Map<string, Learned[keyof Learned]>();
  const learn = <Kind extends keyof Learned>(kind: Kind, part: number, minimum: number): Learned[Kind] => {
    const key = `${kind} ${part} ${minimum}`;
    const known = made.get(key);
    if (known !== undefined) return known as Learned[Kind];
    const version = `backtest-${part < 0 ? 'all' : part + 1}`;
    const trained = TRAINERS[kind](plan.lessonsOf(part), { minimum, trainedAt, version });
    const value = trained.ok ? trained.value : null;
    made.set(key, value);
    return value as Learned[Kind];
  };
  const used = new Map<Candidate, Map<number, Learned>>();
  return {
    of: (candidate, part) => {
      const { calibrator, predictor } = candidate.minimum;
      if (calibrator === null && predictor === null) return NOTHING_LEARNED;
      const parts = used.get(candidate) ?? new Map<number, Learned>();
      used.set(candidate, parts);
      const known = parts.get(part);
      if (known !== undefined) return known;
      const learned: Learned = {
        calibrator: calibrator === null ? null : learn('calibrator', part, calibrator),
        predictor: predictor === null ? null : learn('predictor', part, predictor),
      };
      parts.set(part, learned);
      return learned;
    },
    trained: (candidate, kind) => {
      if (candidate.minimum[kind] === null) return null;
      const learners = [...(used.get(candidate)?.values() ?? [])].flatMap((learned) => learned[kind] ?? []);
      const counts = learners.map(({ n }) => n);
      const versions = learners.map(({ version }) => version).toSorted();
      return { versions, fewest: Math.min(...counts), most: Math.max(...counts) };
    },
  };
};
