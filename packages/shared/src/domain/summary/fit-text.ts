import { cleanText } from './clean-text.ts';
import { countTokens } from './tokens.ts';

/** Most that a value may take on screen. */
export type Room = { readonly characters: number; readonly tokens: number };

/** More than this of a value is not even looked at: the largest string on the wire is 256 KiB. */
const LOOKED_AT = 2_000;
const TAIL = 6;
/** A last word up to this length is kept whole. */
const LAST_WORD = 10;
/** With both ends shown, a gap smaller than this would save nothing but a space. */
const GAP = 4;

/** Code points, and our own markers in one piece, so that no cut goes through one. */
const piecesOf = (text: string): readonly string[] => text.match(/⟦(?:U\+[0-9A-F]{4,6}|\+\d+)⟧|./gsu) ?? [];

const fits = (text: string, room: Room): boolean => [...text].length <= room.characters && countTokens(text) <= room.tokens;

/** The last word, or the end of one that is long, such as an account. */
const tailOf = (pieces: readonly string[]): string => {
  const start = pieces.lastIndexOf(' ') + 1;
  const isShort = start > 0 && pieces.length - start <= LAST_WORD;
  return /\S*$/u.exec(pieces.slice(isShort ? start : -TAIL).join(''))?.[0] ?? '';
};

/** Where the last whole word before a cut ends, unless going back there would cost half of what is shown. */
const wordEnd = (pieces: readonly string[], length: number): number | undefined => {
  const space = pieces.lastIndexOf(' ', length);
  return space >= length / 2 ? space : undefined;
};

const beginning = (raw: string): string => {
  const cut = raw.slice(0, LOOKED_AT);
  return /[\uD800-\uDBFF]$/u.test(cut) ? cut.slice(0, -1) : cut;
};

/**
 * An untrusted value, cleaned, on one line, within `room`. What does not fit leaves a marker with the
 * number of characters left out, `begin…(+120)end`: both ends stay, since accounts and paths differ
 * there. Always at least the marker.
 */
export const fitText = (raw: string, room: Room): string => {
  const start = beginning(raw);
  const unseen = raw.length - start.length;
  const cleaned = cleanText(start.replace(/\p{Zs}+/gu, ' ').trim(), { identifier: true });
  if (unseen === 0 && fits(cleaned, room)) return cleaned;
  const pieces = piecesOf(cleaned);
  const tail = unseen === 0 ? tailOf(pieces) : '';
  for (const end of tail === '' ? [''] : [tail, '']) {
    const endLength = piecesOf(end).length;
    for (let length = Math.min(pieces.length - endLength - (end === '' ? 1 : GAP), room.characters); length > 0; length--) {
      const cut = (at: number): string =>
        `${pieces.slice(0, at).join('').trimEnd()}…(+${pieces.length - endLength - at + unseen})${end}`;
      if (!fits(cut(length), room)) continue;
      const whole = wordEnd(pieces, length);
      return whole !== undefined && fits(cut(whole), room) ? cut(whole) : cut(length);
    }
  }
  return `…(+${pieces.length + unseen})`;
};
