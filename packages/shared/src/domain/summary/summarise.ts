import type { ProposedAction } from '../../model/action.ts';
import type { ContextBundle } from '../../model/context.ts';
import type { RoutingPolicy } from '../../model/policy.ts';
import { DEFAULT_POLICY } from '../routing/default-policy.ts';
import { agentFacts } from './agent-facts.ts';
import { chooseFacts } from './choose-facts.ts';
import { completenessOf } from './completeness.ts';
import { type Waiting, consequenceOf } from './consequence.ts';
import { headlineOf, textOfHeadline } from './headline.ts';
import { payloadFacts } from './neutral-facts.ts';
import { hubOddFacts } from './odd-facts.ts';
import type { Phrases } from './phrases.ts';
import type { SummaryView } from './summary-view.ts';
import { countTokens } from './tokens.ts';
import { whyYou } from './why-you.ts';

export type SummaryInput = {
  readonly item: Waiting;
  readonly action: ProposedAction;
  readonly context: ContextBundle;
  /** Where limits are read; used only if it is the version that routed the item. The default policy when absent. */
  readonly policy?: RoutingPolicy;
};

/** The ten-second card as data (SPEC V-01 to V-09). Pure: the same input gives the same view. */
export const summarise = ({ item, action, context, policy = DEFAULT_POLICY }: SummaryInput, phrases: Phrases): SummaryView => {
  const { routing } = item;
  const inspectable = !routing.reasons.includes('uninspectable_action');
  const irreversible = action.reversible !== true;
  const { segments, filling } = headlineOf(action, inspectable, phrases);
  const headline = textOfHeadline(segments);
  const why = whyYou(routing, item.reviewTier, phrases);
  const riskWords = irreversible ? `${phrases.risk[routing.riskClass]} ${phrases.irreversible}` : phrases.risk[routing.riskClass];
  const consequence = consequenceOf(item, phrases);
  const source = {
    routing,
    action,
    context,
    argumentAmount: inspectable ? filling.argumentAmount : undefined,
    policy: policy.version === routing.policyVersion ? policy : undefined,
  };
  const candidates = [
    ...hubOddFacts(source, phrases),
    ...agentFacts(context, phrases),
    ...(inspectable ? payloadFacts(action, segments, phrases) : []),
  ];
  const already = [headline, why, riskWords, consequence.text].reduce((sum, text) => sum + countTokens(text), 0);
  const { facts, more, mustRead } = chooseFacts(candidates, already);
  return {
    inspectable,
    riskClass: routing.riskClass,
    irreversible,
    riskWords,
    headline: segments,
    whyYou: why,
    reasons: routing.reasons,
    facts,
    moreFacts: more,
    consequence,
    completeness: completenessOf(context),
    mustReadTokens: mustRead,
  };
};
