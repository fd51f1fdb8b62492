import { cleanText } from './clean-text.ts';
import { countTokens } from './tokens.ts';

/** Most that a value may take on screen. */
export type Room = { readonly characters: number; readonly tokens: number };

/** More than this of a value is not even looked at: the largest string on the wire is 256 KiB. */
const LOOKED_AT = 2_000;
const TAIL = 6;
/** With both ends shown, a gap smaller than this would save nothing but a space. */
const GAP = 4;

/** Code points, and our own markers in one piece, so that no cut goes through one. */
const piecesOf = (text: string): readonly string[] => text.match(/⟦(?:U\+[0-9A-F]{4,6}|\+\d+)⟧|./gsu) ?? [];

const fits = (text: string, room: Room): boolean => [...text].length <= room.characters && countTokens(text) <= room.tokens;

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
  const tail = unseen === 0 ? (/\S*$/u.exec(pieces.slice(-TAIL).join(''))?.[0] ?? '') : '';
  for (const end of tail === '' ? [''] : [tail, '']) {
    const endLength = piecesOf(end).length;
    for (let length = Math.min(pieces.length - endLength - (end === '' ? 1 : GAP), room.characters); length > 0; length--) {
      const head = pieces.slice(0, length).join('').trimEnd();
      const shown = `${head}…(+${pieces.length - endLength - length + unseen})${end}`;
      if (fits(shown, room)) return shown;
    }
  }
  return `…(+${pieces.length + unseen})`;
};
