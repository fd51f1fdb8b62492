import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeHistory } from '../../../testing/made-history.ts';
import { createRandom } from '../../../testing/random.ts';
import { groupBootstrap } from './group-bootstrap.ts';
import { evaluateHoldOut } from './hold-out.ts';
import { splitByTime } from './time-split.ts';

const OPTIONS = { minimum: 50, trainedAt: 0, version: 'p-1', share: 0.3, recall: 0.9 };
const evaluate = (seed: number, groups: number, strength: number) => {
  const found = evaluateHoldOut(makeHistory(seed, groups, strength), { ...OPTIONS, random: createRandom(seed) });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

describe('hold-out', () => {
  it('J-27 training is earlier than testing, and no group is on both sides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 }), fc.double({ min: 0.05, max: 0.9, noNaN: true }), (seed, share) => {
        const random = createRandom(seed);
        const mixed = makeHistory(seed, 30).map((one) => ({ ...one, at: Math.floor(random() * 1e6) }));
        const { earlier, later } = splitByTime(mixed, share);
        const start = Math.min(...later.map(({ at }) => at));
        for (const { at } of earlier) expect(at).toBeLessThan(start);
        const tested = new Set(later.map(({ group }) => group));
        for (const { group } of earlier) expect(tested.has(group)).toBe(false);
        expect(later.length).toBeGreaterThanOrEqual(mixed.length * share - 1e-9);
      }),
    );
  });

  it('J-27 where there is a law the model beats all three baselines, with the whole interval of its AUC above chance', () => {
    const { predictor, baseline, tested, testedGroups, abstained } = evaluate(4, 300, 1);
    expect(tested).toBeGreaterThan(200);
    expect(testedGroups).toBeGreaterThan(50);
    expect(abstained).toBeLessThan(0.05);
    expect(predictor.auc?.interval?.low).toBeGreaterThan(0.6);
    expect(predictor.auc?.value).toBeGreaterThan(baseline.statedConfidence.auc?.value ?? 1);
    expect(predictor.brier?.value).toBeLessThan(baseline.baseRate.brier?.value ?? 0);
    expect(predictor.logLoss?.value).toBeLessThan(baseline.baseRate.logLoss?.value ?? 0);
    expect(predictor.load?.value).toBeLessThan(baseline.alwaysAsk.load?.value ?? 0);
    expect(baseline.alwaysAsk.load).toMatchObject({ value: 1 });
    expect(baseline.baseRate.auc).toMatchObject({ value: 0.5 });
  });

  it('J-27 where there is none it does not claim one', () => {
    const { predictor, baseline } = evaluate(5, 200, 0);
    expect(predictor.auc?.interval?.low).toBeLessThan(0.5);
    expect(predictor.logLoss?.value).toBeGreaterThan((baseline.baseRate.logLoss?.value ?? 0) - 0.02);
  });

  it('J-27 refuses what is too little to learn from or to test', () => {
    const random = createRandom(1);
    expect(evaluateHoldOut(makeHistory(1, 8), { ...OPTIONS, random })).toMatchObject({ ok: false, error: { code: 'TOO_FEW' } });
    expect(evaluateHoldOut([], { ...OPTIONS, random })).toEqual({ ok: false, error: { code: 'NOTHING_TO_TEST' } });
  });
});

describe('bootstrap by group', () => {
  const mean = (rows: readonly { readonly value: number }[]) => rows.reduce((sum, { value }) => sum + value, 0) / rows.length;
  const rows = Array.from({ length: 200 }, (_, i) => ({ group: `g${i % 20}`, value: i % 20 }));

  it('J-28 repeated rows of the same groups make no interval narrower', () => {
    const once = groupBootstrap(rows.slice(0, 20), mean, createRandom(1));
    const often = groupBootstrap(rows, mean, createRandom(1));
    expect(often).toEqual(once);
    expect((once?.high ?? 0) - (once?.low ?? 0)).toBeGreaterThan(4);
  });

  it('J-28 the same random numbers give the same interval; one group, or a figure that cannot be had, gives none', () => {
    expect(groupBootstrap(rows, mean, createRandom(3))).toEqual(groupBootstrap(rows, mean, createRandom(3)));
    expect(groupBootstrap([{ group: 'a', value: 1 }], mean, createRandom(1))).toBeUndefined();
    expect(groupBootstrap(rows, () => undefined, createRandom(1))).toBeUndefined();
  });
});
