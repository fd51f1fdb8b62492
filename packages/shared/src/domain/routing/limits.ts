import type { ProposedAction } from '../../model/action.ts';
import type { RequiredField, RoutingPolicy } from '../../model/policy.ts';
import { matchesAny } from './action-pattern.ts';

type Limits = RoutingPolicy['highValue'];

/** The limit for this currency, in its major units. */
export const limitFor = ({ limit, byCurrency }: Limits, currency: string): number =>
  (Object.hasOwn(byCurrency, currency) ? byCurrency[currency] : undefined) ?? limit;

/** From which amount on an action is `high_value_transaction`, in major units of the currency. */
export const highValueLimit = ({ highValue }: RoutingPolicy, currency: string): number => limitFor(highValue, currency);

/** Fields that policy wants for such an action and that are not there. */
export const missingFields = (policy: RoutingPolicy, action: ProposedAction): readonly RequiredField[] => {
  const wanted = policy.requiredFields.filter(({ actions }) => matchesAny(action.name, actions)).flatMap(({ fields }) => fields);
  return [...new Set(wanted)].filter((field) => action[field] === undefined);
};
