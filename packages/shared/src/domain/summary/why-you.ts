import type { Routing } from '../../model/escalation.ts';
import type { ReviewTier } from '../../model/vocabulary.ts';
import type { Phrases } from './phrases.ts';
import { countTokens } from './tokens.ts';

export const WHY_TOKENS = 8;

/** As many phrases as fit, the first always; what is left out is counted. */
const join = (phrases: readonly string[], { andMore }: Phrases, aim: number): string => {
  for (let count = phrases.length; count > 1; count--) {
    const rest = phrases.length - count;
    const text = [...phrases.slice(0, count), ...(rest === 0 ? [] : [andMore(rest)])].join(', ');
    if (countTokens(text) <= aim) return text;
  }
  const [first = ''] = phrases;
  const text = phrases.length > 1 ? `${first}, ${andMore(phrases.length - 1)}` : first;
  return countTokens(text) <= WHY_TOKENS ? text : first;
};

/** Why a person is asked, in at most eight tokens: the rule where it was no reason, and the reasons. */
export const whyYou = (routing: Routing, reviewTier: ReviewTier, phrases: Phrases, aim = WHY_TOKENS): string => {
  const reasons = routing.reasons.map((reason) => phrases.reasons[reason]);
  // Rows of an older hub may name a rule that is no longer known.
  const rules: { readonly [rule: string]: string | undefined } = phrases.rules;
  const rule = Object.hasOwn(rules, routing.rule) ? rules[routing.rule] : undefined;
  const said = rule === undefined ? reasons : [rule, ...reasons];
  return join(reviewTier === routing.reviewTier ? said : [phrases.raised, ...said], phrases, aim);
};
