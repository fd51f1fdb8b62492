import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogistic, logOdds, type Row, sigmoid } from './logistic.ts';
import { solvePositive } from './solve-positive.ts';

const row = (x: readonly number[], positive: boolean, weight = 1): Row => ({ x, positive, weight });
const nearly = 1e-9;

/** GPA, TUCE, PSI and whether the grade improved: L. Spector and M. Mazzeo (1980), as printed by W. Greene. */
const SPECTOR = `2.66 20 0 0|2.89 22 0 0|3.28 24 0 0|2.92 12 0 0|4.00 21 0 1|2.86 17 0 0|2.76 17 0 0|2.87 21 0 0
3.03 25 0 0|3.92 29 0 1|2.63 20 0 0|3.32 23 0 0|3.57 23 0 0|3.26 25 0 1|3.53 26 0 0|2.74 19 0 0|2.75 25 0 0|2.83 19 0 0
3.12 23 1 0|3.16 25 1 1|2.06 22 1 0|3.62 28 1 1|2.89 14 1 0|3.51 26 1 0|3.54 24 1 1|2.83 27 1 1|3.39 17 1 1|2.67 24 1 0
3.65 21 1 1|4.00 23 1 1|3.10 21 1 0|2.39 19 1 1`
  .split(/[|\n]/)
  .map((line) => line.split(' ').map(Number))
  .map(([gpa = 0, tuce = 0, psi = 0, grade]) => row([gpa, tuce, psi], grade === 1));

describe('logistic regression', () => {
  it('J-23 gives the published coefficients where nothing is penalised (Greene, Econometric Analysis, table of Spector and Mazzeo)', () => {
    const { intercept, weights } = fitLogistic(SPECTOR, 3, nearly);
    expect(intercept).toBeCloseTo(-13.0213, 3);
    expect(weights[0]).toBeCloseTo(2.8261, 3);
    expect(weights[1]).toBeCloseTo(0.0952, 3);
    expect(weights[2]).toBeCloseTo(2.3787, 3);
  });

  it('J-23 one yes-or-no column has a closed form, and a weight counts as so many rows', () => {
    const counts = { a: 30, b: 10, c: 5, d: 45 };
    const rows = [row([1], true, counts.a), row([1], false, counts.b), row([0], true, counts.c), row([0], false, counts.d)];
    const { intercept, weights } = fitLogistic(rows, 1, nearly);
    expect(intercept).toBeCloseTo(Math.log(counts.c / counts.d), 6);
    expect(weights[0]).toBeCloseTo(Math.log((counts.a * counts.d) / (counts.b * counts.c)), 6);
    const repeated = rows.flatMap((one) => Array.from({ length: one.weight }, () => ({ ...one, weight: 1 })));
    expect(fitLogistic(repeated, 1, nearly).weights[0]).toBeCloseTo(weights[0] ?? 0, 9);
  });

  it('J-23 at the answer the gradient of the penalised loss is zero', () => {
    const penalty = 0.7;
    const { intercept, weights } = fitLogistic(SPECTOR, 3, penalty);
    const errors = SPECTOR.map(({ x, positive }) => sigmoid(logOdds({ intercept, weights }, x)) - Number(positive));
    expect(errors.reduce((sum, error) => sum + error, 0)).toBeCloseTo(0, 7);
    for (const column of [0, 1, 2]) {
      const slope = SPECTOR.reduce((sum, { x }, i) => sum + (errors[i] ?? 0) * (x[column] ?? 0), 0);
      expect(slope + penalty * (weights[column] ?? 0)).toBeCloseTo(0, 6);
    }
  });

  it('J-23 stays finite on separable, collinear and constant columns, and on answers of one kind', () => {
    const separable = [-2, -1, 1, 2].map((x) => row([x], x > 0));
    expect(fitLogistic(separable, 1, 0.1).weights[0]).toBeGreaterThan(1);
    expect(Number.isFinite(fitLogistic(separable, 1, 1e-6).weights[0])).toBe(true);

    const twice = SPECTOR.map(({ x, positive }) => row([x[0] ?? 0, x[0] ?? 0, 4], positive));
    const { weights } = fitLogistic(twice, 3, 1);
    expect(weights[0]).toBeCloseTo(weights[1] ?? 0, 8);
    expect(weights[0]).toBeGreaterThan(0);
    expect(weights[2]).toBeCloseTo(0, 3);

    const same = fitLogistic([row([1], true), row([2], true)], 1, 1);
    expect(sigmoid(logOdds(same, [1.5]))).toBeGreaterThan(0.99);
    expect(fitLogistic([], 2, 1)).toEqual({ intercept: 0, weights: [0, 0] });
  });

  it('J-23 a stronger penalty never makes the weights larger', () => {
    const norms = [0.01, 0.1, 1, 10, 100, 1e6].map((penalty) => Math.hypot(...fitLogistic(SPECTOR, 3, penalty).weights));
    expect(norms).toEqual(norms.toSorted((a, b) => b - a));
    expect(norms.at(-1)).toBeLessThan(1e-3);
  });

  it('J-23 the sigmoid neither overflows nor leaves 0 to 1', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (t) => {
        const p = sigmoid(t);
        expect(p >= 0 && p <= 1).toBe(true);
        expect(sigmoid(-t)).toBeCloseTo(1 - p, 12);
      }),
    );
  });

  it('J-23 solves what it is given', () => {
    const x = solvePositive([[4], [2, 3], [1, 0.5, 2]], [1, 2, 3]);
    const [a = 0, b = 0, c = 0] = x;
    expect(4 * a + 2 * b + c).toBeCloseTo(1, 12);
    expect(2 * a + 3 * b + 0.5 * c).toBeCloseTo(2, 12);
    expect(a + 0.5 * b + 2 * c).toBeCloseTo(3, 12);
  });
});
