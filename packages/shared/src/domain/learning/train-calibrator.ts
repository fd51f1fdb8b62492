import type { Labelled } from '../../model/label.ts';
import type { Calibrator, CalibrationCurve } from '../../model/learned.ts';
import { err, ok, type Result } from '../result.ts';
import { calibrate, curveKey } from './calibrate.ts';
import { fitCurve, type StatedLabel } from './fit-curve.ts';
import { crossFitted } from './grouped-folds.ts';
import { operatingTable } from './operating-table.ts';
import { AS_STATED, type Platt, type PlattPrior } from './platt.ts';
import { type TooFew, tooFew } from './too-few.ts';

/** `minimum` is the number of labels under which a curve is not used: of everybody, of an agent, of its action. */
export type CalibratorOptions = { readonly minimum: number; readonly trainedAt: number; readonly version: string };

const FOLDS = 5;
/** How alike agents, and the actions of one agent, are thought to be: a standard deviation of one half in log-odds. */
const FIRMNESS = 4;
const around = (toward: Platt): PlattPrior => ({ toward, onOffset: FIRMNESS, onSlope: FIRMNESS });

type Item = StatedLabel & { readonly agentId: string; readonly actionName: string; readonly needed: boolean };

const itemsOf = (labelled: readonly Labelled[]): readonly Item[] =>
  labelled.flatMap(({ id, group, agentId, action, context: { confidence: stated }, needed, weight }) =>
    stated !== undefined && stated >= 0 && stated <= 1
      ? [{ id, group, agentId, actionName: action.name, stated, approved: !needed, needed, weight }]
      : [],
  );

/** In the order of the keys, so that the same labels give the same text. */
const grouped = (items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly [string, readonly Item[]])[] =>
  [...Map.groupBy(items, keyOf)].toSorted(([a], [b]) => (a < b ? -1 : 1));

type Curves = Pick<Calibrator, 'everybody' | 'byAgent' | 'byAction'>;

/** Everybody's curve first, then each agent's around it, then each of the agent's actions around that. */
const curvesOf = (items: readonly Item[], minimum: number): Curves => {
  if (items.length < minimum || items.length === 0) return { everybody: null, byAgent: {}, byAction: {} };
  const everybody = fitCurve(items, AS_STATED);
  const byAgent: Record<string, CalibrationCurve> = {};
  const byAction: Record<string, CalibrationCurve> = {};
  for (const [agentId, ofAgent] of grouped(items, (item) => item.agentId)) {
    if (ofAgent.length < minimum) continue;
    const agent = fitCurve(ofAgent, around(everybody.platt));
    byAgent[agentId] = agent.curve;
    for (const [actionName, ofAction] of grouped(ofAgent, (item) => item.actionName)) {
      if (ofAction.length < minimum) continue;
      byAction[curveKey(agentId, actionName)] = fitCurve(ofAction, around(agent.platt)).curve;
    }
  }
  return { everybody: everybody.curve, byAgent, byAction };
};

const calibratorOf = (items: readonly Item[], { minimum, trainedAt, version }: CalibratorOptions): Calibrator => ({
  kind: 'calibrator',
  version,
  trainedAt,
  minimum,
  n: items.length,
  ...curvesOf(items, minimum),
  operating: [],
});

/** The learners of the folds have fewer labels; with the same minimum they would be other learners than the trained one. */
const minimumOfFold = (minimum: number): number => Math.max(1, Math.floor((minimum * (FOLDS - 1)) / FOLDS));

const crossFittedItems = (items: readonly Item[], options: CalibratorOptions) =>
  crossFitted(items, FOLDS, (others) => calibratorOf(others, { ...options, minimum: minimumOfFold(options.minimum) })).flatMap(
    ({ item, learner }) => {
      const calibrated = calibrate(learner, item.agentId, item.actionName, item.stated);
      return calibrated === null ? [] : [{ item, calibrated }];
    },
  );

export type CalibratedLabel = {
  readonly id: string;
  readonly group: string;
  /** What a calibrator said that had seen neither this label nor any of its group. */
  readonly calibrated: number;
  readonly needed: boolean;
  readonly weight: number;
};

/** Each label that has a stated confidence with an honest calibrated one: for reliability, suggestions, evaluation. */
export const crossFittedConfidence = (labelled: readonly Labelled[], minimum: number): readonly CalibratedLabel[] =>
  crossFittedItems(itemsOf(labelled), { minimum, trainedAt: 0, version: 'fold' }).map(({ item, calibrated }) => ({
    id: item.id,
    group: item.group,
    calibrated,
    needed: item.needed,
    weight: item.weight,
  }));

/**
 * Learns what a stated confidence is worth, per agent × action, from what people decided (SPEC J-04 to J-12). Labels
 * without a stated confidence say nothing about it and are left out. The same labels in any order give the same
 * calibrator.
 */
export const trainCalibrator = (labelled: readonly Labelled[], options: CalibratorOptions): Result<Calibrator, TooFew> => {
  const items = itemsOf(labelled);
  if (items.length < Math.max(1, options.minimum)) return err(tooFew(items.length, options.minimum));
  const trained = calibratorOf(items, options);
  const scored = crossFittedItems(items, options).flatMap(({ item, calibrated }) => {
    const final = calibrate(trained, item.agentId, item.actionName, item.stated);
    return final === null ? [] : [{ trained: 1 - final, crossFitted: 1 - calibrated, needed: item.needed, weight: item.weight }];
  });
  return ok({ ...trained, operating: operatingTable(scored) });
};
