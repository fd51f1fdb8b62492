import type { AttemptedAction } from '../../model/context.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Judged } from '../../model/label.ts';
import { sameJson } from './same-json.ts';

const count = (attempts: readonly AttemptedAction[], outcome: AttemptedAction['outcome']): number =>
  attempts.filter((attempt) => attempt.outcome === outcome).length;

const NOTHING: JsonObject = {};

/** What earlier attempts in the conversation say; undefined throughout where the agent does not list them. */
export const attemptFeatures = ({ action, context: { actionsAttempted: attempts } }: Judged) => {
  const same = attempts?.filter(({ name }) => name === action.name);
  const failed = attempts === undefined ? undefined : count(attempts, 'failed');
  return {
    attempts: attempts?.length,
    same_call_before:
      same === undefined ? undefined : Number(same.some((attempt) => sameJson(attempt.arguments ?? NOTHING, action.arguments))),
    same_action_failed: same === undefined ? undefined : count(same, 'failed'),
    same_action_succeeded: same === undefined ? undefined : count(same, 'succeeded'),
    failed_attempts: failed,
    failed_share: failed === undefined ? undefined : failed / Math.max(1, attempts?.length ?? 0),
    retry_after_failure: attempts === undefined ? undefined : Number(attempts.at(-1)?.outcome === 'failed'),
  };
};
