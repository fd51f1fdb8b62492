import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, isotonic, type Observation } from './isotonic.ts';

const observation = fc.record({
  x: fc.integer({ min: 0, max: 6 }).map((x) => x / 6),
  y: fc.constantFrom(0, 1),
  weight: fc.integer({ min: 1, max: 5 }),
});
const at = (blocks: readonly Block[], x: number): number =>
  blocks.find(({ from, to }) => from <= x && x <= to)?.value ?? Number.NaN;
const lossOf = (observations: readonly Observation[], value: (x: number) => number): number =>
  observations.reduce((sum, { x, y, weight }) => sum + weight * (y - value(x)) ** 2, 0);

describe('J-02 the isotonic fit', () => {
  test('J-02 pools what falls, weight by weight', () => {
    const blocks = isotonic([
      { x: 0.1, y: 1, weight: 1 },
      { x: 0.2, y: 0, weight: 3 },
      { x: 0.3, y: 1, weight: 2 },
    ]);
    expect(blocks).toEqual([
      { from: 0.1, to: 0.2, value: 0.25, weight: 4 },
      { from: 0.3, to: 0.3, value: 1, weight: 2 },
    ]);
  });

  test('J-02 equal confidences are one, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 30 }), (observations) => {
        const blocks = isotonic(observations);
        expect(isotonic(observations.toReversed())).toEqual(blocks);
        blocks.forEach((block, i) => {
          const next = blocks[i + 1];
          if (next === undefined) return;
          expect(block.value).toBeLessThan(next.value);
          expect(block.to).toBeLessThan(next.from);
        });
        const total = observations.reduce((sum, { weight }) => sum + weight, 0);
        expect(blocks.reduce((sum, { weight }) => sum + weight, 0)).toBe(total);
      }),
    );
  });

  test('J-02 no other rising function on a fine grid is nearer', () => {
    const level = fc.integer({ min: 0, max: 20 }).map((n) => n / 20);
    const rival = fc.array(level, { minLength: 7, maxLength: 7 }).map((values) => values.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 30 }), rival, (observations, values) => {
        const blocks = isotonic(observations);
        const best = lossOf(observations, (x) => at(blocks, x));
        const other = lossOf(observations, (x) => values[Math.round(x * 6)] ?? 0);
        expect(best).toBeLessThanOrEqual(other + 1e-9);
      }),
      { numRuns: 2_000 },
    );
  });
});
