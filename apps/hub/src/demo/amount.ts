import { currencyExponent, formatMoney } from '@countersign/shared/domain/money';
import type { Money } from '@countersign/shared/model/action';

/** Digits after the decimal point; the demo's books hold known currencies only. */
const digitsOf = (currency: string): number => currencyExponent(currency) ?? 2;

/**
 * Minor units of a decimal text such as "1240.00". Text, not a float: 0.1 + 0.2 has no place in a ledger. Throws where the
 * text is no amount or has more digits than the currency: the demo's own data would be wrong.
 */
export const minorOf = (decimal: string, currency: string): number => {
  const [, sign = '', whole, fraction = ''] = /^(-?)(\d{1,12})(?:\.(\d{1,4}))?$/.exec(decimal) ?? [];
  const digits = digitsOf(currency);
  if (whole === undefined || fraction.length > digits) throw new RangeError(`${decimal} is no amount in ${currency}`);
  return (sign === '-' ? -1 : 1) * Number(whole + fraction.padEnd(digits, '0'));
};

export const showMoney = (money: Money): string => formatMoney(money, 'en', 'minor units');
