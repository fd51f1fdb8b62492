import { describe, expect, test } from 'vitest';
import { wilson } from '../board/wilson.ts';
import { seededRandom } from '../seeded-random.ts';
import { MOST_UNITS, middle95, resampled, shareInterval } from './bootstrap.ts';

const group = (hits: number, n: number): Float64Array => Float64Array.of(hits, n);
const intervalOf = (groups: readonly Float64Array[], seed = 1) =>
  shareInterval(groups, resampled(groups, seededRandom(seed)), 0, 1);

describe('bootstrap of groups', () => {
  test('X-05 groups that are alike inside make the interval wider than as many independent decisions would', () => {
    const clustered = Array.from({ length: 40 }, (_, at) => group(at % 2 === 0 ? 10 : 0, 10));
    const found = intervalOf(clustered);
    const independent = wilson(200, 400);
    if (found === null) throw new Error('no interval');
    expect(found.high - found.low).toBeGreaterThan(2 * (independent.high - independent.low));
  });

  test('X-05 of single decisions it is that of Wilson within a hundredth', () => {
    const found = intervalOf(Array.from({ length: 1_000 }, (_, at) => group(at < 300 ? 1 : 0, 1)));
    const expected = wilson(300, 1_000);
    expect(found?.low).toBeCloseTo(expected.low, 2);
    expect(found?.high).toBeCloseTo(expected.high, 2);
  });

  test('X-05 where all resamples agree nothing is certain: as many groups as there are, by Wilson', () => {
    const all = intervalOf(Array.from({ length: 25 }, () => group(6, 6)));
    expect(all).toEqual(wilson(25, 25));
    const unequal = intervalOf([group(96, 96), ...Array.from({ length: 4 }, () => group(1, 1))]);
    expect(unequal?.low).toBeLessThan(wilson(5, 5).low);
  });

  test('X-05 covers the truth in at least 88 of 100 runs of 60 uneven, clustered groups', () => {
    const seed = 20_261_122;
    const random = seededRandom(seed);
    let covered = 0;
    for (let run = 0; run < 100; run++) {
      const groups = Array.from({ length: 60 }, () => {
        const n = 1 + Math.floor(random() * 8);
        const share = random() < 0.5 ? 0.9 : 0.5;
        return group(Array.from({ length: n }, () => random() < share).filter(Boolean).length, n);
      });
      const found = shareInterval(groups, resampled(groups, random, 400), 0, 1);
      if (found !== null && found.low <= 0.7 && found.high >= 0.7) covered += 1;
    }
    expect(covered, `seed ${seed}`).toBeGreaterThanOrEqual(88);
  });

  test('X-15 more groups than can be drawn one by one are dealt to hands, with the same spread', () => {
    const groups = Array.from({ length: 5 * MOST_UNITS }, (_, at) => group(at % 5 === 0 ? 1 : 0, 1));
    const found = intervalOf(groups);
    const expected = wilson(2 * MOST_UNITS * 0.5, 5 * MOST_UNITS);
    expect((found?.high ?? 0) - (found?.low ?? 0)).toBeCloseTo(expected.high - expected.low, 2);
    expect(resampled(groups, seededRandom(1), 1)[0]?.[1]).toBe(5 * MOST_UNITS);
  });

  test('X-09 the seed decides', () => {
    const groups = Array.from({ length: 30 }, (_, at) => group(at % 3, 3));
    const drawn = (seed: number) => resampled(groups, seededRandom(seed), 20);
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
  });

  test('X-01 nothing is claimed of nothing', () => {
    expect(intervalOf([])).toBeNull();
    expect(intervalOf([group(0, 0)])).toBeNull();
    expect(middle95([])).toBeNull();
  });
});
