import { z } from 'zod';
import { ProposedAction } from './action.ts';
import { Reason, RiskClass, Route } from './vocabulary.ts';

const share = z.number().min(0).max(1);
const count = z.int().min(0);
const atLeastZero = z.number().min(0);

/** Lower and upper end of a 95 % interval. */
export const ShareInterval = z.tuple([share, share]);
export type ShareInterval = z.infer<typeof ShareInterval>;

/** A decision that nobody would have seen and that needed a person. */
export const SlippedExample = z.object({
  id: z.string().max(256),
  action: ProposedAction.pick({ name: true, amount: true, target: true }),
  agent: z.string().max(128),
  rule: z.string().max(128),
  riskClass: RiskClass,
  /** What was stated, and what calibrator and predictor made of it; null where there was nothing. */
  confidence: z.number().nullable(),
  calibrated: z.number().nullable(),
  predicted: z.number().nullable(),
});
export type SlippedExample = z.infer<typeof SlippedExample>;

/** One threshold on a learned score, and what it alone would give. */
export const OperatingOutcome = z.object({ threshold: share, load: share, recall: share });
export type OperatingOutcome = z.infer<typeof OperatingOutcome>;

/** Decisions whose calibrated confidence is alike: what was promised, and what came true. */
export const ReliabilityBin = z.object({
  /** Mean calibrated confidence, and the share approved unchanged. */
  promised: share,
  approved: share,
  approvedInterval: ShareInterval,
  n: count,
});
export type ReliabilityBin = z.infer<typeof ReliabilityBin>;

/** What one policy would have done with the history (SPEC X). Positive: the decision needed a person. */
export const PolicyOutcome = z.object({
  /** The name under which it was given, and the version that it says of itself. */
  policy: z.string(),
  version: z.string(),
  /** Decisions of the history, and those whose answer is known. */
  decisions: count,
  labelled: count,
  /** Share that a person sees, first or afterwards: route escalate or review. Null for an empty history. */
  load: share.nullable(),
  loadInterval: ShareInterval.nullable(),
  /** Share of what a person sees that needed one. Null where nothing with an answer is seen. */
  precision: share.nullable(),
  precisionInterval: ShareInterval.nullable(),
  /** Share of what needed a person that a person sees. Null where nothing needed one. */
  recall: share.nullable(),
  recallInterval: ShareInterval.nullable(),
  /** What needed a person and would have run unseen: how many, weighted by 1 / inclusion probability. */
  slipped: atLeastZero,
  slippedInterval: z.tuple([atLeastZero, atLeastZero]).nullable(),
  /** Some of them, the most costly first. */
  examples: z.array(SlippedExample).max(20),
  routes: z.record(Route, count),
  reasons: z.partialRecord(Reason, count),
  rules: z.array(z.object({ rule: z.string(), route: Route, decisions: count, labelled: count, needed: count })),
  /** In major units of `currency`: people's time, undetected errors, and both. */
  cost: z.object({ currency: z.string(), review: atLeastZero, error: atLeastZero, total: atLeastZero }),
  /** Reviewer-hours that it takes. */
  reviewerHours: atLeastZero,
  /** What it learned from; null versions where it learned nothing, with the reason in words. */
  learned: z.object({ calibrator: z.string().nullable(), predictor: z.string().nullable(), n: count, note: z.string() }),
  /** Other operating points of the score that the policy uses: the predictor's, else the calibrator's; empty without one. */
  curve: z.array(OperatingOutcome).max(101),
  /** Empty where nothing was calibrated. */
  reliability: z.array(ReliabilityBin).max(10),
});
export type PolicyOutcome = z.infer<typeof PolicyOutcome>;

export const Backtest = z.object({
  history: z.object({
    source: z.string(),
    decisions: count,
    labelled: count,
    needed: count,
    /** Decisions of one group belong together: a task, a conversation. */
    groups: count,
    from: z.int().nullable(),
    to: z.int().nullable(),
  }),
  policies: z.array(PolicyOutcome),
  /** Position in `policies` of the one with the least total cost; null where their costs cannot be compared. */
  cheapest: count.nullable(),
  /** What must be known to read the figures: folds, seeds, intervals, what was left out and why. */
  notes: z.array(z.string()),
});
export type Backtest = z.infer<typeof Backtest>;
