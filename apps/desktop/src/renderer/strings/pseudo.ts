import type { Phrases } from '@countersign/shared/domain/summary/phrases';
import { PHRASES_EN } from '@countersign/shared/domain/summary/phrases-en';
import { en } from './en.ts';
import type { Catalogue, Messages } from './messages.ts';
import { pseudoText, pseudoWords } from './pseudo-text.ts';

const isAlone = (text: string, at: number, length: number): boolean =>
  !/\p{L}/u.test(text[at - 1] ?? '') && !/\p{L}/u.test(text[at + length] ?? '');

/** What a function was given comes back as it was: names and numbers are data, not words. "reject" in "rejected" is a word. */
const around = (text: string, given: readonly unknown[], change: (words: string) => string): string => {
  const [data] = given.filter(
    (value): value is string =>
      typeof value === 'string' && value !== '' && text.includes(value) && isAlone(text, text.indexOf(value), value.length),
  );
  if (data === undefined) return change(text);
  const at = text.indexOf(data);
  const [before, after] = [text.slice(0, at), text.slice(at + data.length)];
  const [first, last] = [before.trim(), after.trim()];
  return `${before.replace(first, change(first))}${data}${last === '' ? after : after.replace(last, around(last, given, change))}`;
};

const wrap = (value: unknown, change: (words: string) => string): unknown => {
  if (typeof value === 'string') return change(value);
  if (typeof value === 'function')
    return (...given: readonly unknown[]) => {
      const said: unknown = value(...given);
      return typeof said === 'string' ? around(said, given, change) : wrap(said, change);
    };
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value;
  if (Array.isArray(value)) return value.map((item) => wrap(item, change));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wrap(inner, change)]));
};

const messages = {
  ...(wrap(en, pseudoText) as Messages),
  // The name of the product, and what is printed on keys, is the same everywhere.
  product: en.product,
  key: en.key,
};

/** Names of slots and the brackets around optional parts are grammar, not words. */
const sentence = (text: string): string =>
  text.replace(/\{\w+\}|[^{}]+/g, (part) => (part.startsWith('{') ? part : pseudoWords(part)));

const phrases: Phrases = {
  ...(wrap(PHRASES_EN, pseudoWords) as Phrases),
  locale: PHRASES_EN.locale,
  headlines: wrap(PHRASES_EN.headlines, sentence) as Phrases['headlines'],
};

/** English made long and strange: shows what is cut off, and what never went through the catalogue. */
export const PSEUDO: Catalogue = { messages, phrases };
