import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createRandom } from '../../../testing/random.ts';
import { again, seeds } from '../../../testing/seeds.ts';
import { OVERCONFIDENT, shuffled, simulatedLabels } from '../../../testing/simulated-labels.ts';
import { OperatingRow } from '../../model/learned.ts';
import { calibrate } from './calibrate.ts';
import { operatingTable, type Scored, thresholdAt } from './operating-table.ts';
import { trainCalibrator } from './train-calibrator.ts';

// Seconds of arithmetic, more where other tests run beside it.
vi.setConfig({ testTimeout: 60_000 });

const same = (score: number, needed: boolean, weight = 1): Scored => ({ trained: score, crossFitted: score, needed, weight });

describe('J-12 the operating table', () => {
  test('J-12 counts what each threshold catches and sends, by weight', () => {
    expect(operatingTable([same(0.2, false, 5), same(0.4, true), same(0.6, false), same(0.8, true, 3)])).toEqual([
      { recall: 0.75, threshold: 0.7, load: 0.3 },
      { recall: 0.75, threshold: 0.5, load: 0.4 },
      { recall: 1, threshold: expect.closeTo(0.3) as number, load: 0.5 },
      { recall: 1, threshold: 0, load: 1 },
    ]);
  });

  test('J-12 a score that moves a little from fold to fold is not cut apart', () => {
    const scored = [0.49, 0.5, 0.51].flatMap((crossFitted) => [
      { trained: 0.5, crossFitted, needed: true, weight: 1 },
      { trained: 0.1, crossFitted: crossFitted - 0.4, needed: false, weight: 1 },
    ]);
    expect(operatingTable(scored)).toEqual([
      { recall: 1, threshold: 0.3, load: 0.5 },
      { recall: 1, threshold: 0, load: 1 },
    ]);
  });

  test('J-12 J-26 with any number of distinct scores the thresholds are spread over all of them', () => {
    for (let n = 1; n <= 400; n++) {
      const table = operatingTable(Array.from({ length: n }, (_, i) => same((i + 1) / (n + 1), true)));
      expect(table).toHaveLength(Math.min(n, 100));
      expect(table[0]?.recall).toBeLessThanOrEqual(Math.max(0.02, 1 / n) + 1e-9);
    }
  });

  test('J-12 recall and load fall as the threshold rises, in at most 101 rows that the model takes', () => {
    const scored = fc.array(
      fc.record({
        trained: fc.double({ min: 0, max: 1, noNaN: true }),
        crossFitted: fc.double({ min: 0, max: 1, noNaN: true }),
        needed: fc.boolean(),
        weight: fc.double({ min: 1, max: 30, noNaN: true }),
      }),
      { minLength: 1, maxLength: 300 },
    );
    fc.assert(
      fc.property(scored, fc.integer(), (rows, seed) => {
        const table = operatingTable(rows);
        expect(operatingTable(shuffled(rows, createRandom(seed)))).toEqual(table);
        expect(table.length).toBeLessThanOrEqual(101);
        expect(table.length === 0).toBe(!rows.some(({ needed }) => needed));
        table.forEach((row, i) => {
          expect(OperatingRow.parse(row)).toEqual(row);
          const before = table[i - 1];
          if (before === undefined) return;
          expect(row.threshold).toBeLessThan(before.threshold);
          expect(row.recall).toBeGreaterThanOrEqual(before.recall);
          expect(row.load).toBeGreaterThanOrEqual(before.load);
        });
      }),
    );
  });

  test.each(seeds(5))('J-12 what it promises is met on 20,000 fresh draws within six points (seed %i)', (seed) => {
    const random = createRandom(seed);
    const result = trainCalibrator(simulatedLabels(OVERCONFIDENT, 2_000, random), { minimum: 50, trainedAt: 0, version: 'v' });
    if (!result.ok) throw new Error('refused');
    for (const recall of [0.5, 0.8, 0.95]) {
      const threshold = thresholdAt({ recall }, result.value.operating) ?? Number.NaN;
      const row = result.value.operating.find((other) => other.threshold === threshold);
      let [needed, caught, sent] = [0, 0, 0];
      for (let i = 0; i < 20_000; i++) {
        const { stated, truth } = OVERCONFIDENT(random);
        const isSent = 1 - (calibrate(result.value, 'refund-bot', 'issue_refund', stated) ?? 0) >= threshold;
        if (isSent) sent += 1;
        if (random() < truth) continue;
        needed += 1;
        if (isSent) caught += 1;
      }
      const line = again(seed, 'src/domain/learning/operating-table.test.ts');
      expect(Math.abs(caught / needed - recall), line).toBeLessThan(0.06);
      expect(Math.abs(sent / 20_000 - (row?.load ?? 0)), line).toBeLessThan(0.06);
    }
  });
});

describe('J-13 an operating point', () => {
  const rows = [
    { recall: 0.5, threshold: 0.9, load: 0.2 },
    { recall: 0.95, threshold: 0.4, load: 0.6 },
    { recall: 0.95, threshold: 0.3, load: 0.7 },
    { recall: 1, threshold: 0, load: 1 },
  ];
  test.each([
    [0.7, 0.7],
    [{ recall: 0.95 }, 0.4],
    [{ recall: 0.951 }, 0],
    [{ recall: 0 }, 0.9],
  ] as const)('J-13 %j is the threshold %d', (point, threshold) => {
    expect(thresholdAt(point, rows)).toBe(threshold);
  });

  test('J-13 without a table a probability still is one, and a recall is nothing', () => {
    expect(thresholdAt(0.7, [])).toBe(0.7);
    expect(thresholdAt({ recall: 0.5 }, [])).toBeNull();
  });
});
