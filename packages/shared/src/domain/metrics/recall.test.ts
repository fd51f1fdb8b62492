import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaBinomial } from './beta-binomial.ts';
import { recallOf, shareOf } from './recall.ts';
import { smooth } from './smooth-distribution.ts';
import type { Group } from './unseen.ts';

const group: fc.Arbitrary<Group> = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 5_000 }))
  .map(([n, share, unknown]) => ({ n, hits: Math.round(n * share), unknown }));
const groups = fc.array(group, { minLength: 1, maxLength: 4 });

describe('Q-07 the predictive distribution', () => {
  it('is the textbook’s: two of Beta(1, 1) are 0, 1 or 2 alike', () => {
    const { from, mass } = betaBinomial(2, 1, 1);
    expect(from).toBe(0);
    for (const each of mass) expect(each).toBeCloseTo(1 / 3, 12);
  });
  it('has the mean and the variance that it should, from tiny to huge', () => {
    const parameter = fc.double({ min: 0.05, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), parameter, parameter, (n, a, b) => {
        const { from, mass } = betaBinomial(n, a, b);
        const share = a / (a + b);
        const variance = (n * share * (1 - share) * (a + b + n)) / (a + b + 1);
        const mean = mass.reduce((sum, each, i) => sum + each * (from + i), 0);
        const squares = mass.reduce((sum, each, i) => sum + each * (from + i - n * share) ** 2, 0);
        expect(Math.abs(mean - n * share)).toBeLessThan(1e-6 * n + 1e-9);
        expect(Math.abs(squares / variance - 1)).toBeLessThan(1e-5);
      }),
    );
  });
  it('spread out, it is the mid-P value at each whole number', () => {
    const { upTo } = smooth({ from: 3, step: 1, mass: [0.2, 0.5, 0.3] });
    expect([2.9, 3, 4, 4.5, 5].map((t) => Number(upTo(t).toFixed(6)))).toEqual([0, 0.1, 0.45, 0.7, 1]);
  });
  it('counted by the bundle, a huge unseen part has the same interval', () => {
    const of = (unknown: number) => shareOf([], [{ n: 50, hits: 5, unknown }]);
    const [fine, bundled] = [of(39_950), of(3_999_950)];
    expect(bundled?.low ?? 0).toBeCloseTo(fine?.low ?? 1, 3);
    expect(bundled?.high ?? 0).toBeCloseTo(fine?.high ?? 1, 3);
  });
});

describe('Q-04 recall', () => {
  it('weights each audit by how many it stands for: 40 caught, 2 of 100 found wrong among 1,000', () => {
    const found = recallOf([{ n: 80, hits: 40, unknown: 0 }], [{ n: 100, hits: 2, unknown: 900 }]);
    // 2 found and 18 more expected.
    expect(found?.value).toBeCloseTo(40 / 60, 10);
    expect(found?.low).toBeGreaterThan(0.3);
    expect(found?.high).toBeLessThan(0.95);
  });
  it('two rates of sampling count each with their own weight', () => {
    const twenty = { n: 20, hits: 1, unknown: 380 };
    const tenth = { n: 50, hits: 3, unknown: 450 };
    expect(recallOf([{ n: 50, hits: 50, unknown: 0 }], [twenty, tenth])?.value).toBeCloseTo(50 / (50 + 20 + 30), 10);
  });
  it('is 1 and not certain where no audit found anything', () => {
    const found = recallOf([{ n: 80, hits: 40, unknown: 0 }], [{ n: 100, hits: 0, unknown: 900 }]);
    expect(found).toMatchObject({ value: 1, high: 1 });
    expect(found?.low).toBeGreaterThan(0.5);
    expect(found?.low).toBeLessThan(0.8);
  });
  it('is nothing where nothing needed a person', () => {
    expect(recallOf([{ n: 5, hits: 0, unknown: 0 }], [{ n: 5, hits: 0, unknown: 0 }])).toBeNull();
  });
});

describe('Q-07 intervals', () => {
  it('hold the estimate and stay within 0 and 1', () => {
    fc.assert(
      fc.property(groups, groups, (asked, unasked) => {
        for (const found of [recallOf(asked, unasked), shareOf(asked, unasked)]) {
          if (found === null) continue;
          expect(found.low).toBeGreaterThanOrEqual(0);
          expect(found.low).toBeLessThanOrEqual(found.value);
          expect(found.high).toBeGreaterThanOrEqual(found.value);
          expect(found.high).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });
  it('are a point where everybody was looked at', () => {
    const found = recallOf([{ n: 80, hits: 40, unknown: 0 }], [{ n: 1_000, hits: 10, unknown: 0 }]);
    for (const edge of [found?.low, found?.value, found?.high]) expect(edge).toBeCloseTo(0.8, 8);
    const share = shareOf([], [{ n: 10, hits: 3, unknown: 0 }]);
    for (const edge of [share?.low, share?.value, share?.high]) expect(edge).toBeCloseTo(0.3, 8);
  });
  it('shrink as more of the same are looked at', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 30, max: 200 }), (hits, n) => {
        const width = (times: number): number => {
          const unasked = [{ n: n * times, hits: hits * times, unknown: 20_000 - n * times }];
          const found = recallOf([{ n: 500, hits: 400, unknown: 0 }], unasked);
          return (found?.high ?? 1) - (found?.low ?? 0);
        };
        expect(width(4)).toBeLessThan(width(1));
      }),
      { numRuns: 40 },
    );
  });
});
