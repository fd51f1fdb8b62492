import { currencyExponent, formatMoney } from '@countersign/shared/domain/money';
import type { Money } from '@countersign/shared/model/action';
import type { Timestamp } from '@countersign/shared/model/ids';
import { formatLocale, perLocale } from './locale.ts';

/** Formats for people, in the language in use. Times arrive as epoch milliseconds, spans as milliseconds. */

const DAY_MS = 86_400_000;

// h23: a clock that a person compares with a deadline has no "12:05 am" and no "24:05".
const dates = (options: Intl.DateTimeFormatOptions) =>
  perLocale('dates', (tag) => new Intl.DateTimeFormat(tag, { ...options, hourCycle: 'h23' }));
const clock = dates({ hour: '2-digit', minute: '2-digit' });
const clockWithSeconds = dates({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dayAndClock = dates({ weekday: 'short', hour: '2-digit', minute: '2-digit' });
const dateOnly = dates({ dateStyle: 'medium' });
const shortDay = dates({ day: 'numeric', month: 'short' });
const full = dates({ dateStyle: 'medium', timeStyle: 'long' });
const utc = dates({ dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });

const numbers = (options: Intl.NumberFormatOptions = {}) => perLocale('numbers', (tag) => new Intl.NumberFormat(tag, options));
const whole = numbers();
const exact = numbers({ maximumSignificantDigits: 21 });
const decimals = numbers({ minimumFractionDigits: 3, maximumFractionDigits: 3 });
const percent = numbers({ style: 'percent', maximumFractionDigits: 0 });
const finePercent = numbers({ style: 'percent', maximumFractionDigits: 1 });
const fineSeconds = numbers({ style: 'unit', unit: 'second', unitDisplay: 'narrow', maximumSignificantDigits: 3 });
const fine = numbers({ maximumFractionDigits: 1 });
const twoDigits = numbers({ minimumIntegerDigits: 2, useGrouping: false });
const unit = (name: string) => numbers({ style: 'unit', unit: name, unitDisplay: 'narrow' });
const seconds = unit('second');
const minutes = unit('minute');
const hours = unit('hour');
const days = unit('day');

const relative = perLocale('numbers', (tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));
const conjunction = perLocale('numbers', (tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

/** "14:32" today, "Tue 14:32" on another day. */
export const timeOfDay = (at: Timestamp, now: Timestamp): string =>
  new Date(at).toDateString() === new Date(now).toDateString() ? clock().format(at) : dayAndClock().format(at);

/** "14:32:10": for what happens within the minute. */
export const timeWithSeconds = (at: Timestamp): string => clockWithSeconds().format(at);

/** "22 Nov 2026". */
export const date = (at: Timestamp): string => dateOnly().format(at);

/** "22 Nov": a day of the last weeks. */
export const dayOfMonth = (at: Timestamp): string => shortDay().format(at);

/** Local time with its zone, then UTC: for the tooltip behind a time left (UX-47). */
export const fullTime = (at: Timestamp): string => {
  const local = full().format(at);
  const universal = `${utc().format(at)} UTC`;
  return local === universal ? universal : `${local} · ${universal}`;
};

/** "4:12" under an hour, "2h 5m" under a day, then days. Never negative. */
export const timeLeft = (ms: number): string => {
  const left = Math.max(0, ms);
  const s = Math.floor(left / 1_000);
  if (s < 3_600) return `${whole().format(Math.floor(s / 60))}:${twoDigits().format(s % 60)}`;
  if (left < DAY_MS) return `${hours().format(Math.floor(s / 3_600))} ${minutes().format(Math.floor((s % 3_600) / 60))}`;
  return `${days().format(Math.floor(left / DAY_MS))} ${hours().format(Math.floor((left % DAY_MS) / 3_600_000))}`;
};

/** One unit, as spoken: "12 s", "4 min", "3 h". For notifications and ages. */
export const roughly = (ms: number): string => {
  if (ms < 60_000) return seconds().format(Math.max(0, Math.ceil(ms / 1_000)));
  if (ms < 3_600_000) return minutes().format(Math.round(ms / 60_000));
  return ms < DAY_MS ? hours().format(Math.round(ms / 3_600_000)) : days().format(Math.round(ms / DAY_MS));
};

/** A length of time in minutes and hours: "33m", "1h 50m". */
export const duration = (ms: number): string => {
  const all = Math.max(0, Math.round(ms / 60_000));
  if (all < 60) return minutes().format(all);
  const rest = all % 60;
  return rest === 0 ? hours().format(all / 60) : `${hours().format(Math.floor(all / 60))} ${minutes().format(rest)}`;
};

/** "5 minutes ago", "in 2 hours", "yesterday": where `at` lies as seen from `now`. */
export const relativeTime = (at: Timestamp, now: Timestamp): string => {
  const ms = at - now;
  const size = Math.abs(ms);
  if (size < 60_000) return relative().format(Math.trunc(ms / 1_000), 'second');
  if (size < 3_600_000) return relative().format(Math.trunc(ms / 60_000), 'minute');
  if (size < DAY_MS) return relative().format(Math.trunc(ms / 3_600_000), 'hour');
  return relative().format(Math.trunc(ms / DAY_MS), 'day');
};

/** With every digit that the number has. */
export const exactNumber = (value: number): string => exact().format(value);
export const number = (value: number): string => whole().format(value);
/** "0.084": for scores that are no shares. */
export const threeDecimals = (value: number): string => decimals().format(value);
export const percentage = (share: number): string => percent().format(share);
/** "12.4 %": for figures whose interval is narrower than a point. */
export const finePercentage = (share: number): string => finePercent().format(share);
/** "4.2s": a length of time that is measured against seconds. */
export const secondsOf = (ms: number): string => fineSeconds().format(ms / 1_000);
/** "3.5": a rate or a mean of counts. */
export const oneDecimal = (value: number): string => fine().format(value);

/** "a, b and c". */
export const list = (items: readonly string[]): string => conjunction().format(items);

/** How many decimals a currency has; none for codes that nobody knows, whose amounts stay in minor units. */
export const currencyDigits = (currency: string): number => currencyExponent(currency) ?? 0;

/** Whole minor units as a plain decimal, without ever going through a float. */
export const minorToDecimal = ({ minor, currency }: Money): string => {
  const digits = currencyDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const decimals = digits === 0 ? '' : `.${text.slice(-digits)}`;
  return `${minor < 0 ? '-' : ''}${text.slice(0, text.length - digits)}${decimals}`;
};

/** The way back, for an amount that a person typed. Undefined when it is not one. */
export const decimalToMinor = (text: string, currency: string): number | undefined => {
  const digits = currencyDigits(currency);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (match === null || (match[3]?.length ?? 0) > digits) return undefined;
  const minor = Number(`${match[1]}${match[2]}${(match[3] ?? '').padEnd(digits, '0')}`);
  return Number.isSafeInteger(minor) ? minor : undefined;
};

/** "US$1,240": an amount in major units that is an estimate. */
export const roughMoney = (major: number, currency: string): string => {
  const { numbers: tag } = formatLocale();
  return new Intl.NumberFormat(tag, { style: 'currency', currency, maximumFractionDigits: 0 }).format(major);
};

/** As the headline writes it, with the currency beyond doubt: "US$2,480.00", "2.480,00 USD". */
export const money = (amount: Money): string => {
  const { numbers: tag, minorUnits } = formatLocale();
  return formatMoney(amount, tag, minorUnits);
};
