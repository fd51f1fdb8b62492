import { z } from 'zod';
import { Timestamp } from './ids.ts';

const probability = z.number().min(0).max(1);

/** How much of what needed a person is caught from this threshold on, by the learner's own cross-fitted scores. */
export const OperatingRow = z.strictObject({ recall: probability, threshold: probability, load: probability });
export type OperatingRow = z.infer<typeof OperatingRow>;

/** A threshold: a probability, or the one that catches this share of what needs a person. */
export const OperatingPoint = z.union([probability, z.strictObject({ recall: probability })]);
export type OperatingPoint = z.infer<typeof OperatingPoint>;

/** A curve from stated confidence to the probability that a reviewer approves unchanged; rises in both. */
export const CalibrationCurve = z.strictObject({
  /** Labels behind it, and the weight they carry. */
  n: z.int().min(0),
  weight: z.number().min(0),
  knots: z.array(z.strictObject({ stated: probability, actual: probability })).min(1),
});
export type CalibrationCurve = z.infer<typeof CalibrationCurve>;

/** Stated confidence → probability, per agent × action, with the agent's and everybody's curve behind it (SPEC J). */
export const Calibrator = z.strictObject({
  kind: z.literal('calibrator'),
  version: z.string().min(1).max(64),
  trainedAt: Timestamp,
  /** Labels under which a curve is not used. */
  minimum: z.int().min(1),
  n: z.int().min(0),
  everybody: CalibrationCurve.nullable(),
  byAgent: z.record(z.string(), CalibrationCurve),
  /** Key: `agent␀action`. */
  byAction: z.record(z.string(), CalibrationCurve),
  /** Thresholds on 1 − calibrated confidence. */
  operating: z.array(OperatingRow),
});
export type Calibrator = z.infer<typeof Calibrator>;

/** One input of the predictor: a number, one value of a category, or that a number is missing. */
export const PredictorFeature = z.strictObject({
  name: z.string().min(1).max(64),
  /** The category's value, or `missing` where the context does not tell the number; absent for the number itself. */
  value: z.string().max(128).optional(),
  mean: z.number(),
  deviation: z.number().positive(),
  weight: z.number(),
});
export type PredictorFeature = z.infer<typeof PredictorFeature>;

/** Regularised logistic regression over the features of SPEC J; plain numbers, so that it can be read and stored. */
export const Predictor = z.strictObject({
  kind: z.literal('predictor'),
  version: z.string().min(1).max(64),
  trainedAt: Timestamp,
  minimum: z.int().min(1),
  n: z.int().min(0),
  positives: z.number().min(0),
  intercept: z.number(),
  features: z.array(PredictorFeature),
  operating: z.array(OperatingRow),
  /** Further from what it was trained on than this (standardised), it abstains. */
  reach: z.number().positive(),
});
export type Predictor = z.infer<typeof Predictor>;

/** What the predictor said of one proposal, as it is stored and shown: it adds caution, never removes it. */
export const Prediction = z.strictObject({
  probability,
  /** The strongest reasons first; `effect` in log-odds, positive towards "needs a person". */
  because: z.array(z.strictObject({ feature: z.string().max(64), value: z.string().max(128), effect: z.number() })).max(5),
  model: z.string().max(64),
});
export type Prediction = z.infer<typeof Prediction>;

/** What a policy may look at besides the proposal itself; null where there is too little history. */
export type Learned = { readonly calibrator: Calibrator | null; readonly predictor: Predictor | null };
export const NOTHING_LEARNED: Learned = { calibrator: null, predictor: null };
