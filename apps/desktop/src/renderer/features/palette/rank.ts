import { defaultFilter } from 'cmdk';

export type Candidate = { readonly id: string; readonly words: string };

/** Below this the letters are there, in order, but scattered: nobody who typed them meant that. */
const LEAST_SCORE = 0.02;

/**
 * The candidates that fit what was typed, the best first; equally good ones keep their order. Everything fits
 * nothing at all. Scores are those of cmdk: letters in order, better at the start of words.
 */
export const rank = <T extends Candidate>(candidates: readonly T[], typed: string): readonly T[] => {
  const wanted = typed.trim();
  if (wanted === '') return candidates;
  return candidates
    .map((candidate) => ({ candidate, score: defaultFilter(candidate.words, wanted) }))
    .filter(({ score }) => score > LEAST_SCORE)
    .sort((a, b) => b.score - a.score)
    .map(({ candidate }) => candidate);
};
