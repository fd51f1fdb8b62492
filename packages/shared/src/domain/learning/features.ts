import type { Judged } from '../../model/label.ts';
import { currencyExponent } from '../money.ts';
import { attemptFeatures } from './attempt-features.ts';
import type { FeatureName } from './feature-list.ts';
import { shareFromCustomer } from './from-customer.ts';
import { customerMoods, sentimentOf, sentimentTrajectory } from './sentiment.ts';

/** A number, a category, or undefined where the context does not tell: never a made-up zero. */
export type FeatureValue = number | string | undefined;
export type Features = Readonly<Record<FeatureName, FeatureValue>>;

/** A yes at the beginning, in a few languages. Weak: politeness begins like that too. */
const ASSENT =
  /^[^\p{L}]*(?:yes|yeah|yep|sure|ok|okay|please|correct|perfect|great|sounds good|go ahead|that works|confirmed?|i confirm|ja|oui|sí|si|sim|da)(?!\p{L})/iu;

const QUARTERS = ['00-06', '06-12', '12-18', '18-24'] as const;
const SIX_HOURS = 21_600_000;
const quarterOf = (at: number): string => QUARTERS[Math.floor(at / SIX_HOURS) % 4] ?? '00-06';

/** Proposals that a rate of nothing known counts for, and that rate: after n proposals it has moved n / (n + 4) of the way. */
const PRIOR = { n: 4, rate: 0.2 };
const rateOf = (n: number, hits: number): number | undefined =>
  n === 0 ? undefined : (hits + PRIOR.n * PRIOR.rate) / (n + PRIOR.n);

/** A number that is no probability says as little as none. */
const probabilityOrNothing = (value: number | undefined): number | undefined =>
  value !== undefined && value >= 0 && value <= 1 ? value : undefined;

const amountOf = ({ amount }: Judged['action']): number | undefined =>
  amount === undefined ? undefined : Math.abs(amount.minor) / 10 ** (currencyExponent(amount.currency) ?? 0);

/** An alternative that brings arguments for this action, or names it, is this action done otherwise. */
const otherActions = ({ action, context }: Judged): number | undefined =>
  context.alternatives?.filter(({ summary, arguments: args }) => args === undefined && !summary.includes(action.name)).length;

/** What the predictor may know of a proposal (SPEC J-22): all of it from before the decision, none of it from the decision. */
export const featuresOf = (judged: Judged): Features => {
  const { action, context, past, at } = judged;
  const { conversation, confidence } = context;
  const latest = conversation?.findLast(({ role }) => role === 'customer')?.text;
  const moods = customerMoods(context);
  return {
    customer_escalation_rate: rateOf(past.customer.n, past.customer.escalated),
    transaction_type: action.name,
    hour_of_day: quarterOf(at),
    message_length: latest?.length,
    sentiment_trajectory: sentimentTrajectory(moods),
    sentiment: sentimentOf(context, moods)?.score,
    confidence: probabilityOrNothing(confidence),
    override_rate: rateOf(past.agentAction.n, past.agentAction.needed),
    argument_size: JSON.stringify(action.arguments).length,
    conversation_length: conversation?.length,
    other_actions_considered: otherActions(judged),
    ...attemptFeatures(judged),
    amount: amountOf(action),
    customer_assents: latest === undefined ? undefined : Number(ASSENT.test(latest)),
    arguments_from_customer: shareFromCustomer(action, context),
  };
};
