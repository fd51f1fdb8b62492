import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newcombe } from './newcombe.ts';
import { controlChart } from './p-chart.ts';
import { wilson } from './wilson.ts';

const percent = (share: number, digits = 1): number => Number((share * 100).toFixed(digits));

describe('B-01 Wilson’s interval gives the figures of the design page', () => {
  it.each([
    [100, 100, 96.3, 100],
    [99, 100, 94.6, 99.8],
  ])('%i of %i is %f to %f %%', (hits, n, low, high) => {
    const interval = wilson(hits, n);
    expect([percent(interval.low), percent(interval.high)]).toEqual([low, high]);
  });

  it('51 of 60 is 74 to 92 %, and 46 of 50 is at least 81 %', () => {
    const team = wilson(51, 60);
    expect([percent(team.low, 0), percent(team.high, 0)]).toEqual([74, 92]);
    expect(percent(wilson(46, 50).low, 0)).toBe(81);
  });

  it('is wholly below 5 % from 0 of 73 and 1 of 110 on, and wholly above 40 % from 18 of 30, 27 of 50, 50 of 100 on', () => {
    for (const [hits, n] of [
      [0, 73],
      [1, 110],
    ] as const) {
      expect(wilson(hits, n).high, `${hits}/${n}`).toBeLessThan(0.05);
      expect(wilson(hits, n - 1).high, `${hits}/${n - 1}`).toBeGreaterThan(0.05);
    }
    for (const [hits, n] of [
      [18, 30],
      [27, 50],
      [50, 100],
    ] as const) {
      expect(wilson(hits, n).low, `${hits}/${n}`).toBeGreaterThan(0.4);
      expect(wilson(hits - 1, n).low, `${hits - 1}/${n}`).toBeLessThan(0.4);
    }
  });

  it('holds the share, stays within 0 and 1, is symmetric, and knows nothing without data', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))),
        ([hits, n]) => {
          const { low, high } = wilson(hits, n);
          const other = wilson(n - hits, n);
          expect(low).toBeLessThanOrEqual(hits / n + 1e-12);
          expect(high).toBeGreaterThanOrEqual(hits / n - 1e-12);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low + other.high).toBeCloseTo(1, 10);
        },
      ),
    );
  });
});

describe('B-02 Newcombe’s interval gives the figures of the design page', () => {
  it('12 of 100 after 20 of 400 is a rise of 1.4 to 15 points; 10 of 100 is none', () => {
    const rise = newcombe({ hits: 12, n: 100 }, { hits: 20, n: 400 });
    expect([percent(rise.low), percent(rise.high, 0)]).toEqual([1.4, 15]);
    expect(newcombe({ hits: 10, n: 100 }, { hits: 20, n: 400 }).low).toBeLessThan(0);
  });
  it('agrees with the worked example of the paper: 56 of 70 less 48 of 80 is 5.2 to 33.4 points', () => {
    const difference = newcombe({ hits: 56, n: 70 }, { hits: 48, n: 80 });
    expect([percent(difference.low, 2), percent(difference.high, 2)]).toEqual([5.24, 33.39]);
  });
  it('turns round with its samples, and knows nothing without data', () => {
    expect(newcombe({ hits: 0, n: 0 }, { hits: 1, n: 2 })).toEqual({ low: -1, high: 1 });
    const sample = fc
      .integer({ min: 1, max: 900 })
      .chain((n) => fc.record({ hits: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const there = newcombe(a, b);
        const back = newcombe(b, a);
        expect(there.low).toBeCloseTo(-back.high, 10);
        expect(there.low).toBeLessThanOrEqual(there.high);
      }),
    );
  });
});

describe('B-03 a p-chart has limits for each point’s own n, and is not drawn from too little', () => {
  const days = (...hits: readonly number[]) => hits.map((h, at) => ({ at, hits: h, n: 100 }));
  it('the centre is the common share, the limits are three standard deviations', () => {
    const chart = controlChart(days(10, 10, 10, 10));
    expect(chart?.centre).toBe(0.1);
    expect(chart?.points[0]?.low).toBeCloseTo(0.01, 10);
    expect(chart?.points[0]?.high).toBeCloseTo(0.19, 10);
    expect(chart?.points.some(({ isOutside }) => isOutside)).toBe(false);
  });
  it('finds the day that is outside, and only that', () => {
    const chart = controlChart(days(8, 12, 9, 11, 30, 10));
    expect(chart?.points.filter(({ isOutside }) => isOutside).map(({ at }) => at)).toEqual([4]);
  });
  it('a day of few decisions has wider limits; days of under five are left out', () => {
    const chart = controlChart([...days(10, 10), { at: 2, hits: 1, n: 10 }, { at: 3, hits: 4, n: 4 }]);
    expect(chart?.points.map(({ at }) => at)).toEqual([0, 1, 2]);
    expect(chart?.points[2]?.high).toBeGreaterThan(chart?.points[0]?.high ?? 1);
  });
  it('is null from under fifty decisions or one day', () => {
    expect(controlChart([])).toBeNull();
    expect(controlChart([{ at: 0, hits: 10, n: 200 }])).toBeNull();
    expect(controlChart(days(1, 2).map((day) => ({ ...day, n: 24 })))).toBeNull();
  });
});
