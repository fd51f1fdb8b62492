import type { ProposedAction } from '../../model/action.ts';
import type { ContextBundle } from '../../model/context.ts';
import type { RoutingPolicy } from '../../model/policy.ts';
import { DEFAULT_POLICY } from '../routing/default-policy.ts';
import { agentFacts } from './agent-facts.ts';
import { AIM_TOKENS, type Candidate, chooseFacts } from './choose-facts.ts';
import { completenessOf } from './completeness.ts';
import { type Waiting, consequenceOf } from './consequence.ts';
import { fitText } from './fit-text.ts';
import { headlineOf, textOfHeadline } from './headline.ts';
import { payloadFacts } from './neutral-facts.ts';
import { hubOddFacts } from './odd-facts.ts';
import type { Phrases } from './phrases.ts';
import type { SummaryFact, SummaryView } from './summary-view.ts';
import type { TemplateFact, TemplateRegistry } from './templates/template.ts';
import { showSlot } from './show-slot.ts';
import { countTokens } from './tokens.ts';
import { WHY_TOKENS, whyYou } from './why-you.ts';

export type SummaryInput = {
  readonly item: Waiting;
  readonly action: ProposedAction;
  readonly context: ContextBundle;
  /** Where limits are read; used only if it is the version that routed the item. The default policy when absent. */
  readonly policy?: RoutingPolicy;
  /** The team's own sentences, by action name. */
  readonly templates?: TemplateRegistry;
};

const ROOM = { characters: 32, tokens: 3 };

/** What the team's template says is odd; ours to show, since the team and not the agent wrote the rule. */
const templateFacts = (facts: readonly TemplateFact[], phrases: Phrases): readonly SummaryFact[] =>
  facts.map(({ label, value, baseline, path }) => ({
    label: fitText(label, { characters: 24, tokens: 3 }),
    value: showSlot(value, ROOM, phrases).text,
    ...(baseline === undefined ? {} : { baseline: fitText(baseline, { characters: 24, tokens: 3 }) }),
    odd: true,
    from: 'hub',
    source: { panel: 'raw', path },
  }));

/**
 * Tokens for why-you, tried in turn until the whole fits 30; the last is taken as it is (at most 35). The sentence has
 * no part in this: what the agent tells beside the action must not change a word of it.
 */
const WHY_AIMS = [5, 3] as const;

/** The ten-second card as data (SPEC V-01 to V-09). Pure: the same input gives the same view. */
export const summarise = (input: SummaryInput, phrases: Phrases): SummaryView => {
  let view = composed(input, phrases, WHY_TOKENS);
  for (const aim of WHY_AIMS) if (view.mustReadTokens > AIM_TOKENS) view = composed(input, phrases, aim);
  return view;
};

const composed = (
  { item, action, context, policy = DEFAULT_POLICY, templates }: SummaryInput,
  phrases: Phrases,
  whyAim: number,
): SummaryView => {
  const { routing } = item;
  const inspectable = !routing.reasons.includes('uninspectable_action');
  const irreversible = action.reversible !== true;
  const { segments, filling, oddFacts } = headlineOf(action, inspectable, phrases, templates);
  const headline = textOfHeadline(segments);
  const why = whyYou(routing, item.reviewTier, phrases, whyAim);
  const riskWords = irreversible ? `${phrases.risk[routing.riskClass]} ${phrases.irreversible}` : phrases.risk[routing.riskClass];
  const consequence = consequenceOf(item, phrases);
  const source = {
    routing,
    action,
    context,
    argumentAmount: inspectable ? filling.argumentAmount : undefined,
    policy: policy.version === routing.policyVersion ? policy : undefined,
  };
  const plain = (facts: readonly SummaryFact[]): readonly Candidate[] => facts.map((fact) => ({ fact }));
  const candidates = [
    ...plain(hubOddFacts(source, phrases)),
    ...plain(inspectable ? templateFacts(oddFacts, phrases) : []),
    ...agentFacts(context, phrases),
    ...plain(inspectable ? payloadFacts(action, segments, phrases) : []),
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
