import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tallyOf } from '../../../testing/judged-stream.ts';
import type { Tally } from '../../model/tally.ts';
import { addTallies, cellKey } from './add-tallies.ts';
import { measuresOf } from './measures-of.ts';

const count = fc.nat(50);
const moments = fc.record({ n: count, sum: fc.nat(10_000), squares: fc.nat(1_000_000) });
/** Counts that one cell can have: nothing is found in more items than there are. */
const tally: fc.Arbitrary<Tally> = fc
  .record({
    day: fc.integer({ min: 20_000, max: 20_003 }),
    action: fc.constantFrom('refund', 'email'),
    route: fc.constantFrom('autonomous', 'review', 'escalate'),
    inclusion: fc.constantFrom(0.05, 0.3, 1),
    currency: fc.constantFrom('USD', 'EUR', null),
    overridden: count,
    approved: count,
    expired: count,
    withdrawn: count,
    open: count,
    failed: count,
    handlingMs: moments,
    correctionMs: moments,
    agentCostMinor: moments,
  })
  .map(({ approved, open, ...rest }) => {
    const decided = rest.route === 'autonomous' ? 0 : rest.overridden + approved;
    const overridden = Math.min(decided, rest.overridden);
    const opened = decided + rest.expired + rest.withdrawn + open;
    return tallyOf({ ...rest, decided, overridden, opened, succeeded: decided - overridden });
  });
const tallies = fc.array(tally, { maxLength: 12 });
const sorted = (some: readonly Tally[]): readonly Tally[] =>
  some.toSorted((one, other) => (cellKey(one) < cellKey(other) ? -1 : 1));
const TERMS = { from: 0, to: 1e15, reviewerPerHourMinor: 4_000, currency: 'USD' };

test('Q-11 adding is associative and does not mind the order', () => {
  fc.assert(
    fc.property(tallies, tallies, tallies, (a, b, c) => {
      expect(addTallies(addTallies(a, b), c)).toEqual(addTallies(a, addTallies(b, c)));
      expect(sorted(addTallies(a, b))).toEqual(sorted(addTallies(b, a)));
    }),
  );
});

test('Q-11 measures are the same from one tally a cell as from many pieces', () => {
  fc.assert(
    fc.property(tallies, tallies, (a, b) => {
      expect(measuresOf([...a, ...b], [], TERMS)).toEqual(measuresOf(addTallies(a, b), [], TERMS));
    }),
    { numRuns: 50 },
  );
});

test('Q-01 whatever was counted, a measure is a number in its interval or null with a reason', () => {
  fc.assert(
    fc.property(tallies, fc.nat(10_000), (some, perHour) => {
      const { by } = measuresOf(some, [], { ...TERMS, reviewerPerHourMinor: perHour });
      for (const [name, { value, low, high, n, unit, missing, leftOut }] of Object.entries(by)) {
        expect(missing === null, name).toBe(value !== null);
        expect(Number.isInteger(n) && n >= 0 && leftOut >= 0, name).toBe(true);
        if (value === null) expect([low, high], name).toEqual([null, null]);
        else {
          expect(Number.isFinite(value), name).toBe(true);
          expect(
            (low ?? -Infinity) <= value + 1e-9 && value <= (high ?? Infinity) + 1e-9,
            `${name} ${low} ${value} ${high}`,
          ).toBe(true);
          if (unit === 'share') expect(value >= 0 && value <= 1 && (low ?? 0) >= 0 && (high ?? 1) <= 1, name).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});
