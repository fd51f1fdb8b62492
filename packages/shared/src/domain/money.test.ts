import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { money } from '../../testing/arbitraries.ts';
import { currencyExponent, exceedsMajorUnits, formatMoney } from './money.ts';

const format = (minor: number, currency: string): string =>
  formatMoney({ minor, currency }, 'en-001', '(minor units)').replace(/\s/gu, ' ');

describe('P-02 amounts', () => {
  test.each([
    ['USD', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
    ['HUF', 2],
    ['ZZZ', undefined],
  ])('%s has %s digits (ISO 4217)', (currency, digits) => {
    expect(currencyExponent(currency)).toBe(digits);
  });

  test.each([
    [50_000, 'USD', false],
    [50_001, 'USD', true],
    [500, 'JPY', false],
    [501, 'JPY', true],
    [500_000, 'KWD', false],
    [500_001, 'KWD', true],
    [-50_001, 'USD', true],
    [500, 'ZZZ', false],
    [501, 'ZZZ', true],
    [Number.NaN, 'USD', true],
    [Number.POSITIVE_INFINITY, 'USD', true],
  ])('%d minor units of %s exceed 500: %s', (minor, currency, expected) => {
    expect(exceedsMajorUnits({ minor, currency }, 500)).toBe(expected);
  });

  test.each([
    [248_000, 'USD', 'US$2,480.00'],
    [5, 'USD', 'US$0.05'],
    [-5, 'USD', '-US$0.05'],
    [2480, 'JPY', 'JP¥2,480'],
    [2480, 'KWD', 'KWD 2.480'],
    [50_000, 'HUF', 'HUF 500.00'],
    [9_007_199_254_740_991, 'USD', 'US$90,071,992,547,409.91'],
    [1234, 'ZZZ', 'ZZZ 1,234 (minor units)'],
  ])('%d minor units of %s read %s', (minor, currency, text) => {
    expect(format(minor, currency)).toBe(text);
  });

  test('two amounts never read the same', () => {
    fc.assert(
      fc.property(money(), money(), (one, other) => {
        fc.pre(one.minor !== other.minor || one.currency !== other.currency);
        fc.pre(!Object.is(one.minor, -other.minor) || one.minor !== 0);
        expect(format(one.minor, one.currency)).not.toBe(format(other.minor, other.currency));
      }),
      { numRuns: 1_000 },
    );
  });
});
