import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc, brier, loadAtRecall, logLoss } from './scores.ts';

const scored = (...pairs: readonly (readonly [number, boolean, number?])[]) =>
  pairs.map(([score, needed, weight = 1]) => ({ score, needed, weight }));

describe('scores', () => {
  it('J-27 figures on a case done by hand', () => {
    const rows = scored([0.9, true], [0.8, false], [0.8, true], [0.1, false]);
    expect(auc(rows)).toBe(3.5 / 4);
    expect(brier(rows)).toBeCloseTo((0.01 + 0.64 + 0.04 + 0.01) / 4, 12);
    expect(logLoss(rows)).toBeCloseTo(-(Math.log(0.9) + Math.log(0.2) + Math.log(0.8) + Math.log(0.9)) / 4, 12);
    expect(loadAtRecall(rows, 0.5)).toBe(0.25);
    expect(loadAtRecall(rows, 0.51)).toBe(0.75);
  });

  it('J-27 says nothing where one of the answers is lacking, and stays finite where a certainty fails', () => {
    expect(auc(scored([0.4, true]))).toBeUndefined();
    expect(loadAtRecall(scored([0.4, false]), 0.9)).toBeUndefined();
    expect(logLoss(scored([0, true], [1, false]))).toBeCloseTo(-Math.log(1e-6), 6);
  });

  it('J-27 the area is the share of pairs in the right order, weights included', () => {
    const one = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean(), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 30 }), (pairs) => {
        let [wins, all] = [0, 0];
        for (const [high, needed, w] of pairs)
          for (const [low, other, v] of pairs)
            if (needed && !other) {
              all += w * v;
              wins += w * v * (high > low ? 1 : high === low ? 0.5 : 0);
            }
        const area = auc(scored(...pairs));
        if (all === 0) expect(area).toBeUndefined();
        else expect(area).toBeCloseTo(wins / all, 12);
      }),
    );
  });
});
