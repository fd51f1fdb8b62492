import type { ProposedAction } from '../../model/action.ts';
import type { ContextBundle } from '../../model/context.ts';
import { textsIn } from './argument-texts.ts';

/** Characters of the customer's words that are looked at, the newest. */
const MOST_CHARACTERS = 4_000;

const wordsOfCustomer = (conversation: NonNullable<ContextBundle['conversation']>): string => {
  let words = '';
  for (let at = conversation.length - 1; at >= 0 && words.length < MOST_CHARACTERS; at--) {
    const turn = conversation[at];
    if (turn?.role === 'customer') words = `${turn.text.slice(-MOST_CHARACTERS)}\n${words}`;
  }
  return words.slice(-MOST_CHARACTERS).toLowerCase();
};

/** Letters and digits; beyond ASCII, whatever comes from the first accented letter on. */
const belongsToWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0xc0 && !(code >= 0x2000 && code < 0x2070));

/** As whole words: "SEA" is not in "search". */
const standsIn = (value: string, text: string): boolean => {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const [before, after] = [at - 1, at + value.length];
    if (
      !(before >= 0 && belongsToWord(text.charCodeAt(before))) &&
      !(after < text.length && belongsToWord(text.charCodeAt(after)))
    )
      return true;
  }
  return false;
};

/**
 * Share of the texts in an action's arguments that the customer said, 0 to 1: the less of it, the more the agent chose by itself.
 * @returns undefined where there is no conversation, or no text in the arguments
 */
export const shareFromCustomer = (action: ProposedAction, { conversation }: ContextBundle): number | undefined => {
  const texts = textsIn(action.arguments);
  if (conversation === undefined || texts.length === 0) return undefined;
  const words = wordsOfCustomer(conversation);
  let said = 0;
  for (const text of texts) if (standsIn(text.toLowerCase(), words)) said++;
  return said / texts.length;
};
