import type { Money } from '../model/action.ts';

/**
 * ISO 4217 minor-unit exponents that are not 2. Not taken from `Intl`: its data follow cash use (0 digits
 * for HUF or IDR) and change with the runtime, and the hub and a browser must read the same amount.
 */
const EXPONENTS: Readonly<Record<string, number>> = Object.fromEntries([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

const KNOWN: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Digits after the decimal point, or undefined for a code that is no currency. */
export const currencyExponent = (currency: string): number | undefined =>
  Object.hasOwn(EXPONENTS, currency) ? EXPONENTS[currency] : KNOWN.has(currency) ? 2 : undefined;

/**
 * Whether the size of an amount is above a limit in major units. Signs do not matter: a refund of minus
 * 600 moves as much. Of an unknown currency every minor unit counts as a whole one, the cautious reading.
 * An amount that is no number is above every limit.
 */
export const exceedsMajorUnits = ({ minor, currency }: Money, limit: number): boolean =>
  !(Math.abs(minor) / 10 ** (currencyExponent(currency) ?? 0) <= limit);

/** Exact decimal text of the major units, for `Intl`, which takes strings without rounding. */
const decimal = (minor: number, exponent: number): `${number}` => {
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = digits.slice(digits.length - exponent);
  return `${minor < 0 ? '-' : ''}${whole}${exponent === 0 ? '' : `.${fraction}`}` as `${number}`;
};

const formatters = new Map<string, Intl.NumberFormat>();
const formatter = (locale: string, currency: string, digits: number): Intl.NumberFormat => {
  const id = `${locale} ${currency} ${digits}`;
  const known = formatters.get(id);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formatters.set(id, made);
  return made;
};

/** The locale whose signs no two currencies share: "US$", "CA$" and "JP¥", where a reader's own may say "$" or "¥". */
const SIGNS = 'en-001';
const signs = new Map<string, string>();
const signOf = (currency: string): string => {
  const known = signs.get(currency);
  if (known !== undefined) return known;
  const found =
    formatter(SIGNS, currency, 0)
      .formatToParts(0)
      .find(({ type }) => type === 'currency')?.value ?? currency;
  signs.set(currency, found);
  return found;
};

/** Marks that an Arabic pattern brings along. Every amount is Latin and isolated on screen, so they would only hide in it. */
const MARKS = /[\u061C\u200E\u200F]/g;

/** In the order and with the separators of `locale`, under the sign that is nobody else's. */
const withSign = (amount: `${number}` | number, currency: string, locale: string, exponent: number): string =>
  formatter(locale, currency, exponent)
    // The types know numbers only; a decimal string is taken exactly, as by `format`.
    .formatToParts(amount as number)
    .map(({ type, value }) => (type === 'currency' ? signOf(currency) : value))
    .join('')
    .replace(MARKS, '');

/**
 * An amount for reading, exact to the last minor unit. An unknown currency is shown in minor units with
 * `minorUnits` behind it, since nobody can say where its decimal point belongs.
 */
export const formatMoney = ({ minor, currency }: Money, locale: string, minorUnits: string): string => {
  const exponent = currencyExponent(currency);
  if (exponent !== undefined && Number.isSafeInteger(minor))
    return withSign(decimal(minor, exponent), currency, locale, exponent);
  return `${currency} ${formatNumber(minor, locale)} ${minorUnits}`;
};

/** A limit in whole or broken major units, for reading. */
export const formatMajorUnits = (major: number, currency: string, locale: string): string => {
  const exponent = currencyExponent(currency);
  return exponent === undefined ? `${currency} ${formatNumber(major, locale)}` : withSign(major, currency, locale, exponent);
};

/** A bare number for reading, without the marks that would hide in it. */
export const formatNumber = (value: number, locale: string, options: Intl.NumberFormatOptions = {}): string =>
  new Intl.NumberFormat(locale, options).format(value).replace(MARKS, '');
