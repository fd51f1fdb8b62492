import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createRandom } from '../../../testing/random.ts';
import { again, seeds } from '../../../testing/seeds.ts';
import { shuffled } from '../../../testing/simulated-labels.ts';
import { Reliability } from '../../model/reliability.ts';
import { debiasedCalibrationError, expectedCalibrationError } from './calibration-error.ts';
import { normalShare } from './normal.ts';
import { type ConfidencePair, equalMassBins } from './reliability-bins.ts';
import { type GroupedPair, reliabilityOf } from './reliability.ts';

// Seconds of arithmetic, more where other tests run beside it.
vi.setConfig({ testTimeout: 60_000 });

const FILE = 'src/domain/learning/reliability.test.ts';
const pair = (confidence: number, correct: boolean, weight = 1): ConfidencePair => ({ confidence, correct, weight });
const reliability = (
  pairs: readonly GroupedPair[],
  options: { minimum?: number; seed?: number; bins?: number } = {},
): Reliability => {
  const { minimum = 1, seed = 1, ...rest } = options;
  const result = reliabilityOf(pairs, { minimum, random: createRandom(seed), ...rest });
  if (!result.ok) throw new Error('refused');
  return result.value;
};
const anyPairs = fc.array(
  fc.record({
    confidence: fc.oneof(fc.constantFrom(0, 0.5, 0.95, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    correct: fc.boolean(),
    weight: fc.double({ min: 1, max: 20, noNaN: true }),
  }),
  { minLength: 1, maxLength: 80 },
);

describe('J-14 bins', () => {
  test('J-14 are of equal weight, each with its share and Wilson’s interval', () => {
    const pairs = [pair(0.1, false), pair(0.2, true), pair(0.6, true), pair(0.9, true)];
    const bins = equalMassBins(pairs, 2);
    expect(bins).toMatchObject([
      { from: 0.1, to: 0.2, n: 2, weight: 2, effectiveN: 2, shareCorrect: 0.5 },
      { from: 0.6, to: 0.9, n: 2, weight: 2, effectiveN: 2, shareCorrect: 1 },
    ]);
    expect(bins[0]?.meanConfidence).toBeCloseTo(0.15);
    expect(bins[1]?.interval.low).toBeCloseTo(0.342, 3);
    expect(bins[1]?.interval.high).toBe(1);
  });

  test('J-14 never part equal confidences: an agent that says one thing has one bin', () => {
    expect(equalMassBins([pair(0.95, true), pair(0.95, false), pair(0.95, true)], 10)).toHaveLength(1);
    expect(equalMassBins([pair(0.5, true), pair(0.5, true), pair(0.5, false), pair(1, true)], 4)).toHaveLength(2);
  });

  test('J-14 hold every pair once, in order, at most as many as asked for', () => {
    fc.assert(
      fc.property(anyPairs, fc.integer({ min: 1, max: 20 }), (pairs, bins) => {
        const made = equalMassBins(
          pairs.toSorted((a, b) => a.confidence - b.confidence),
          bins,
        );
        expect(made.length).toBeLessThanOrEqual(bins);
        expect(made.reduce((sum, { n }) => sum + n, 0)).toBe(pairs.length);
        made.forEach((bin, i) => expect(bin.from).toBeGreaterThan(made[i - 1]?.to ?? -1));
      }),
    );
  });

  test('J-14 one pair less than the minimum is refused, the minimum is enough', () => {
    const pairs = Array.from({ length: 30 }, (_, i) => pair(i / 30, true));
    const options = { minimum: 30, random: createRandom(1) };
    expect(reliabilityOf(pairs.slice(1), options)).toEqual({ ok: false, error: { code: 'TOO_FEW', n: 29, minimum: 30 } });
    expect(reliabilityOf(pairs, options).ok).toBe(true);
    expect(reliabilityOf([], { ...options, minimum: 0 }).ok).toBe(false);
  });
});

describe('J-15 error and score', () => {
  test('J-15 by hand: four of ten at 0.9, and three of three at 0.6', () => {
    const pairs = [
      ...Array.from({ length: 10 }, (_, i) => pair(0.9, i < 4)),
      ...Array.from({ length: 3 }, () => pair(0.6, true)),
    ];
    const { ece, brier, n } = reliability(pairs);
    expect(n).toBe(13);
    expect(ece.value).toBeCloseTo((10 * 0.5 + 3 * 0.4) / 13);
    expect(brier.value).toBeCloseTo((4 * 0.01 + 6 * 0.81 + 3 * 0.16) / 13);
  });

  test('J-15 a weight of 3 is as three pairs', () => {
    const once = reliability([pair(0.9, false, 3), pair(0.4, true, 1), pair(0.2, false, 2)]);
    const many = reliability([0.9, 0.9, 0.9, 0.4, 0.2, 0.2].map((confidence) => pair(confidence, confidence === 0.4)));
    expect(once.ece.value).toBeCloseTo(many.ece.value);
    expect(once.brier.value).toBeCloseTo(many.brier.value);
    expect(once.effectiveN).toBeLessThan(many.effectiveN);
  });

  test('J-15 the noise that is taken off is that of the normal distribution', () => {
    for (const [z, share] of [
      [0, 0.5],
      [1, 0.8413447],
      [1.959964, 0.975],
      [-2.5, 0.0062097],
    ] as const)
      expect(normalShare(z)).toBeCloseTo(share, 6);
  });

  test('J-15 on perfect confidences the usual error is mostly chance; the debiased one is about half of it or less', () => {
    const random = createRandom(15);
    const mean = (figureOf: (bins: ReturnType<typeof equalMassBins>) => number): number => {
      let sum = 0;
      for (let run = 0; run < 200; run++) {
        const pairs = Array.from({ length: 500 }, () => {
          const confidence = random();
          return pair(confidence, random() < confidence);
        });
        sum += figureOf(
          equalMassBins(
            pairs.toSorted((a, b) => a.confidence - b.confidence),
            15,
          ),
        );
      }
      return sum / 200;
    };
    expect(mean(expectedCalibrationError)).toBeGreaterThan(0.04);
    expect(mean(debiasedCalibrationError)).toBeLessThan(0.035);
  });
});

describe('J-16 intervals', () => {
  const AGENTS = [
    ['perfect', (stated: number) => stated],
    ['nearly', (stated: number) => stated ** 1.2],
    ['overconfident', (stated: number) => stated * stated],
  ] as const;
  const RUNS = 200;

  test.each(AGENTS.flatMap(([name, truthOf]) => seeds(1).map((seed) => [name, seed, truthOf] as const)))(
    'J-16 hold the truth in at least 93 of 100 runs: %s agent (seed %i)',
    (_name, seed, truthOf) => {
      const random = createRandom(seed);
      const fine = Array.from({ length: 100_000 }, (_, i) => (i + 0.5) / 100_000);
      const truth = fine.reduce((sum, x) => sum + Math.abs(x - truthOf(x)), 0) / fine.length;
      const brier = fine.reduce((sum, x) => sum + truthOf(x) * (1 - x) ** 2 + (1 - truthOf(x)) * x ** 2, 0) / fine.length;
      let [eceHeld, brierHeld] = [0, 0];
      for (let run = 0; run < RUNS; run++) {
        const pairs = Array.from({ length: 400 }, () => {
          const confidence = random();
          return pair(confidence, random() < truthOf(confidence));
        });
        const figures = reliability(pairs, { seed: run });
        if (figures.ece.low <= truth && truth <= figures.ece.high) eceHeld += 1;
        if (figures.brier.low <= brier && brier <= figures.brier.high) brierHeld += 1;
      }
      expect(eceHeld / RUNS, again(seed, FILE)).toBeGreaterThanOrEqual(0.93);
      expect(brierHeld / RUNS, again(seed, FILE)).toBeGreaterThanOrEqual(0.9);
    },
  );

  test('J-16 are wider where pairs come in groups that fail together', () => {
    const random = createRandom(16);
    const pairs = Array.from({ length: 400 }, (_, i) => ({
      ...pair(0.7, Math.floor(i / 10) % 10 < 6),
      group: `task-${Math.floor(i / 10)}`,
    }));
    const alone = pairs.map(({ confidence, correct, weight }) => ({ confidence, correct, weight }));
    const width = ({ brier }: Reliability): number => brier.high - brier.low;
    expect(width(reliability(shuffled(pairs, random)))).toBeGreaterThan(2 * width(reliability(alone)));
  });
});

test('J-17 the same pairs in any order and the same seed give the same figures, which the model takes', () => {
  fc.assert(
    fc.property(anyPairs, fc.integer(), (pairs, seed) => {
      const figures = reliability(pairs, { seed });
      expect(reliability(shuffled(pairs, createRandom(seed)), { seed })).toEqual(figures);
      expect(Reliability.parse(figures)).toEqual(figures);
      for (const { value, low, high } of [figures.ece, figures.brier]) {
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }
      expect(figures.eceDebiased).toBeLessThanOrEqual(figures.ece.value + 1e-12);
    }),
  );
});
