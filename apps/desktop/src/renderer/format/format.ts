import type { Money } from '@countersign/shared/model/action';
import type { Timestamp } from '@countersign/shared/model/ids';

/** Formats for people, by the reader's own locale. Times arrive as epoch milliseconds. */

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });
const dayAndClock = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });
const utc = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC', hour12: false });
const whole = new Intl.NumberFormat();
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const unit = (name: string) => new Intl.NumberFormat(undefined, { style: 'unit', unit: name, unitDisplay: 'narrow' });
const seconds = unit('second');
const minutes = unit('minute');
const hours = unit('hour');
const days = unit('day');

const DAY_MS = 86_400_000;

/** "14:32" today, "Tue 14:32" on another day. */
export const timeOfDay = (at: Timestamp, now: Timestamp): string =>
  new Date(at).toDateString() === new Date(now).toDateString() ? clock.format(at) : dayAndClock.format(at);

/** Local time with its zone, then UTC: for the tooltip behind a time left (UX-47). */
export const fullTime = (at: Timestamp): string => `${full.format(at)} · ${utc.format(at)} UTC`;

/** "4:12" under an hour, "2h 5m" under a day, then days. Never negative. */
export const timeLeft = (ms: number): string => {
  const left = Math.max(0, ms);
  const s = Math.floor(left / 1_000);
  if (s < 3_600) return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
  if (left < DAY_MS) return `${hours.format(Math.floor(s / 3_600))} ${minutes.format(Math.floor((s % 3_600) / 60))}`;
  return `${days.format(Math.floor(left / DAY_MS))} ${hours.format(Math.floor((left % DAY_MS) / 3_600_000))}`;
};

/** One unit, as spoken: "12 s", "4 min", "3 h". For notifications and ages. */
export const roughly = (ms: number): string => {
  if (ms < 60_000) return seconds.format(Math.max(0, Math.ceil(ms / 1_000)));
  if (ms < 3_600_000) return minutes.format(Math.round(ms / 60_000));
  return ms < DAY_MS ? hours.format(Math.round(ms / 3_600_000)) : days.format(Math.round(ms / DAY_MS));
};

export const number = (value: number): string => whole.format(value);
export const percentage = (share: number): string => percent.format(share);

/** How many decimals a currency has; 2 for codes that nobody knows. */
export const currencyDigits = (currency: string): number => {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
};

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

/** The currency code stands first, because "$" says nothing about whose dollar it is. */
export const money = (amount: Money): string => {
  try {
    // The value goes in as a decimal string: the format takes it exactly.
    return new Intl.NumberFormat(undefined, { style: 'currency', currency: amount.currency, currencyDisplay: 'symbol' }).format(
      minorToDecimal(amount) as Intl.StringNumericLiteral,
    );
  } catch {
    return `${amount.currency} ${minorToDecimal(amount)}`;
  }
};
