import { expect, test } from 'vitest';
import { operatingCurve } from './curve.ts';

test('X-18 the curve is what each threshold of the score alone would send and catch', () => {
  const row = (score: number, needed: number) => ({ score, load: 1, needed });
  expect(operatingCurve([row(0.9, 1), row(0.5, 0), row(0.5, 1), row(-1, 1)])).toEqual([
    { threshold: 1, load: 0, recall: 0 },
    { threshold: 0.9, load: 1 / 4, recall: 1 / 3 },
    { threshold: 0.5, load: 3 / 4, recall: 2 / 3 },
  ]);
  expect(operatingCurve([row(-1, 1)])).toEqual([]);
  expect(operatingCurve([row(0.4, 0)])).toEqual([]);
});

test('X-18 however many decisions, at most 101 points, and both ends are among them', () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => ({ score: at / 5_000, load: 1, needed: at % 2 }));
  const curve = operatingCurve(rows);
  expect(curve.length).toBeLessThanOrEqual(101);
  expect(curve[0]).toMatchObject({ load: 0, recall: 0 });
  expect(curve.at(-1)).toMatchObject({ load: 1, recall: 1 });
});
