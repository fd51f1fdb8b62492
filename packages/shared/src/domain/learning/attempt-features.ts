import type { AttemptedAction } from '../../model/context.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Judged } from '../../model/label.ts';
import { sameJson } from './same-json.ts';

const NOTHING: JsonObject = {};

/** What earlier attempts in the conversation say; undefined throughout where the agent does not list them. */
export const attemptFeatures = ({ action, context: { actionsAttempted: attempts } }: Judged) => {
  const isSame = ({ name, arguments: args = NOTHING }: AttemptedAction): boolean =>
    name === action.name && sameJson(args, action.arguments);
  return {
    attempts: attempts?.length,
    same_call_before: attempts === undefined ? undefined : Number(attempts.some(isSame)),
    failed_attempts: attempts?.filter(({ outcome }) => outcome === 'failed').length,
  };
};
