import type { Settings } from '../../platform/settings.ts';

const SHOWN_DIGITS = 4;
const MOST_WORDS = 4;

/** A word as much as tells it from its neighbours: the end of a number, the first letter of a name. */
const shortened = (word: string): string => {
  const characters = [...word];
  const digits = characters.filter((character) => /\p{Nd}/u.test(character)).length;
  return digits >= SHOWN_DIGITS ? `…${characters.slice(-SHOWN_DIGITS).join('')}` : `${characters[0] ?? ''}.`;
};

/** "INV-20432, Meier & Huber" as "…0432 M. H.": enough to find it again, too little to know who it is (UX-51). */
export const masked = (text: string): string => {
  const words = text.split(/[\s,;:/]+/u).filter((word) => /[\p{L}\p{Nd}]/u.test(word));
  const shown = words.slice(0, MOST_WORDS).map(shortened).join(' ');
  return words.length > MOST_WORDS ? `${shown} …` : shown;
};

/** Who oversees all tiers sees many people's rows and decides few of them; the others choose for themselves. */
export const masksRows = (setting: Settings['maskRows'], role: string | undefined): boolean =>
  setting === 'always' || (setting === 'supervisors' && role === 'supervisor');
