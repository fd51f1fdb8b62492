import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  currencyDigits,
  decimalToMinor,
  exactNumber,
  fullTime,
  list,
  minorToDecimal,
  money,
  number,
  percentage,
  relativeTime,
  roughly,
  timeLeft,
  timeOfDay,
} from './format.ts';
import { formatLocale, setFormatLocale } from './locale.ts';

const before = formatLocale();
afterAll(() => setFormatLocale(before));

const use = (numbers: string, dates = numbers): void => setFormatLocale({ numbers, dates, minorUnits: '(minor units)' });
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = new Date(2026, 10, 22, 14, 5).getTime();

describe.each([
  {
    locale: 'en-001',
    amounts: ['US$2,480.00', '€1,240.00', 'CA$1.00', 'KWD 1.240', 'JP¥2,480', '-US$0.05'],
    spans: ['4:12', '2h 5m', '3d 4h', '12s'],
    ago: ['5 minutes ago', 'in 2 hours', 'yesterday'],
    names: 'a, b and c',
    half: '50%',
  },
  {
    locale: 'de',
    amounts: ['2.480,00 US$', '1.240,00 €', '1,00 CA$', '1,240 KWD', '2.480 JP¥', '-0,05 US$'],
    spans: ['4:12', '2h 5 Min.', '3 T 4h', '12 Sek.'],
    ago: ['vor 5 Minuten', 'in 2 Stunden', 'gestern'],
    names: 'a, b und c',
    half: '50 %',
  },
  {
    locale: 'ar-EG',
    amounts: ['2,480.00 US$', '1,240.00 €', '1.00 CA$', '1.240 KWD', '2,480 JP¥', '-0.05 US$'],
    spans: ['4:12', '2 س 5 د', '3 ي 4 س', '12 ث'],
    ago: ['قبل 5 دقائق', 'خلال ساعتين', 'أمس'],
    names: 'a وb وc',
    half: '50%',
  },
])('L-04 $locale', ({ locale, amounts, spans, ago, names, half }) => {
  it('writes amounts with a sign that no other currency has', () => {
    use(locale);
    const given = [
      [248_000, 'USD'],
      [124_000, 'EUR'],
      [100, 'CAD'],
      [1_240, 'KWD'],
      [2_480, 'JPY'],
      [-5, 'USD'],
    ] as const;
    expect(given.map(([minor, currency]) => plain(money({ minor, currency })))).toEqual(amounts);
  });

  it('writes spans, times, shares and lists its own way', () => {
    use(locale);
    expect(
      [timeLeft(252_000), timeLeft(2 * HOUR + 5 * MINUTE), timeLeft(3 * DAY + 4 * HOUR), roughly(12_000)].map(plain),
    ).toEqual(spans);
    expect([relativeTime(NOW - 5 * MINUTE, NOW), relativeTime(NOW + 2 * HOUR, NOW), relativeTime(NOW - DAY, NOW)]).toEqual(ago);
    expect(list(['a', 'b', 'c'])).toBe(names);
    expect(plain(percentage(0.5)).replace(/[\u200e\u061c]/g, '')).toBe(half);
    expect(timeOfDay(NOW, NOW)).toBe('14:05');
    expect(timeOfDay(NOW + DAY, NOW)).toMatch(/ 14:05$/);
  });

  it('uses the digits in which ids are written', () => {
    use(locale);
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 400 * DAY }), (value, span) => {
        const shown = [
          number(value),
          exactNumber(value),
          money({ minor: value, currency: 'USD' }),
          timeLeft(span),
          roughly(span),
          fullTime(NOW + span),
        ];
        expect(shown.join(' ')).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9]/);
      }),
      { numRuns: 200 },
    );
  });
});

it('L-04 an amount holds nothing that turns its line around', () => {
  for (const locale of ['en-001', 'de', 'ar', 'ar-EG']) {
    use(locale);
    for (const currency of Intl.supportedValuesOf('currency'))
      expect(money({ minor: -124_000, currency }), currency).not.toMatch(/\p{Bidi_Control}|\p{Script=Arabic}|\p{Script=Hebrew}/u);
  }
});

it('UX-47 dates follow the region, the zone and UTC stand beside each other, once where they are the same', () => {
  // Where this machine keeps UTC itself there is nothing to put beside it.
  const isUtc = new Date(Date.UTC(2026, 10, 22)).getTimezoneOffset() === 0;
  const both = (local: string, universal: string): RegExp => new RegExp(isUtc ? `^${universal}$` : `^${local} · ${universal}$`);
  use('en-001', 'en-US');
  expect(fullTime(Date.UTC(2026, 10, 22, 23, 30))).toMatch(both('Nov 2[23], 2026, .*', 'Nov 22, 2026, 23:30:00 UTC'));
  use('en-001', 'en-GB');
  expect(fullTime(Date.UTC(2026, 10, 22, 0, 30))).toMatch(both('2[12] Nov 2026, .*', '22 Nov 2026, 00:30:00 UTC'));
});

describe('P-02 amounts that a person types', () => {
  it('come back as they were, whatever the currency', () => {
    const currencies = fc.constantFrom('USD', 'JPY', 'KWD', 'HUF', 'IDR', 'CLF', 'ZZZ');
    fc.assert(
      fc.property(fc.maxSafeInteger(), currencies, (minor, currency) => {
        expect(decimalToMinor(minorToDecimal({ minor, currency }), currency)).toBe(minor === 0 ? 0 : minor);
      }),
    );
  });

  it('have the decimals in which the amount is shown, also where cash has none', () => {
    expect(['HUF', 'IDR', 'JPY', 'KWD', 'ZZZ'].map(currencyDigits)).toEqual([2, 2, 0, 3, 0]);
    use('en-001');
    expect(plain(money({ minor: 124_000, currency: 'IDR' }))).toBe('IDR 1,240.00');
    expect(minorToDecimal({ minor: 124_000, currency: 'IDR' })).toBe('1240.00');
  });
});
