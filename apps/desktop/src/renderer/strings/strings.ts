import type { Phrases } from '@countersign/shared/domain/summary/phrases';
import type { Settings } from '../../platform/settings.ts';
import { setFormatLocale } from '../format/locale.ts';
import { type Store, createStore } from '../state/store.ts';
import { ENGLISH, LANGUAGES, type Language, regionOf, resolveLanguage } from './languages.ts';
import type { Catalogue, Messages } from './messages.ts';

/**
 * The catalogue in use. It is replaced when the language changes, so read from it where words are needed:
 * what is taken out of it while a module loads stays English for ever.
 */
export let t: Messages = ENGLISH.messages;
/** The words of the card's summary, in the same language. */
export let phrases: Phrases = ENGLISH.phrases;

const chosen = createStore<Language>('en');
let latest = 0;

const put = (language: Language, catalogue: Catalogue, wanted: readonly string[]): void => {
  ({ messages: t, phrases } = catalogue);
  setFormatLocale({
    numbers: phrases.locale,
    dates: regionOf(language, wanted) ?? phrases.locale,
    minorUnits: phrases.minorUnits,
  });
  const { documentElement } = document;
  documentElement.lang = language;
  documentElement.dir = LANGUAGES[language].direction;
  chosen.set(() => language);
};

/**
 * Changes every word, number and date to the language that `setting` means, once its catalogue is there. Of two
 * calls the later one counts. Resolves to the language in use, which is still the old one if the file could not be had.
 */
export const setLanguage = async (
  setting: Settings['language'],
  wanted: readonly string[] = navigator.languages,
): Promise<Language> => {
  const ours = ++latest;
  const language = resolveLanguage(setting, wanted);
  const catalogue = await LANGUAGES[language].load().catch(() => null);
  if (catalogue !== null && ours === latest) put(language, catalogue, wanted);
  return chosen.get();
};

/** The language in use, to be watched. */
export const languageInUse: Pick<Store<Language>, 'get' | 'subscribe'> = chosen;
