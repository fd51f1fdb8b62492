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
  const id = `${locale} ${currency}`;
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

/**
 * An amount for reading, exact to the last minor unit. An unknown currency is shown in minor units with
 * `minorUnits` behind it, since nobody can say where its decimal point belongs.
 */
export const formatMoney = ({ minor, currency }: Money, locale: string, minorUnits: string): string => {
  const exponent = currencyExponent(currency);
  if (exponent !== undefined && Number.isSafeInteger(minor))
    return formatter(locale, currency, exponent).format(decimal(minor, exponent));
  return `${currency} ${new Intl.NumberFormat(locale).format(minor)} ${minorUnits}`;
};

/** A limit in whole or broken major units, for reading. */
export const formatMajorUnits = (major: number, currency: string, locale: string): string => {
  const exponent = currencyExponent(currency);
  return exponent === undefined
    ? `${currency} ${new Intl.NumberFormat(locale).format(major)}`
    : formatter(locale, currency, exponent).format(major);
};
