import { groupBootstrap } from '@countersign/shared/domain/learning/group-bootstrap';
import { redrawnFolds } from '@countersign/shared/domain/learning/redrawn-folds';
import { trainCalibrator } from '@countersign/shared/domain/learning/train-calibrator';
import { trainPredictor } from '@countersign/shared/domain/learning/train-predictor';
import { seededRandom } from '@countersign/shared/domain/seeded-random';
import type { Labelled } from '@countersign/shared/model/label';
import type { Learned } from '@countersign/shared/model/learned';
import type { Scorer } from './scorers.ts';

const FOLDS = 5;
const MINIMUM = 50;

const learn = (labelled: readonly Labelled[]): Learned => {
  const options = { minimum: MINIMUM, trainedAt: 0, version: 'bench' };
  const [calibrator, predictor] = [trainCalibrator(labelled, options), trainPredictor(labelled, options)];
  return { calibrator: calibrator.ok ? calibrator.value : null, predictor: predictor.ok ? predictor.value : null };
};

/** Per draw of the folds and decision, whether each scorer, taught by the other folds, lets a person see it. */
const seenBy = (labelled: readonly Labelled[], scorers: readonly Scorer[], salt: string): readonly (readonly boolean[])[] => {
  const folds = redrawnFolds(
    labelled.map(({ group }) => group),
    FOLDS,
    salt,
  );
  const taught = [...new Set(folds)].map((fold) => ({ fold, learned: learn(labelled.filter((_, i) => folds[i] !== fold)) }));
  const learnedBy = new Map(taught.map(({ fold, learned }) => [fold, learned]));
  return labelled.map(({ needed: _, weight: __, ...proposed }, i) => {
    const learned = learnedBy.get(folds[i] ?? 0) ?? { calibrator: null, predictor: null };
    return scorers.map(({ sees }) => sees(proposed, learned));
  });
};

/** Mean over the draws; `spread` is the deviation from draw to draw, `low` and `high` the 95 % interval over tasks. */
export type Figure = { readonly mean: number; readonly spread: number; readonly low: number; readonly high: number };
export type Line = {
  readonly name: string;
  readonly load: Figure;
  readonly precision: Figure;
  readonly recall: Figure;
  readonly slipped: Figure;
};

type Row = { readonly group: string; readonly needed: boolean; readonly seen: number };
type Measure = (rows: readonly Row[]) => number;
const sum = (rows: readonly Row[], value: (row: Row) => number): number => rows.reduce((total, row) => total + value(row), 0);
const hits = (rows: readonly Row[]): number => sum(rows, ({ needed, seen }) => (needed ? seen : 0));
const needs = (rows: readonly Row[]): number => sum(rows, ({ needed }) => Number(needed));
const load: Measure = (rows) => sum(rows, ({ seen }) => seen) / rows.length;
const precision: Measure = (rows) => hits(rows) / sum(rows, ({ seen }) => seen);
const recall: Measure = (rows) => hits(rows) / needs(rows);
const slipped: Measure = (rows) => needs(rows) - hits(rows);

const figure = (draws: readonly (readonly Row[])[], averaged: readonly Row[], measure: Measure, seed: number): Figure => {
  const values = draws.map(measure);
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const interval = groupBootstrap(averaged, measure, seededRandom(seed));
  return {
    mean,
    spread: Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length),
    low: interval?.low ?? Number.NaN,
    high: interval?.high ?? Number.NaN,
  };
};

/**
 * Cross-validation with whole tasks in each fold, drawn anew `draws` times: every decision is judged by what other tasks
 * taught, thresholds included. The interval resamples tasks; it does not know how the learners would have changed.
 */
export const measure = (
  labelled: readonly Labelled[],
  scorers: readonly Scorer[],
  draws: number,
  seed: number,
): readonly Line[] => {
  const seen = Array.from({ length: draws }, (_, draw) => seenBy(labelled, scorers, `${seed}-${draw}`));
  return scorers.map(({ name }, s) => {
    const perDraw = seen.map((rows) =>
      labelled.map(({ group, needed }, i): Row => ({ group, needed, seen: Number(rows[i]?.[s] ?? true) })),
    );
    const averaged = labelled.map(
      ({ group, needed }, i): Row => ({
        group,
        needed,
        seen: perDraw.reduce((total, rows) => total + (rows[i]?.seen ?? 1), 0) / draws,
      }),
    );
    const of = (one: Measure): Figure => figure(perDraw, averaged, one, seed);
    return { name, load: of(load), precision: of(precision), recall: of(recall), slipped: of(slipped) };
  });
};
