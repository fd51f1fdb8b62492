import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Costs, costOf, limitsOf } from './costs.ts';

const GRID = Array.from({ length: 201 }, (_, i) => i / 200);
/** Expected cost at probability p. */
const at = (limits: ReturnType<typeof limitsOf>, costs: Costs, p: number): number =>
  p * costOf(limits, costs, p, true) + (1 - p) * costOf(limits, costs, p, false);

describe('F-02 what errors cost', () => {
  test.each([
    [{ reviewMinor: 200, errorMinor: 2_000 }, 0.1],
    [{ reviewMinor: 200, errorMinor: 100 }, 1],
    [{ reviewMinor: 0, errorMinor: 100 }, 0],
    [{ reviewMinor: 200, errorMinor: 0 }, 1],
  ])('F-02 of %j a person is asked from %d on, and the action waits', (costs, limit) => {
    expect(limitsOf(costs)).toEqual({ reviewAt: limit, escalateAt: limit });
  });

  test('F-02 where waiting costs and a late find helps, there is a band that is seen afterwards', () => {
    const limits = limitsOf({ reviewMinor: 100, errorMinor: 5_000, lateErrorMinor: 1_000, waitMinor: 300 });
    expect(limits).toEqual({ reviewAt: 0.025, escalateAt: 0.3 });
  });

  test('F-02 no other pair of limits is cheaper at any probability', () => {
    const minor = fc.integer({ min: 0, max: 10_000 });
    const costs = fc
      .record({ reviewMinor: minor, errorMinor: minor, waitMinor: minor, late: fc.double({ min: 0, max: 1, noNaN: true }) })
      .map(({ late, ...rest }) => ({ ...rest, lateErrorMinor: rest.errorMinor * late }));
    const rival = fc.tuple(fc.constantFrom(...GRID), fc.constantFrom(...GRID)).map(([a, b]) => ({
      reviewAt: Math.min(a, b),
      escalateAt: Math.max(a, b),
    }));
    fc.assert(
      fc.property(costs, rival, fc.double({ min: 0, max: 0.999, noNaN: true }), (given, other, p) => {
        const best = limitsOf(given);
        expect(best.reviewAt).toBeLessThanOrEqual(best.escalateAt);
        // A limit of 1 is "never" for every probability below it.
        expect(at(best, given, p)).toBeLessThanOrEqual(at(other, given, p) + 1e-6);
      }),
      { numRuns: 5_000 },
    );
  });
});
