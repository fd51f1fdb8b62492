import type { Money, ProposedAction } from '../../model/action.ts';
import type { ContextBundle } from '../../model/context.ts';
import type { Routing } from '../../model/escalation.ts';
import type { RoutingPolicy } from '../../model/policy.ts';
import { exceedsMajorUnits, formatMajorUnits, formatMoney } from '../money.ts';
import { highValueLimit, missingFields } from '../routing/limits.ts';
import { type Room, fitText } from './fit-text.ts';
import type { Phrases } from './phrases.ts';
import { showSlot } from './show-slot.ts';
import { triggerOf } from './locate-fact.ts';
import type { FactSource, SummaryFact } from './summary-view.ts';
import { amountsAgree } from './templates/amounts-agree.ts';
import { type Slot, amountOf } from './templates/slot.ts';

const VALUE: Room = { characters: 32, tokens: 3 };

export type Subject = {
  readonly routing: Routing;
  readonly action: ProposedAction;
  readonly context: ContextBundle;
  /** The amount that the arguments carry, where a template knows it. */
  readonly argumentAmount: Slot | undefined;
  /** The policy that routed the item; without it no limit is shown, since a wrong one misleads. */
  readonly policy: RoutingPolicy | undefined;
};

const fact = (more: Omit<SummaryFact, 'odd' | 'from'>): readonly SummaryFact[] => [{ odd: true, from: 'hub', ...more }];
const raw = (path: string): FactSource => ({ panel: 'raw', path });

/** Which argument carries this amount; all of them where that cannot be told. */
const pathOf = ({ arguments: args }: ProposedAction, found: Slot): string => {
  const key = Object.keys(args).find((name) => {
    const value = amountOf(args, name);
    return value !== undefined && JSON.stringify(value) === JSON.stringify(found);
  });
  return key === undefined ? 'arguments' : `arguments.${key}`;
};

/** The agent declares one amount and asks to run with another: one of them is not what it seems. */
const amountConflict = ({ action, argumentAmount }: Subject, phrases: Phrases): readonly SummaryFact[] => {
  const { amount } = action;
  return amount === undefined || argumentAmount === undefined || amountsAgree(amount, argumentAmount)
    ? []
    : fact({
        label: phrases.labels.amount_in_arguments,
        value: showSlot(argumentAmount, VALUE, phrases).text,
        baseline: phrases.declared(formatMoney(amount, phrases.locale, phrases.minorUnits)),
        source: raw(pathOf(action, argumentAmount)),
      });
};

/**
 * Above the limit: the declared amount where policy said so, else one that only the arguments carry. A posting moves
 * no money and so declares none, but who signs it should not overlook how much it is.
 */
const largeAmount = ({ routing, action, argumentAmount, policy }: Subject, phrases: Phrases): readonly SummaryFact[] => {
  const limitOf = ({ currency }: Money): number | undefined => policy && highValueLimit(policy, currency);
  const show = (amount: Money, source: FactSource): readonly SummaryFact[] => {
    const limit = limitOf(amount);
    return fact({
      label: phrases.labels.amount,
      value: formatMoney(amount, phrases.locale, phrases.minorUnits),
      ...(limit === undefined ? {} : { baseline: phrases.limit(formatMajorUnits(limit, amount.currency, phrases.locale)) }),
      source,
    });
  };
  if (action.amount !== undefined)
    return routing.reasons.includes('high_value_transaction') ? show(action.amount, raw('amount')) : [];
  if (argumentAmount?.kind !== 'money') return [];
  const limit = limitOf(argumentAmount.money);
  return limit !== undefined && exceedsMajorUnits(argumentAmount.money, limit)
    ? show(argumentAmount.money, raw(pathOf(action, argumentAmount)))
    : [];
};

const absent = ({ policy, action }: Subject, phrases: Phrases): readonly SummaryFact[] =>
  (policy === undefined ? [] : missingFields(policy, action)).flatMap((field) =>
    fact({ label: phrases.labels[field], value: phrases.notProvided, source: raw(field) }),
  );

const sentiment = ({ routing, context, policy }: Subject, phrases: Phrases): readonly SummaryFact[] => {
  if (context.sentimentScore === undefined || !routing.reasons.includes('negative_sentiment')) return [];
  const number = new Intl.NumberFormat(phrases.locale, { minimumFractionDigits: 1, maximumFractionDigits: 3 });
  return fact({
    label: phrases.labels.sentiment,
    value: number.format(context.sentimentScore),
    ...(policy === undefined ? {} : { baseline: phrases.limit(number.format(policy.negativeSentiment)) }),
    source: { panel: 'conversation', turn: Math.max(0, triggerOf(context.conversation ?? [])) },
  });
};

const domain = ({ routing, action }: Subject, phrases: Phrases): readonly SummaryFact[] =>
  action.domain === undefined || !routing.reasons.includes('regulated_domain')
    ? []
    : fact({
        label: phrases.labels.domain,
        value: fitText(action.domain, VALUE),
        baseline: phrases.regulated,
        source: raw('domain'),
      });

/** What the hub itself finds odd, the weightiest first. Never confidence, never the agent's advice (UX-23). */
export const hubOddFacts = (source: Subject, phrases: Phrases): readonly SummaryFact[] => [
  ...amountConflict(source, phrases),
  ...(source.routing.reasons.includes('uninspectable_action')
    ? fact({ label: phrases.labels.arguments, value: phrases.breaksSchema, source: raw('arguments') })
    : []),
  ...largeAmount(source, phrases),
  ...absent(source, phrases),
  ...sentiment(source, phrases),
  ...domain(source, phrases),
  ...(source.action.reversible === undefined
    ? fact({ label: phrases.labels.reversible, value: phrases.notStated, source: raw('reversible') })
    : []),
];
