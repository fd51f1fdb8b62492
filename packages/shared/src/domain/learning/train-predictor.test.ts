import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeHistory } from '../../../testing/made-history.ts';
import { createRandom } from '../../../testing/random.ts';
import type { Labelled } from '../../model/label.ts';
import { Predictor } from '../../model/learned.ts';
import { crossFit } from './cross-fit.ts';
import { featuresOf } from './features.ts';
import { fitModel } from './fit-model.ts';
import { thresholdAt } from './operating-table.ts';
import { predict } from './predict.ts';
import { auc } from './scores.ts';
import { trainPredictor } from './train-predictor.ts';

const OPTIONS = { minimum: 50, trainedAt: 0, version: 'p-1' };
const train = (labelled: readonly Labelled[]): Predictor => {
  const trained = trainPredictor(labelled, OPTIONS);
  if (!trained.ok) throw new Error(JSON.stringify(trained.error));
  return trained.value;
};
const probability = (predictor: Predictor, one: Labelled): number => {
  const said = predict(predictor, one);
  if (said.kind !== 'predicted') throw new Error(said.why);
  return said.prediction.probability;
};
const shuffled = (labelled: readonly Labelled[], seed: number): readonly Labelled[] => {
  const random = createRandom(seed);
  return labelled
    .map((one) => ({ one, draw: random() }))
    .toSorted((a, b) => a.draw - b.draw)
    .map(({ one }) => one);
};
const weightOf = (predictor: Predictor, feature: string): number =>
  predictor.features.find(({ name, value }) => name === feature && value === undefined)?.weight ?? 0;

const HISTORY = makeHistory(1, 60);

describe('training', () => {
  it('J-24 nothing is learnt under the minimum, from answers of one kind, or from few groups', () => {
    expect(trainPredictor(HISTORY.slice(0, 49), OPTIONS)).toMatchObject({
      ok: false,
      error: { code: 'TOO_FEW', n: 49, minimum: 50 },
    });
    const agreed = HISTORY.map((one, i) => ({ ...one, needed: i < 9 }));
    expect(trainPredictor(agreed, OPTIONS)).toMatchObject({ ok: false, error: { needed: 9, notNeeded: HISTORY.length - 9 } });
    const alike = HISTORY.map((one, i) => ({ ...one, group: `g${i % 4}` }));
    expect(trainPredictor(alike, OPTIONS)).toMatchObject({ ok: false, error: { code: 'TOO_FEW', groups: 4 } });
    expect(trainPredictor([], { ...OPTIONS, minimum: 1 }).ok).toBe(false);
  });

  it('J-24 the model is plain data that can be stored and read, and finds the law that made the history', () => {
    const predictor = train(makeHistory(2, 150));
    expect(Predictor.parse(JSON.parse(JSON.stringify(predictor)))).toEqual(predictor);
    expect(weightOf(predictor, 'argument_size')).toBeGreaterThan(0.3);
    expect(weightOf(predictor, 'confidence')).toBeLessThan(-0.3);
    expect(Math.abs(weightOf(predictor, 'message_length'))).toBeLessThan(0.2);
    const fresh = makeHistory(3, 300);
    const area = auc(fresh.map((one) => ({ score: probability(predictor, one), needed: one.needed, weight: 1 })));
    expect(area).toBeGreaterThan(0.7);
  });

  it('J-24 the order of the labels does not matter, to the last digit', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(train(shuffled(HISTORY, seed))).toEqual(train(HISTORY));
      }),
      { numRuns: 3 },
    );
  });

  it('J-24 a weight that all labels share changes nothing, and sampled labels do not pass for more', () => {
    const heavier = train(HISTORY.map((one) => ({ ...one, weight: 10 })));
    const plain = train(HISTORY);
    expect(heavier.intercept).toBeCloseTo(plain.intercept, 9);
    expect(weightOf(heavier, 'confidence')).toBeCloseTo(weightOf(plain, 'confidence'), 9);
  });

  it('J-24 a weight counts: what stands for ten moves the model more than what stands for one', () => {
    const lifted = train(HISTORY.map((one) => ({ ...one, weight: one.needed ? 10 : 1 })));
    const mean = (predictor: Predictor): number =>
      HISTORY.reduce((sum, one) => sum + probability(predictor, one), 0) / HISTORY.length;
    expect(mean(lifted)).toBeGreaterThan(mean(train(HISTORY)) + 0.2);
  });
});

describe('operating points', () => {
  it('J-26 no example is scored by a model that saw its group', () => {
    const examples = HISTORY.map((one) => ({ ...one, features: featuresOf(one) }));
    // With answers that are the group's own, a model that had seen the group would know them; one that had not cannot.
    const byGroup = examples.map((one) => ({ ...one, needed: Number(one.group.slice(1)) % 2 === 0 }));
    const area = auc(
      crossFit(byGroup, 1).map(({ example, probability: score }) => ({ score, needed: example.needed, weight: 1 })),
    );
    expect(area).toBeGreaterThan(0.35);
    expect(area).toBeLessThan(0.65);
    expect(crossFit(examples, 1)).toHaveLength(5 * examples.length);
  });

  it('J-26 the recall that the table promises is, on average, what fresh groups give', () => {
    const promised = 0.9;
    const caught = Array.from({ length: 12 }, (_, seed) => {
      const predictor = train(makeHistory(100 + seed, 50));
      const threshold = thresholdAt({ recall: promised }, predictor.operating) ?? 0;
      const needed = makeHistory(200 + seed, 300).filter((one) => one.needed);
      return needed.filter((one) => probability(predictor, one) >= threshold).length / needed.length;
    });
    const mean = caught.reduce((sum, share) => sum + share, 0) / caught.length;
    expect(mean).toBeGreaterThan(promised - 0.03);
    expect(mean).toBeLessThan(promised + 0.06);
  });

  it('J-26 where nothing can be told, catching nearly all costs looking at nearly all', () => {
    const { operating } = train(makeHistory(7, 80, 0));
    const enough = operating.filter(({ recall }) => recall >= 0.95);
    expect(Math.min(...enough.map(({ load }) => load))).toBeGreaterThan(0.8);
  });
});

describe('fitting', () => {
  const examples = HISTORY.map((one) => ({ ...one, features: featuresOf(one) }));

  it('J-24 a feature that is often missing counts neither as zero nor as its mean where missing says something', () => {
    const silent = examples.map((one) => ({
      ...one,
      features: { ...one.features, confidence: one.needed ? undefined : one.features.confidence },
    }));
    const { features } = fitModel(silent, 1);
    const missing = features.find(({ name, value }) => name === 'confidence' && value === 'missing');
    expect(missing?.weight).toBeGreaterThan(0.2);
  });

  it('J-24 rows repeated within their groups are not taken for as much new evidence', () => {
    const size = (model: ReturnType<typeof fitModel>): number => Math.hypot(...model.features.map(({ weight }) => weight));
    const four = examples.flatMap((one) => [one, one, one, one]);
    const apart = [0, 1, 2, 3].flatMap((copy) => examples.map((one) => ({ ...one, group: `${one.group}-${copy}` })));
    expect(size(fitModel(four, 4))).toBeLessThan(size(fitModel(apart, 4)));
    expect(size(fitModel(four, 4))).toBeGreaterThan(size(fitModel(examples, 4)));
  });
});
