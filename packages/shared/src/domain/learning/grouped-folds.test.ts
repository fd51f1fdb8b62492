import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossFitted, groupedFolds } from './grouped-folds.ts';
import { effectiveN } from './effective-n.ts';

const items = fc.array(fc.record({ id: fc.uuid(), group: fc.integer({ min: 0, max: 12 }).map((n) => `task-${n}`) }), {
  minLength: 1,
  maxLength: 80,
});

test('J-01 equal weights are worth their number, unequal ones less, never less than one', () => {
  expect(effectiveN([])).toBe(0);
  expect(effectiveN([3, 3, 3, 3])).toBe(4);
  expect(effectiveN([10, 1, 1])).toBeCloseTo(144 / 102);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1, max: 1_000, noNaN: true }), { minLength: 1 }), (weights) => {
      expect(effectiveN(weights)).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(effectiveN(weights)).toBeLessThanOrEqual(weights.length + 1e-9);
    }),
  );
});

test('J-09 no learner has seen what it judges, nor anything of its group, and everything is judged once', () => {
  fc.assert(
    fc.property(items, (rows) => {
      const groups = new Set(rows.map(({ group }) => group));
      const judged = crossFitted(rows, 5, (others) => new Set(others.map(({ group }) => group)));
      expect(judged.map(({ item }) => item)).toEqual(groups.size < 2 ? [] : rows);
      for (const { item, learner } of judged) {
        expect(learner.has(item.group)).toBe(false);
        expect(learner.size).toBeGreaterThan(0);
      }
    }),
  );
});

test('J-09 the same groups are in the same folds whatever the order, and the folds are of like size', () => {
  fc.assert(
    fc.property(items, (rows) => {
      const groups = rows.map(({ group }) => group);
      expect(groupedFolds(groups.toReversed(), 5)).toEqual(groupedFolds(groups, 5));
    }),
  );
  const even = Array.from({ length: 100 }, (_, i) => `task-${i % 50}`);
  const folds = groupedFolds(even, 5);
  for (const fold of [0, 1, 2, 3, 4]) expect(even.filter((group) => folds.get(group) === fold)).toHaveLength(20);
});
