import type { ProposedAction } from '../../model/action.ts';
import type { ContextBundle } from '../../model/context.ts';
import type { ExemptibleReason, RequiredField, RoutingPolicy } from '../../model/policy.ts';
import { argumentsErrors } from '../escalation/arguments.ts';
import { sentimentOf } from '../learning/sentiment.ts';
import { exceedsMajorUnits } from '../money.ts';
import { limitFor, missingFields } from './limits.ts';

export type Subject = { readonly action: ProposedAction; readonly context: ContextBundle };

const fold = (domain: string): string => domain.trim().toLowerCase();

const isRegulated = (policy: RoutingPolicy, domain: string | undefined): boolean =>
  domain !== undefined && policy.regulatedDomains.some((regulated) => fold(regulated) === fold(domain));

/** What the typed action and the context show, before anything is concluded from it. */
export type Findings = {
  readonly highValue: boolean;
  /** So large that it is critical when it cannot be undone. */
  readonly criticalValue: boolean;
  /** Where policy says so, "not stated" counts as irreversible (the article's `if not decision.reversible`). */
  readonly irreversible: boolean;
  readonly negativeSentiment: boolean;
  readonly regulated: boolean;
  /** Arguments that break their own schema, or a schema that cannot be used: nobody can say what would run. */
  readonly uninspectable: boolean;
  readonly missing: readonly RequiredField[];
  /** undefined: not stated, or a number that is no probability and so says as little. */
  readonly confidence: number | undefined;
};

const isIrreversible = ({ unstatedReversibility }: RoutingPolicy, { reversible }: ProposedAction): boolean =>
  reversible === undefined ? unstatedReversibility === 'irreversible' : !reversible;

/** What the agent states; else, where policy wants it, what the customer's words sound like. */
const moodOf = ({ estimateSentiment }: RoutingPolicy, context: ContextBundle): number | undefined =>
  context.sentimentScore ?? (estimateSentiment ? sentimentOf(context)?.score : undefined);

/** A value that is no number falls on the unsafe side of its limit; a value that is absent proves nothing. */
export const assess = (policy: RoutingPolicy, { action, context }: Subject): Findings => {
  const { amount } = action;
  const { confidence } = context;
  const mood = moodOf(policy, context);
  return {
    highValue: amount !== undefined && exceedsMajorUnits(amount, limitFor(policy.highValue, amount.currency)),
    criticalValue: amount !== undefined && exceedsMajorUnits(amount, limitFor(policy.criticalValue, amount.currency)),
    irreversible: isIrreversible(policy, action),
    negativeSentiment: mood !== undefined && !(mood >= policy.negativeSentiment),
    regulated: isRegulated(policy, action.domain),
    uninspectable: argumentsErrors(action.argumentsSchema, action.arguments).length > 0,
    missing: missingFields(policy, action),
    confidence: confidence !== undefined && confidence >= 0 && confidence <= 1 ? confidence : undefined,
  };
};

/** The findings without those that a rule of the policy takes out, and whether one of them was really there. */
export const without = (
  found: Findings,
  exempt: readonly ExemptibleReason[],
): { readonly found: Findings; readonly tookOut: boolean } => {
  if (exempt.length === 0) return { found, tookOut: false };
  const highValue = found.highValue && !exempt.includes('high_value_transaction');
  const irreversible = found.irreversible && !exempt.includes('irreversible_action');
  const negativeSentiment = found.negativeSentiment && !exempt.includes('negative_sentiment');
  const regulated = found.regulated && !exempt.includes('regulated_domain');
  return {
    found: { ...found, highValue, criticalValue: found.criticalValue && highValue, irreversible, negativeSentiment, regulated },
    tookOut:
      highValue !== found.highValue ||
      irreversible !== found.irreversible ||
      negativeSentiment !== found.negativeSentiment ||
      regulated !== found.regulated,
  };
};
