import type { SummaryFact } from './summary-view.ts';
import { countTokens } from './tokens.ts';

/** Must-read tokens: what we aim at, what may never be passed, and what the whole first screen may hold (SPEC V-02). */
export const AIM_TOKENS = 30;
export const LIMIT_TOKENS = 35;
const SCREEN_TOKENS = 60;
const MOST_ODD = 3;
const MOST_NEUTRAL = 3;

export const factTokens = ({ label, value, baseline = '' }: SummaryFact): number =>
  countTokens(label) + countTokens(value) + countTokens(baseline);

export type Chosen = { readonly facts: readonly SummaryFact[]; readonly more: number; readonly mustRead: number };

/**
 * Odd facts in order while they fit the aim; the first may use the room up to the limit, so that the
 * weightiest is not lost to a long sentence. Then neutral ones while the first screen has room.
 */
export const chooseFacts = (facts: readonly SummaryFact[], already: number): Chosen => {
  const chosen: SummaryFact[] = [];
  let mustRead = already;
  for (const fact of facts.filter(({ odd }) => odd)) {
    const room = chosen.length === 0 ? LIMIT_TOKENS : AIM_TOKENS;
    const next = mustRead + factTokens(fact);
    if (chosen.length === MOST_ODD || next > room) continue;
    chosen.push(fact);
    mustRead = next;
  }
  let screen = mustRead;
  let neutral = 0;
  for (const fact of facts.filter(({ odd }) => !odd)) {
    const next = screen + factTokens(fact);
    if (neutral === MOST_NEUTRAL || next > SCREEN_TOKENS) continue;
    chosen.push(fact);
    screen = next;
    neutral++;
  }
  return { facts: chosen, more: facts.length - chosen.length, mustRead };
};
