import type { Labelled } from '../../model/label.ts';
import type { Interval } from '../board/wilson.ts';
import { err, ok, type Result } from '../result.ts';
import type { Random } from '../seeded-random.ts';
import { groupBootstrap } from './group-bootstrap.ts';
import { predict } from './predict.ts';
import { auc, brier, loadAtRecall, logLoss, type Scored } from './scores.ts';
import { splitByTime } from './time-split.ts';
import { type PredictorOptions, type TooFewToPredict, trainPredictor } from './train-predictor.ts';

export type Estimate = { readonly value: number; readonly interval: Interval | undefined };
/** How well one way of scoring does on the held-out decisions; undefined where they do not allow the figure. */
export type Performance = {
  readonly auc: Estimate | undefined;
  readonly brier: Estimate | undefined;
  readonly logLoss: Estimate | undefined;
  /** Share that must be looked at, highest scores first, to catch the target recall: with hindsight, so for comparison only. */
  readonly load: Estimate | undefined;
};

export type HoldOut = {
  readonly trained: number;
  readonly tested: number;
  readonly testedGroups: number;
  /** Share of the tested on which the model abstained; they are scored with the base rate of what it learnt from. */
  readonly abstained: number;
  readonly recall: number;
  readonly predictor: Performance;
  readonly baseline: { readonly baseRate: Performance; readonly statedConfidence: Performance; readonly alwaysAsk: Performance };
};

export type HoldOutOptions = PredictorOptions & {
  /** Share of the decisions, the latest, that is tested on. */
  readonly share: number;
  /** Which recall the load is for. */
  readonly recall: number;
  readonly random: Random;
};

type Row = Scored & { readonly group: string };

const performanceOf = (rows: readonly Row[], recall: number, random: Random): Performance => {
  const estimate = (figure: (drawn: readonly Row[]) => number | undefined): Estimate | undefined => {
    const value = figure(rows);
    return value === undefined ? undefined : { value, interval: groupBootstrap(rows, figure, random) };
  };
  return {
    auc: estimate(auc),
    brier: estimate(brier),
    logLoss: estimate(logLoss),
    load: estimate((drawn) => loadAtRecall(drawn, recall)),
  };
};

const baseRateOf = (labelled: readonly Labelled[]): number => {
  const total = labelled.reduce((sum, { weight }) => sum + weight, 0);
  return labelled.reduce((sum, { weight, needed }) => sum + (needed ? weight : 0), 0) / total;
};

/**
 * Trains on the earlier decisions and tests on the later ones (SPEC J-27), beside three ways that need no model: the base
 * rate for all, one minus the stated confidence, and asking always.
 */
export const evaluateHoldOut = (
  labelled: readonly Labelled[],
  options: HoldOutOptions,
): Result<HoldOut, TooFewToPredict | { readonly code: 'NOTHING_TO_TEST' }> => {
  const { share, recall, random, ...training } = options;
  const { earlier, later } = splitByTime(labelled, share);
  if (later.length === 0) return err({ code: 'NOTHING_TO_TEST' });
  const trained = trainPredictor(earlier, training);
  if (!trained.ok) return trained;
  const baseRate = baseRateOf(earlier);
  const predicted = later.map((one) => predict(trained.value, one));
  const performance = (scoreOf: (one: Labelled, index: number) => number): Performance =>
    performanceOf(
      later.map((one, i) => ({ score: scoreOf(one, i), needed: one.needed, weight: one.weight, group: one.group })),
      recall,
      random,
    );
  return ok({
    trained: earlier.length,
    tested: later.length,
    testedGroups: new Set(later.map(({ group }) => group)).size,
    abstained: predicted.filter(({ kind }) => kind === 'abstained').length / later.length,
    recall,
    predictor: performance((_one, i) => {
      const said = predicted[i];
      return said?.kind === 'predicted' ? said.prediction.probability : baseRate;
    }),
    baseline: {
      baseRate: performance(() => baseRate),
      statedConfidence: performance(({ context }) => (context.confidence === undefined ? baseRate : 1 - context.confidence)),
      alwaysAsk: performance(() => 1),
    },
  });
};
