// @vitest-environment happy-dom
import { formatMoney } from '@countersign/shared/domain/money';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, Settings, readSettings } from '../../platform/settings.ts';
import { money, percentage, timeOfDay } from '../format/format.ts';
import { LANGUAGES, OFFERED_LANGUAGES, regionOf, resolveLanguage } from './languages.ts';
import { languageInUse, phrases, setLanguage, t } from './strings.ts';

afterEach(() => setLanguage('en', []));

const root = document.documentElement;
const AMOUNT = { minor: 124_000, currency: 'EUR' };
const NIGHT = new Date(2026, 10, 22, 0, 5).getTime();

describe('L-01 the language changes while the program runs', () => {
  it('takes words, numbers, dates and the direction of the page with it', async () => {
    expect([t.bar.approve, money(AMOUNT)]).toEqual(['Approve', '€1,240.00']);
    expect(await setLanguage('de', ['de-AT'])).toBe('de');
    expect([t.bar.approve, money(AMOUNT), root.lang, root.dir]).toEqual(['Freigeben', '1.240,00\u00a0€', 'de', 'ltr']);
    expect(phrases.risk.high).toBe('Hoch');
    expect(percentage(0.5)).toBe('50\u00a0%');
    await setLanguage('ar', []);
    expect([t.bar.reject, money(AMOUNT), root.lang, root.dir]).toEqual(['رفض', '1,240.00\u00a0€', 'ar', 'rtl']);
    expect(timeOfDay(NIGHT, NIGHT)).toBe('00:05');
  });

  it('tells who watches, once for each change', async () => {
    const seen: string[] = [];
    const stop = languageInUse.subscribe(() => seen.push(languageInUse.get()));
    await setLanguage('de', []);
    await setLanguage('de', []);
    await setLanguage('en', []);
    stop();
    expect(seen).toEqual(['de', 'en']);
  });

  it('of two calls the later one counts, whichever file arrives first', async () => {
    const both = [setLanguage('ar', []), setLanguage('en', [])];
    await Promise.all(both);
    expect([t.bar.approve, root.dir]).toEqual(['Approve', 'ltr']);
  });
});

describe('L-02 which language is meant', () => {
  it.each([
    ['system', ['de-CH', 'en'], 'de'],
    ['system', ['fr-FR', 'ar-EG', 'de'], 'ar'],
    ['system', ['fr', 'pt-BR'], 'en'],
    ['system', [], 'en'],
    ['system', ['DE'], 'de'],
    ['system', ['constructor', '__proto__'], 'en'],
    ['en', ['de-DE'], 'en'],
    ['ar', ['de-DE'], 'ar'],
  ] as const)('%s of a reader of %j is %s', (setting, wanted, expected) => {
    expect(resolveLanguage(setting, wanted)).toBe(expected);
  });

  it('dates follow the reader’s own region of the language', () => {
    expect(regionOf('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(regionOf('de', ['en-GB'])).toBeUndefined();
  });

  it('settings offer what there is, and nothing else can be kept', () => {
    expect(Settings.shape.language.options).toEqual(['system', ...OFFERED_LANGUAGES]);
    expect(readSettings({ language: 'en-XA', theme: 'dark' })).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  });
});

it('L-08 the pseudo-locale is only for a browser that asks for it', () => {
  expect(resolveLanguage('system', ['en-XA'])).toBe('en-XA');
  expect(resolveLanguage('system', ['en-GB', 'en-XA'])).toBe('en');
  expect(OFFERED_LANGUAGES).not.toContain('en-XA');
});

it('L-04 an amount reads the same in a row and in a headline, in every language', async () => {
  for (const language of OFFERED_LANGUAGES) {
    await setLanguage(language, [`${language}-EG`]);
    const { phrases: words } = await LANGUAGES[language].load();
    for (const currency of ['USD', 'EUR', 'KWD', 'ZZZ'])
      expect(money({ minor: -248_000, currency })).toBe(
        formatMoney({ minor: -248_000, currency }, words.locale, words.minorUnits),
      );
  }
});
