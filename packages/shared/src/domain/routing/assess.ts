import type { ProposedAction } from '../../model/action.ts';
import type { ContextBundle } from '../../model/context.ts';
import type { RequiredField, RoutingPolicy } from '../../model/policy.ts';
import { argumentsErrors } from '../escalation/arguments.ts';
import { exceedsMajorUnits } from '../money.ts';
import { matchesAny } from './action-pattern.ts';

export type Subject = { readonly action: ProposedAction; readonly context: ContextBundle };

/** The limit for this currency, in its major units. */
export const highValueLimit = ({ highValue }: RoutingPolicy, currency: string): number =>
  (Object.hasOwn(highValue.byCurrency, currency) ? highValue.byCurrency[currency] : undefined) ?? highValue.limit;

const fold = (domain: string): string => domain.trim().toLowerCase();

const isRegulated = (policy: RoutingPolicy, domain: string | undefined): boolean =>
  domain !== undefined && policy.regulatedDomains.some((regulated) => fold(regulated) === fold(domain));

/** Fields that policy wants for such an action and that are not there. */
export const missingFields = (policy: RoutingPolicy, action: ProposedAction): readonly RequiredField[] => {
  const wanted = policy.requiredFields.filter(({ actions }) => matchesAny(action.name, actions)).flatMap(({ fields }) => fields);
  return [...new Set(wanted)].filter((field) => action[field] === undefined);
};

/** What the typed action and the context show, before anything is concluded from it. */
export type Findings = {
  readonly highValue: boolean;
  /** So large that it is critical when it cannot be undone. */
  readonly criticalValue: boolean;
  /** "Not stated" counts as irreversible (the article's `if not decision.reversible`). */
  readonly irreversible: boolean;
  readonly negativeSentiment: boolean;
  readonly regulated: boolean;
  /** Arguments that break their own schema, or a schema that cannot be used: nobody can say what would run. */
  readonly uninspectable: boolean;
  readonly missing: readonly RequiredField[];
  /** undefined: not stated, or a number that is no probability and so says as little. */
  readonly confidence: number | undefined;
};

/** A value that is no number falls on the unsafe side of its limit; a value that is absent proves nothing. */
export const assess = (policy: RoutingPolicy, { action, context }: Subject): Findings => {
  const { amount } = action;
  const { sentimentScore, confidence } = context;
  return {
    highValue: amount !== undefined && exceedsMajorUnits(amount, highValueLimit(policy, amount.currency)),
    criticalValue: amount !== undefined && exceedsMajorUnits(amount, policy.criticalValue),
    irreversible: action.reversible !== true,
    negativeSentiment: sentimentScore !== undefined && !(sentimentScore >= policy.negativeSentiment),
    regulated: isRegulated(policy, action.domain),
    uninspectable: argumentsErrors(action.argumentsSchema, action.arguments).length > 0,
    missing: missingFields(policy, action),
    confidence: confidence !== undefined && confidence >= 0 && confidence <= 1 ? confidence : undefined,
  };
};
