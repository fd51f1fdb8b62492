import { calibrate } from '@countersign/shared/domain/learning/calibrate';
import { evaluateHoldOut, type Performance } from '@countersign/shared/domain/learning/hold-out';
import { reliabilityOf } from '@countersign/shared/domain/learning/reliability';
import { splitByTime } from '@countersign/shared/domain/learning/time-split';
import { trainCalibrator } from '@countersign/shared/domain/learning/train-calibrator';
import { type TooFewToPredict, trainPredictor } from '@countersign/shared/domain/learning/train-predictor';
import { err, ok, type Result } from '@countersign/shared/domain/result';
import { type HistoryRow, isLabelled } from '@countersign/shared/domain/backtest/history';
import { seededRandom } from '@countersign/shared/domain/seeded-random';
import type { Labelled } from '@countersign/shared/model/label';
import type { Calibrator, Predictor } from '@countersign/shared/model/learned';
import type { LearnedInfo } from '@countersign/shared/protocol/judgement';
import type { TrainJob } from './run-job.ts';
import { tooFewLabels } from './too-few-labels.ts';

type Figure = LearnedInfo['evaluation'][number];
export type Trained = {
  readonly artifact: Calibrator | Predictor;
  readonly n: number;
  readonly evaluation: readonly Figure[];
  readonly testedOn: number;
};
/** `why` is a sentence for whoever asked for the training. */
export type TooLittle = { readonly why: string };
export type Training = Result<Trained, TooLittle>;

/** The latest third is kept back to test on. */
const SHARE = 1 / 3;
const RECALL = 0.95;
const SEED = 1;

const figuresOf = (subject: string, { auc, brier, logLoss, load }: Performance): Figure[] =>
  Object.entries({ auc, brier, log_loss: logLoss, load_at_recall: load }).flatMap(([measure, estimate]) =>
    estimate === undefined
      ? []
      : [
          {
            measure,
            subject,
            value: estimate.value,
            low: estimate.interval?.low ?? null,
            high: estimate.interval?.high ?? null,
          },
        ],
  );

const tooLittleToPredict = ({ n, minimum, needed, notNeeded, groups }: TooFewToPredict): TooLittle => ({
  why:
    n < minimum
      ? tooFewLabels(n, minimum)
      : `Of ${n} labels ${needed} are with and ${notNeeded} without an override, from ${groups} customers or conversations. ` +
        'Several of each kind are needed, from several customers or conversations.',
});

const predictorFrom = (labelled: readonly Labelled[], { minimum, trainedAt, version }: TrainJob): Training => {
  const options = { minimum, trainedAt, version };
  const trained = trainPredictor(labelled, options);
  if (!trained.ok) return err(tooLittleToPredict(trained.error));
  // Two thirds of enough labels are rarely enough: what is tested is the way, on the labels that there are.
  const held = evaluateHoldOut(labelled, {
    ...options,
    minimum: 1,
    share: SHARE,
    recall: RECALL,
    random: seededRandom(SEED),
  });
  const figures = held.ok
    ? [
        ...figuresOf('predictor', held.value.predictor),
        ...figuresOf('base_rate', held.value.baseline.baseRate),
        ...figuresOf('stated_confidence', held.value.baseline.statedConfidence),
        ...figuresOf('always_ask', held.value.baseline.alwaysAsk),
        { measure: 'abstained', subject: 'predictor', value: held.value.abstained, low: null, high: null },
      ]
    : [];
  return ok({
    artifact: trained.value,
    n: trained.value.n,
    evaluation: figures,
    testedOn: held.ok ? held.value.tested : 0,
  });
};

type Said = { readonly group: string; readonly confidence: number; readonly needed: boolean; readonly weight: number };

/** Brier score and calibration error of what was said of later decisions. */
const calibrationFigures = (subject: string, said: readonly Said[]): Figure[] => {
  const pairs = said.map(({ group, confidence, needed, weight }) => ({ group, confidence, correct: !needed, weight }));
  const reliability = reliabilityOf(pairs, { minimum: 1, random: seededRandom(SEED) });
  if (!reliability.ok) return [];
  const { brier, ece } = reliability.value;
  return Object.entries({ brier, ece }).map(([measure, figure]) => ({ measure, subject, ...figure }));
};

const calibratorFrom = (labelled: readonly Labelled[], { minimum, trainedAt, version }: TrainJob): Training => {
  const options = { minimum, trainedAt, version };
  const trained = trainCalibrator(labelled, options);
  if (!trained.ok) return err({ why: tooFewLabels(trained.error.n, minimum, 'labels with a stated confidence') });
  const { earlier, later } = splitByTime(
    labelled.filter(({ context }) => context.confidence !== undefined),
    SHARE,
  );
  const past = trainCalibrator(earlier, { ...options, minimum: Math.max(1, Math.floor(minimum * (1 - SHARE))) });
  const tested = later.flatMap(({ group, agentId, action, context, needed, weight }) => {
    const stated = context.confidence;
    const calibrated = past.ok ? calibrate(past.value, agentId, action.name, stated) : null;
    return stated === undefined || calibrated === null ? [] : [{ group, needed, weight, stated, calibrated }];
  });
  const evaluation =
    tested.length === 0
      ? []
      : [
          ...calibrationFigures(
            'calibrator',
            tested.map(({ calibrated, ...rest }) => ({ ...rest, confidence: calibrated })),
          ),
          ...calibrationFigures(
            'stated_confidence',
            tested.map(({ stated, ...rest }) => ({ ...rest, confidence: stated })),
          ),
        ];
  return ok({ artifact: trained.value, n: trained.value.n, evaluation, testedOn: tested.length });
};

/** Learns from a history, and tells how well the same way does on its later part when it learns from the earlier one (SPEC Z-23). */
export const train = (job: TrainJob, rows: readonly HistoryRow[]): Training => {
  const labelled = rows.filter(isLabelled);
  return job.what === 'predictor' ? predictorFrom(labelled, job) : calibratorFrom(labelled, job);
};
