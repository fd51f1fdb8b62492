import type { ActionTemplate } from '../../../model/action-template.ts';
import { type Group, parseSentence, slotsOf } from '../sentence.ts';
import { countTokens } from '../tokens.ts';

/** What is wrong with a template. `limit` and `found` are there when a limit was passed, in tokens (SPEC V-02). */
export type TemplateError = {
  readonly field: string;
  readonly message: string;
  readonly limit?: number;
  readonly found?: number;
};

export const HEADLINE_TOKENS = 14;
const FACT_TOKENS = 3;
/** The longest amount, such as "ZZZ 1,000 (minor units)", has four tokens where other values need one. */
const MONEY_TOKENS = 4;

/** The fewest tokens that a sentence can be cut to: its own words outside of brackets, and its values. */
const leastTokens = (groups: readonly Group[], slots: ActionTemplate['slots']): number => {
  const needed = groups.filter(({ optional }) => !optional).flatMap(({ pieces }) => pieces);
  const words = needed.map((piece) => ('text' in piece ? piece.text : ' X ')).join('');
  const amounts = needed.filter((piece) => 'slot' in piece && slots[piece.slot]?.as === 'money').length;
  const declared = Object.values(slots).some(({ from }) => from === 'amount') ? 0 : MONEY_TOKENS;
  return countTokens(words) + amounts * (MONEY_TOKENS - 1) + declared;
};

const tooLong = (field: string, text: string): readonly TemplateError[] => {
  const found = countTokens(text);
  return found <= FACT_TOKENS ? [] : [{ field, limit: FACT_TOKENS, found, message: `${found} words, at most ${FACT_TOKENS}` }];
};

/** Whether the template keeps to the word budget of the ten-second card, and whether its sentence can be read at all. */
export const budgetErrors = ({ headline, slots, oddFacts = [] }: ActionTemplate, at: string): readonly TemplateError[] => {
  const field = `${at}.headline`;
  const bare = headline.replace(/\{\w+\}/g, '').replace(/\[[^[\]]*\]/g, '');
  if (/[{}[\]]/.test(bare)) return [{ field, message: 'braces and brackets must be closed and do not nest' }];
  const groups = parseSentence(headline);
  const named = new Set(groups.flatMap(slotsOf));
  const found = leastTokens(groups, slots);
  return [
    ...[...named]
      .filter((name) => !Object.hasOwn(slots, name))
      .map((name) => ({ field, message: `{${name}} is no slot of this template` })),
    ...Object.keys(slots)
      .filter((name) => !named.has(name))
      .map((name) => ({ field: `${at}.slots.${name}`, message: 'is not in the headline' })),
    ...(found <= HEADLINE_TOKENS
      ? []
      : [
          {
            field,
            limit: HEADLINE_TOKENS,
            found,
            message: `${found} words with every value at its shortest, at most ${HEADLINE_TOKENS}; an amount counts ${MONEY_TOKENS}`,
          },
        ]),
    ...oddFacts.flatMap(({ label, baseline = '' }, i) => [
      ...tooLong(`${at}.oddFacts.${i}.label`, label),
      ...tooLong(`${at}.oddFacts.${i}.baseline`, baseline),
    ]),
  ];
};
