import type { Money, ProposedAction } from '../../model/action.ts';
import type { ContextBundle } from '../../model/context.ts';
import type { Routing } from '../../model/escalation.ts';
import type { RoutingPolicy } from '../../model/policy.ts';
import { currencyExponent, formatMajorUnits, formatMoney } from '../money.ts';
import { highValueLimit, missingFields } from '../routing/assess.ts';
import { type Room, fitText } from './fit-text.ts';
import type { Phrases } from './phrases.ts';
import { showSlot } from './show-slot.ts';
import type { SummaryFact } from './summary-view.ts';
import type { Slot } from './templates/slot.ts';

const VALUE: Room = { characters: 32, tokens: 3 };

export type FactSource = {
  readonly routing: Routing;
  readonly action: ProposedAction;
  readonly context: ContextBundle;
  /** The amount that the arguments carry, where a template knows it. */
  readonly argumentAmount: Slot | undefined;
  /** The policy that routed the item; without it no limit is shown, since a wrong one misleads. */
  readonly policy: RoutingPolicy | undefined;
};

const fact = (more: Omit<SummaryFact, 'odd' | 'from'>): readonly SummaryFact[] => [{ odd: true, from: 'hub', ...more }];

/** A bare number may mean major or minor units; it agrees if either reading does. */
const agrees = (amount: Money, found: Slot): boolean => {
  if (found.kind === 'money') return found.money.minor === amount.minor && found.money.currency === amount.currency;
  if (found.kind !== 'number' || found.number === amount.minor) return true;
  return Math.abs(found.number * 10 ** (currencyExponent(amount.currency) ?? 0) - amount.minor) < 0.5;
};

/** The agent declares one amount and asks to run with another: one of them is not what it seems. */
const amountConflict = ({ action: { amount }, argumentAmount }: FactSource, phrases: Phrases): readonly SummaryFact[] =>
  amount === undefined || argumentAmount === undefined || agrees(amount, argumentAmount)
    ? []
    : fact({
        label: phrases.labels.amount_in_arguments,
        value: showSlot(argumentAmount, VALUE, phrases).text,
        baseline: phrases.declared(formatMoney(amount, phrases.locale, phrases.minorUnits)),
        panel: 'raw',
      });

const largeAmount = ({ routing, action: { amount }, policy }: FactSource, phrases: Phrases): readonly SummaryFact[] =>
  amount === undefined || !routing.reasons.includes('high_value_transaction')
    ? []
    : fact({
        label: phrases.labels.amount,
        value: formatMoney(amount, phrases.locale, phrases.minorUnits),
        ...(policy === undefined
          ? {}
          : {
              baseline: phrases.limit(formatMajorUnits(highValueLimit(policy, amount.currency), amount.currency, phrases.locale)),
            }),
        panel: 'transaction',
      });

const absent = ({ policy, action }: FactSource, phrases: Phrases): readonly SummaryFact[] =>
  (policy === undefined ? [] : missingFields(policy, action)).flatMap((field) =>
    fact({ label: phrases.labels[field], value: phrases.notProvided, panel: 'raw' }),
  );

const sentiment = ({ routing, context, policy }: FactSource, phrases: Phrases): readonly SummaryFact[] => {
  if (context.sentimentScore === undefined || !routing.reasons.includes('negative_sentiment')) return [];
  const number = new Intl.NumberFormat(phrases.locale, { minimumFractionDigits: 1, maximumFractionDigits: 3 });
  return fact({
    label: phrases.labels.sentiment,
    value: number.format(context.sentimentScore),
    ...(policy === undefined ? {} : { baseline: phrases.limit(number.format(policy.negativeSentiment)) }),
    panel: 'conversation',
  });
};

const domain = ({ routing, action }: FactSource, phrases: Phrases): readonly SummaryFact[] =>
  action.domain === undefined || !routing.reasons.includes('regulated_domain')
    ? []
    : fact({ label: phrases.labels.domain, value: fitText(action.domain, VALUE), baseline: phrases.regulated, panel: 'policy' });

/** What the hub itself finds odd, the weightiest first. Never confidence, never the agent's advice (UX-23). */
export const hubOddFacts = (source: FactSource, phrases: Phrases): readonly SummaryFact[] => [
  ...amountConflict(source, phrases),
  ...(source.routing.reasons.includes('uninspectable_action')
    ? fact({ label: phrases.labels.arguments, value: phrases.breaksSchema, panel: 'raw' })
    : []),
  ...largeAmount(source, phrases),
  ...absent(source, phrases),
  ...sentiment(source, phrases),
  ...domain(source, phrases),
  ...(source.action.reversible === undefined
    ? fact({ label: phrases.labels.reversible, value: phrases.notStated, panel: 'raw' })
    : []),
];
