import { PHRASES_EN } from '@countersign/shared/domain/summary/phrases-en';
import type { Settings } from '../../platform/settings.ts';
import { en } from './en.ts';
import type { Catalogue } from './messages.ts';

export type OfferedLanguage = Exclude<Settings['language'], 'system'>;
/** `en-XA` is the pseudo-locale of CLDR: English made long and strange. Only a browser that asks for it gets it (SPEC L-08). */
export type Language = OfferedLanguage | 'en-XA';

type Definition = {
  /** In its own words, so that whoever reads only this language finds it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  readonly load: () => Promise<Catalogue>;
};

export const ENGLISH: Catalogue = { messages: en, phrases: PHRASES_EN };

/** English comes with the program; the others are files of their own, read when they are chosen. */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr', load: () => Promise.resolve(ENGLISH) },
  de: { name: 'Deutsch', direction: 'ltr', load: async () => (await import('./de.ts')).DE },
  ar: { name: 'العربية', direction: 'rtl', load: async () => (await import('./ar.ts')).AR },
  'en-XA': { name: 'Pseudo', direction: 'ltr', load: async () => (await import('./pseudo.ts')).PSEUDO },
} as const satisfies Record<Language, Definition>;

/** What settings offer. */
export const OFFERED_LANGUAGES: readonly OfferedLanguage[] = ['en', 'de', 'ar'];

const isLanguage = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag);
const baseOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** The first of the reader's languages that we have; English where there is none. */
const matchLanguage = (wanted: readonly string[]): Language => {
  for (const tag of wanted) {
    if (isLanguage(tag)) return tag;
    const base = baseOf(tag);
    if (isLanguage(base)) return base;
  }
  return 'en';
};

/** Which language a setting means for a reader whose system asks for `wanted` (BCP 47 tags, the best first). */
export const resolveLanguage = (setting: Settings['language'], wanted: readonly string[]): Language =>
  setting === 'system' ? matchLanguage(wanted) : setting;

/** The reader's own region of that language, such as `de-AT`, for dates and clocks. */
export const regionOf = (language: Language, wanted: readonly string[]): string | undefined =>
  wanted.find((tag) => baseOf(tag) === baseOf(language) && !isLanguage(tag));
