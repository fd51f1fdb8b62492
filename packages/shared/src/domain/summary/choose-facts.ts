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

/** A fact, and how it reads where there are tokens to spare. */
export type Candidate = { readonly fact: SummaryFact; readonly roomy?: SummaryFact };

export type Chosen = { readonly facts: readonly SummaryFact[]; readonly more: number; readonly mustRead: number };

/** The same facts, in their roomy form while `spare` tokens last: no fact is left out so that another has more words. */
const widened = (
  chosen: readonly Candidate[],
  spare: number,
): { readonly facts: readonly SummaryFact[]; readonly spent: number } => {
  let spent = 0;
  const facts = chosen.map(({ fact, roomy = fact }) => {
    const extra = factTokens(roomy) - factTokens(fact);
    if (extra <= 0 || spent + extra > spare) return fact;
    spent += extra;
    return roomy;
  });
  return { facts, spent };
};

/**
 * Odd facts in order while they fit the aim; the first may use the room up to the limit, so that the
 * weightiest is not lost to a long sentence. Then neutral ones while the first screen has room.
 */
export const chooseFacts = (candidates: readonly Candidate[], already: number): Chosen => {
  const odd: Candidate[] = [];
  let mustRead = already;
  for (const candidate of candidates.filter(({ fact }) => fact.odd)) {
    const room = odd.length === 0 ? LIMIT_TOKENS : AIM_TOKENS;
    const next = mustRead + factTokens(candidate.fact);
    if (odd.length === MOST_ODD || next > room) continue;
    odd.push(candidate);
    mustRead = next;
  }
  const first = widened(odd, AIM_TOKENS - mustRead);
  mustRead += first.spent;
  const neutral: Candidate[] = [];
  let screen = mustRead;
  for (const candidate of candidates.filter(({ fact }) => !fact.odd)) {
    const next = screen + factTokens(candidate.fact);
    if (neutral.length === MOST_NEUTRAL || next > SCREEN_TOKENS) continue;
    neutral.push(candidate);
    screen = next;
  }
  const facts = [...first.facts, ...widened(neutral, SCREEN_TOKENS - screen).facts];
  return { facts, more: candidates.length - facts.length, mustRead };
};
