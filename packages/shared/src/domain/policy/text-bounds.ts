import { Lexer } from 'yaml';

/** What a text has too much of, and from which character on; `offset` counts from 0. */
export type Excess = { readonly offset: number; readonly expected: string; readonly found: string };

/** Parts of a text: names, values, brackets, line breaks. Twice as many as the largest policy has. */
const MOST_PARTS = 100_000;
/** Policies are five deep. The parser calls itself for each level, and takes time by their square. */
const MOST_LEVELS = 24;
/** Anchors, aliases and tags together. */
const MOST_SIGNS = 200;

/** The lexer's own marks, which stand for no character of the text. */
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f']);
const OPENING: ReadonlySet<string> = new Set(['[', '{']);
const CLOSING: ReadonlySet<string> = new Set([']', '}']);
/** Each of them, on one line without a value between, opens another level. */
const INDICATORS: ReadonlySet<string> = new Set(['-', '?', ':']);

/**
 * What would keep the parser busy for seconds: a quarter of a megabyte of brackets takes it sixteen. The lexer's parts are
 * counted one by one, so that no more is read than it takes to refuse.
 */
export const excessIn = (text: string): Excess | undefined => {
  let [offset, parts, open, run, signs] = [0, 0, 0, 0, 0];
  for (const part of new Lexer().lex(text)) {
    parts += 1;
    if (parts > MOST_PARTS) return { offset, expected: `at most ${MOST_PARTS} names, values and signs`, found: 'more' };
    if (MARKS.has(part)) continue;
    if (OPENING.has(part)) open += 1;
    if (CLOSING.has(part)) open -= 1;
    if (open < 0) return { offset, expected: 'no bracket closed that is not open', found: part };
    if (INDICATORS.has(part)) run += 1;
    else if (part.trim() !== '' || part.includes('\n')) run = 0;
    if (open > MOST_LEVELS || run > MOST_LEVELS)
      return { offset, expected: `at most ${MOST_LEVELS} levels`, found: 'parts nested deeper' };
    if (/^[&*!]./.test(part)) signs += 1;
    if (signs > MOST_SIGNS) return { offset, expected: `at most ${MOST_SIGNS} anchors, aliases and tags`, found: 'more' };
    offset += part.length;
  }
  return undefined;
};
