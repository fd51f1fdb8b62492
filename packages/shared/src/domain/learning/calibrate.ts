import type { CalibrationCurve, Calibrator } from '../../model/learned.ts';
import { curveAt } from './curve.ts';

/** The key of an agent's action in a calibrator; a NUL stands in no agent's id and in no action's name. */
export const curveKey = (agentId: string, actionName: string): string => `${agentId}\u0000${actionName}`;

export type ChosenCurve = { readonly curve: CalibrationCurve; readonly from: 'action' | 'agent' | 'everybody' };

const own = (curves: Readonly<Record<string, CalibrationCurve>>, key: string): CalibrationCurve | undefined =>
  Object.hasOwn(curves, key) ? curves[key] : undefined;

/**
 * The closest curve with enough labels: of the agent's action, else of the agent, else of everybody.
 * @param minimum labels that the caller asks for; the calibrator's own minimum holds beside it
 */
export const curveFor = (
  calibrator: Calibrator,
  agentId: string,
  actionName: string,
  minimum = calibrator.minimum,
): ChosenCurve | null => {
  const least = Math.max(minimum, calibrator.minimum);
  const candidates = [
    { curve: own(calibrator.byAction, curveKey(agentId, actionName)), from: 'action' },
    { curve: own(calibrator.byAgent, agentId), from: 'agent' },
    { curve: calibrator.everybody ?? undefined, from: 'everybody' },
  ] as const;
  for (const { curve, from } of candidates) if (curve !== undefined && curve.n >= least) return { curve, from };
  return null;
};

/**
 * Probability that a reviewer approves the action unchanged. Null where nothing was stated or no curve has enough
 * labels: then nothing is claimed (SPEC J-08). Never falls in `stated`. A curve that is borrowed, from the agent's
 * other actions or from other agents, never gives more than was stated: only caution can be borrowed.
 * @param stated confidence as the agent gave it, 0 to 1
 */
export const calibrate = (
  calibrator: Calibrator,
  agentId: string,
  actionName: string,
  stated: number | undefined,
  minimum?: number,
): number | null => {
  const chosen = stated === undefined ? null : curveFor(calibrator, agentId, actionName, minimum);
  if (stated === undefined || chosen === null) return null;
  const actual = curveAt(chosen.curve.knots, stated);
  return chosen.from === 'action' ? actual : Math.min(stated, actual);
};
