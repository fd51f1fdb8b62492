import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeHistory } from '../../../testing/made-history.ts';
import type { Judged } from '../../model/label.ts';
import { Prediction, type Predictor, type PredictorFeature } from '../../model/learned.ts';
import { featuresOf } from './features.ts';
import { predict } from './predict.ts';
import { trainPredictor } from './train-predictor.ts';

const made = trainPredictor(makeHistory(1, 80), { minimum: 50, trainedAt: 0, version: 'p-1' });
if (!made.ok) throw new Error('too few');
const PREDICTOR = made.value;
const [ONE] = makeHistory(9, 1);
if (ONE === undefined) throw new Error('no example');

const said = (predictor: Predictor, judged: Judged): Prediction => {
  const answer = predict(predictor, judged);
  if (answer.kind !== 'predicted') throw new Error(answer.why);
  return answer.prediction;
};
const withLines = (lines: number, name = 'refund'): Judged => ({
  ...ONE,
  action: { name, arguments: { lines: Array.from({ length: lines }, (_, i) => `line ${i}`) } },
});

describe('prediction', () => {
  it('J-25 is a probability with its strongest reasons first, at most five, of which each names a feature', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.double({ min: 0, max: 1, noNaN: true }), (lines, confidence) => {
        const prediction = said(PREDICTOR, { ...withLines(lines), context: { ...ONE.context, confidence } });
        expect(Prediction.safeParse(prediction).success).toBe(true);
        const sizes = prediction.because.map(({ effect }) => Math.abs(effect));
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        const known = Object.keys(featuresOf(ONE));
        for (const { feature } of prediction.because) expect(known).toContain(feature);
        expect(prediction.model).toBe('p-1');
      }),
    );
  });

  it('J-25 a feature with a positive weight never lowers the probability as it grows', () => {
    const size: PredictorFeature = { name: 'argument_size', mean: 4, deviation: 0.5, weight: 0.8 };
    const predictor: Predictor = { ...PREDICTOR, features: [size], reach: 1_000 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (a, b) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        expect(said(predictor, withLines(many)).probability).toBeGreaterThanOrEqual(said(predictor, withLines(few)).probability);
      }),
    );
  });

  it('J-25 reasons say what was found, and which way it points', () => {
    const { because } = said(PREDICTOR, { ...withLines(8), context: { ...ONE.context, confidence: 0.31 } });
    expect(because.find(({ feature }) => feature === 'confidence')).toMatchObject({ value: '0.31' });
    expect(because.find(({ feature }) => feature === 'confidence')?.effect).toBeGreaterThan(0);
  });

  it('J-25 what the context does not tell adds nothing by itself', () => {
    const { confidence: _, ...rest } = ONE.context;
    const { because } = said(PREDICTOR, { ...ONE, context: rest });
    expect(because.map(({ feature }) => feature)).not.toContain('confidence');
  });

  it('J-25 abstains on what is unlike anything it has seen, sooner for an action it has not', () => {
    expect(predict(PREDICTOR, { ...withLines(20_000), context: { confidence: 1 } })).toEqual({
      kind: 'abstained',
      why: 'out_of_reach',
    });
    const near = { ...PREDICTOR, reach: 3 };
    const lengths = Array.from({ length: 400 }, (_, i) => i * 5);
    const answers = (name: string) =>
      lengths
        .map((lines) => predict(near, withLines(lines, name)))
        .map((one) => (one.kind === 'predicted' ? 'predicted' : one.why));
    expect(answers('refund')).not.toContain('unseen_action');
    expect(new Set(answers('wipe_disk'))).toEqual(new Set(['predicted', 'unseen_action', 'out_of_reach']));
    expect(answers('wipe_disk').filter((one) => one === 'predicted').length).toBeLessThan(
      answers('refund').filter((one) => one === 'predicted').length,
    );
  });

  it('J-25 abstains where the model was trained on features that this program does not know', () => {
    const other = {
      ...PREDICTOR,
      features: [...PREDICTOR.features, { name: 'phase_of_moon', mean: 0, deviation: 1, weight: 1 }],
    };
    expect(predict(other, ONE)).toEqual({ kind: 'abstained', why: 'other_features' });
  });

  it('J-25 never names what is in an argument or who the customer is', () => {
    const secret = { ...withLines(3), context: { ...ONE.context, customer: { name: 'canary' } } };
    const named = { ...secret, action: { ...secret.action, target: 'canary', arguments: { lines: ['canary'] } } };
    expect(JSON.stringify([predict(PREDICTOR, named), PREDICTOR])).not.toContain('canary');
  });
});
