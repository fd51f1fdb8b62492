/**
 * About the article's 500 US dollars, in major units and as round as people write limits. Not an exchange rate: nobody
 * should see a limit move with the market. Another currency has the policy's general limit.
 */
export const HIGH_VALUE_BY_CURRENCY: Readonly<Record<string, number>> = {
  AED: 2_000,
  AUD: 750,
  BRL: 2_500,
  CAD: 700,
  CHF: 500,
  CNY: 3_500,
  CZK: 12_000,
  DKK: 3_500,
  EUR: 500,
  GBP: 400,
  HUF: 200_000,
  IDR: 8_000_000,
  INR: 40_000,
  JPY: 75_000,
  KRW: 700_000,
  KWD: 150,
  MXN: 9_000,
  NOK: 5_000,
  NZD: 800,
  PLN: 2_000,
  SEK: 5_000,
  SGD: 700,
  THB: 18_000,
  TRY: 20_000,
  USD: 500,
  VND: 12_000_000,
  ZAR: 9_000,
};

/** An irreversible action above twenty times the high value is critical: 10,000 US dollars. */
export const CRITICAL_VALUE_BY_CURRENCY: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(HIGH_VALUE_BY_CURRENCY).map(([currency, limit]) => [currency, limit * 20]),
);
