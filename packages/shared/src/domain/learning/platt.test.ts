import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AS_STATED, fitPlatt, logit, plattAt } from './platt.ts';
import { sigmoid } from './logistic.ts';

const GRID = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);

describe('J-03 Platt’s line', () => {
  test.each([
    [0, 1],
    [-1.2, 0.7],
    [0.5, 1.8],
  ])('J-03 offset %d and slope %d are found again', (offset, slope) => {
    const observations = GRID.flatMap((x) => {
      const y = sigmoid(offset + slope * logit(x));
      return [
        { x, y: 1, weight: 1_000 * y },
        { x, y: 0, weight: 1_000 * (1 - y) },
      ];
    });
    const fit = fitPlatt(observations);
    expect(fit.offset).toBeCloseTo(offset, 2);
    expect(fit.slope).toBeCloseTo(slope, 2);
  });

  test('J-03 it never falls, stays inside 0 to 1 and finite, whatever it is given', () => {
    const observation = fc.record({
      x: fc.oneof(fc.constantFrom(0, 1, 0.95), fc.double({ min: 0, max: 1, noNaN: true })),
      y: fc.constantFrom(0, 1),
      weight: fc.double({ min: 0.01, max: 1_000, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 60 }), (observations) => {
        const fit = fitPlatt(observations);
        const values = [0, ...GRID, 1].map((x) => plattAt(fit, x));
        values.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(values[i - 1] ?? 0);
          expect(value).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 500 },
    );
  });

  test('J-03 who is surer where it is wrong gets a level line at its share of approvals', () => {
    const wrongWay = GRID.map((x) => ({ x, y: x < 0.5 ? 1 : 0, weight: 10 }));
    const fit = fitPlatt(wrongWay);
    expect(fit.slope).toBe(0);
    expect(plattAt(fit, 0.9)).toBeCloseTo(490 / 990, 2);
  });

  test('J-03 ten approvals of ten are not certainty, and many labels outvote the guess they began with', () => {
    const tenOfTen = Array.from({ length: 10 }, () => ({ x: 0.9, y: 1, weight: 1 }));
    expect(plattAt(fitPlatt(tenOfTen), 0.9)).toBeLessThan(0.95);
    const prior = { toward: { offset: 2, slope: 1 }, onOffset: 4, onSlope: 4 };
    const half = (n: number) => [
      { x: 0.5, y: 1, weight: n / 2 },
      { x: 0.5, y: 0, weight: n / 2 },
    ];
    const guess = sigmoid(2);
    const [few, many] = [plattAt(fitPlatt(half(4), prior), 0.5), plattAt(fitPlatt(half(4_000), prior), 0.5)];
    expect(few).toBeGreaterThan(0.6);
    expect(few).toBeLessThan(guess);
    expect(many).toBeCloseTo(0.5, 2);
    expect(plattAt(fitPlatt(half(4), AS_STATED), 0.5)).toBeCloseTo(0.5, 6);
  });
});
