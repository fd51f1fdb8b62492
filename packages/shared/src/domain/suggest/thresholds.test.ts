import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createRandom } from '../../../testing/random.ts';
import { again, seeds } from '../../../testing/seeds.ts';
import { shuffled } from '../../../testing/simulated-labels.ts';
import { Suggestion, type ThresholdSuggestion } from '../../model/suggestion.ts';
import { costOf } from './costs.ts';
import { type CalibratedOutcome, suggestThresholds, type ThresholdQuestion } from './thresholds.ts';

// Seconds of arithmetic, more where other tests run beside it.
vi.setConfig({ testTimeout: 60_000 });

const COSTS = { reviewMinor: 200, errorMinor: 2_000 };
const question = (outcomes: readonly CalibratedOutcome[], change: Partial<ThresholdQuestion> = {}): ThresholdQuestion => ({
  outcomes,
  perDay: 1_000,
  capacityPerDay: 1_000,
  costs: COSTS,
  minimum: 1,
  ...change,
});
const answer = (asked: ThresholdQuestion): { readonly capacity: ThresholdSuggestion; readonly cost: ThresholdSuggestion } => {
  const result = suggestThresholds(asked);
  if (!result.ok) throw new Error('refused');
  const [capacity, cost] = result.value;
  if (capacity?.basis !== 'capacity' || cost?.basis !== 'cost_of_error') throw new Error('not in order');
  return { capacity, cost };
};
const simulated = (n: number, seed: number): readonly CalibratedOutcome[] => {
  const random = createRandom(seed);
  return Array.from({ length: n }, () => {
    const calibrated = Math.max(random(), random());
    return { calibrated, needed: random() >= calibrated, weight: 1 };
  });
};
const anyOutcomes = fc.array(
  fc.record({
    calibrated: fc.oneof(fc.constantFrom(0.2, 0.5, 0.9), fc.double({ min: 0.01, max: 0.99, noNaN: true })),
    needed: fc.boolean(),
    weight: fc.double({ min: 1, max: 20, noNaN: true }),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('F-02 by the cost of an error', () => {
  test('F-02 a person looks where P(needed) is at least review ÷ error, whatever it takes', () => {
    const { cost } = answer(question(simulated(2_000, 2), { capacityPerDay: 10 }));
    expect(cost.limits).toEqual({ reviewAt: 0.1, escalateAt: 0.1, autonomous: 0.9, review: 0.9 });
    expect(cost.fitsCapacity).toBe(false);
    expect(cost.loadPerDay).toBeGreaterThan(700);
  });
});

describe('F-03 by the capacity of reviewers', () => {
  test('F-03 the most doubtful are seen, as many as can be', () => {
    const { capacity } = answer(question(simulated(2_000, 3), { capacityPerDay: 100 }));
    expect(capacity.loadPerDay).toBeLessThanOrEqual(100);
    expect(capacity.loadPerDay).toBeGreaterThan(95);
    expect(capacity.fitsCapacity).toBe(true);
  });

  test('F-03 nobody’s time for nobody: all runs unseen, and what that misses is said', () => {
    const outcomes = simulated(2_000, 4);
    const { capacity } = answer(question(outcomes, { capacityPerDay: 0 }));
    expect(capacity).toMatchObject({ loadPerDay: 0, recall: { value: 0 }, limits: { reviewAt: 1 } });
    expect(capacity.missedPerDay).toBeCloseTo((outcomes.filter(({ needed }) => needed).length / 2_000) * 1_000);
    expect(capacity.costPerDay).toBeCloseTo(capacity.missedPerDay * COSTS.errorMinor);
  });

  test('F-03 always fits, and no limit that fits is cheaper', () => {
    fc.assert(
      fc.property(
        anyOutcomes,
        fc.double({ min: 0, max: 1_200, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (outcomes, capacityPerDay, reviewAt) => {
          const asked = question(outcomes, { capacityPerDay });
          const { capacity } = answer(asked);
          expect(capacity.fitsCapacity).toBe(true);
          const total = outcomes.reduce((sum, { weight }) => sum + weight, 0);
          const seen = outcomes
            .filter(({ calibrated }) => 1 - calibrated >= reviewAt)
            .reduce((sum, { weight }) => sum + weight, 0);
          if ((seen / total) * asked.perDay > capacityPerDay) return;
          const limits = { reviewAt, escalateAt: reviewAt };
          const rival = outcomes.reduce(
            (sum, { calibrated, needed, weight }) => sum + weight * costOf(limits, COSTS, 1 - calibrated, needed),
            0,
          );
          expect(capacity.costPerDay).toBeLessThanOrEqual((rival / total) * asked.perDay + 1e-6);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test.each(seeds(5))('F-03 with time to spare both answers are near each other (seed %i)', (seed) => {
    const { capacity, cost } = answer(question(simulated(20_000, seed)));
    expect(
      Math.abs(capacity.limits.reviewAt - cost.limits.reviewAt),
      again(seed, 'src/domain/suggest/thresholds.test.ts'),
    ).toBeLessThan(0.05);
  });
});

test('F-04 under the minimum nothing is suggested; at the minimum it is', () => {
  const outcomes = simulated(100, 5);
  expect(suggestThresholds(question(outcomes.slice(1), { minimum: 100 }))).toEqual({
    ok: false,
    error: { code: 'TOO_FEW', n: 99, minimum: 100 },
  });
  expect(suggestThresholds(question(outcomes, { minimum: 100 })).ok).toBe(true);
  expect(suggestThresholds(question([], { minimum: 0 })).ok).toBe(false);
});

describe('F-05 the figures of a suggestion', () => {
  test('F-05 count by weight, and say on how much they stand', () => {
    const outcomes = [
      { calibrated: 0.99, needed: false, weight: 8 },
      { calibrated: 0.95, needed: true, weight: 4 },
      { calibrated: 0.5, needed: true, weight: 1 },
      { calibrated: 0.4, needed: false, weight: 1 },
    ];
    const { cost } = answer(question(outcomes));
    expect(cost.load.value).toBeCloseTo(2 / 14);
    expect(cost.recall?.value).toBeCloseTo(1 / 5);
    expect(cost.missedPerDay).toBeCloseTo((4 / 14) * 1_000);
    expect(cost.costPerDay).toBeCloseTo(((2 * 200 + 4 * 2_000) / 14) * 1_000);
    expect(cost).toMatchObject({ n: 4, effectiveN: 196 / 82 });
  });

  test('F-05 where nothing needed a person nothing is said of recall', () => {
    expect(answer(question([{ calibrated: 0.9, needed: false, weight: 1 }])).cost.recall).toBeNull();
  });

  test('F-05 hold their values in their intervals, fit the model, and do not depend on the order', () => {
    fc.assert(
      fc.property(anyOutcomes, fc.double({ min: 0, max: 1_200, noNaN: true }), fc.integer(), (outcomes, capacityPerDay, seed) => {
        const asked = question(outcomes, { capacityPerDay });
        const made = answer(asked);
        for (const one of [made.capacity, made.cost]) {
          expect(Suggestion.parse(one)).toEqual(one);
          expect(one.limits.reviewAt).toBeLessThanOrEqual(one.limits.escalateAt);
          for (const figure of [one.load, one.recall ?? one.load]) {
            expect(figure.low).toBeLessThanOrEqual(figure.value);
            expect(figure.high).toBeGreaterThanOrEqual(figure.value);
          }
        }
        const other = answer({ ...asked, outcomes: shuffled(outcomes, createRandom(seed)) });
        expect(other.capacity.limits).toEqual(made.capacity.limits);
      }),
    );
  });
});
