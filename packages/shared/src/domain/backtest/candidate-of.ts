import { SubmissionKey } from '../../model/ids.ts';
import type { CompiledPolicy } from '../routing/compile-policy.ts';
import { routeAction } from '../routing/route-action.ts';
import type { Candidate } from './candidate.ts';

/** Longest submission key. */
const KEY_CHARACTERS = 256;

/**
 * A compiled policy as the backtest asks it. No item is open beside the one that is routed, nobody is paused, and audits
 * are drawn with a salt made of the seed: those of the hub are its secret.
 * @param name under which it is shown
 */
export const candidateOf = (name: string, compiled: CompiledPolicy, seed: number): Candidate => {
  const { version, costs, confidence, prediction, sampling } = compiled.document;
  return {
    name,
    version,
    costs,
    minimum: { calibrator: confidence.calibrated?.minimum ?? null, predictor: prediction?.minimum ?? null },
    notes:
      sampling.minutesPerDay === undefined
        ? []
        : ['audits by reviewer-minutes are planned day by day and not replayed; its least rates count.'],
    assess: ({ id, agentId, action, context, at, past }, learned) => {
      const { routing } = routeAction(compiled, {
        key: SubmissionKey.parse(id.slice(0, KEY_CHARACTERS)),
        agentId,
        action,
        context,
        at,
        past,
        learned,
        openCount: 0,
        salt: `backtest-${seed}`,
      });
      const { route, rule, reasons, riskClass, calibratedConfidence, predicted } = routing;
      return {
        route,
        rule,
        reasons,
        riskClass,
        calibrated: calibratedConfidence ?? null,
        predicted: predicted?.probability ?? null,
      };
    },
  };
};
