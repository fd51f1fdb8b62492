import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketOf, countOf, endOf, lengthOf, quantileOf } from './histogram.ts';
import { quantileEstimate, quantileRanks } from './quantile-interval.ts';

const rowsOf = (times: readonly number[]) => times.map((ms) => ({ bucket: bucketOf(ms), count: 1 }));
/** Long enough to reach from a millisecond to a month. */
const length = fc.double({ min: 0, max: Math.log(2.6e9), noNaN: true }).map((log) => Math.exp(log));

test('Q-08 a bucket is 5 % wide, and what stands for it is within 2.5 % of what fell in', () => {
  expect([bucketOf(-5), bucketOf(0), bucketOf(0.9), bucketOf(1), lengthOf(0)]).toEqual([0, 0, 0, 1, 0]);
  fc.assert(
    fc.property(length, (ms) => {
      const bucket = bucketOf(ms);
      expect(Math.abs(lengthOf(bucket) / ms - 1)).toBeLessThan(0.0251);
      expect(ms).toBeLessThan(endOf(bucket) * (1 + 1e-9));
      expect(bucketOf(ms * 1.0501)).toBeGreaterThan(bucket);
    }),
  );
});

test('Q-08 a quantile is that of the sorted times, within 2.5 %, in whatever order and pieces the rows come', () => {
  expect(quantileOf([], 0.5)).toBeNull();
  fc.assert(
    fc.property(fc.array(length, { minLength: 1, maxLength: 60 }), fc.constantFrom(0.5, 0.95, 1), (times, q) => {
      const sorted = times.toSorted((one, other) => one - other);
      const exact = sorted[Math.ceil(q * times.length) - 1] ?? 0;
      expect(Math.abs((quantileOf(rowsOf(times), q) ?? 0) / exact - 1)).toBeLessThan(0.0251);
      expect(quantileOf(rowsOf(sorted.toReversed()), q)).toBe(quantileOf(rowsOf(times), q));
    }),
  );
});

test('Q-08 the interval of a percentile is between two ranks, and open where n allows no bound', () => {
  // Conover's tables: of 20, the median lies between the 6th and the 15th.
  expect(quantileRanks(20, 0.5)).toEqual({ low: 6, high: 15 });
  expect(quantileRanks(20, 0.95)).toEqual({ low: 17, high: null });
  // 0.95^72 is the first below 2.5 %.
  expect([quantileRanks(71, 0.95).high, quantileRanks(72, 0.95).high]).toEqual([null, 72]);
  expect(quantileRanks(1, 0.95)).toEqual({ low: null, high: null });
  expect(quantileRanks(0, 0.5)).toEqual({ low: null, high: null });
});

test('Q-08 exact ranks and those of many observations meet', () => {
  const [exact, many] = [quantileRanks(1_000, 0.95), quantileRanks(1_001, 0.95)];
  expect(Math.abs((exact.low ?? 0) - (many.low ?? 0))).toBeLessThanOrEqual(2);
  expect(Math.abs((exact.high ?? 0) - (many.high ?? 0))).toBeLessThanOrEqual(2);
});

test('Q-08 the interval holds the value', () => {
  fc.assert(
    fc.property(fc.array(length, { maxLength: 200 }), fc.constantFrom(0.5, 0.95), (times, q) => {
      const rows = rowsOf(times);
      const found = quantileEstimate(rows, q);
      expect(found === null).toBe(countOf(rows) === 0);
      if (found === null) return;
      expect(found.low ?? 0).toBeLessThanOrEqual(found.value);
      expect(found.high ?? Infinity).toBeGreaterThanOrEqual(found.value);
    }),
  );
});
