import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createRandom } from '../../../testing/random.ts';
import { shuffled } from '../../../testing/simulated-labels.ts';
import { allocateBudget, type Budget } from './allocate-budget.ts';

// Seconds of arithmetic, more where other tests run beside it.
vi.setConfig({ testTimeout: 60_000 });

const budget: Budget = {
  minutesPerDay: 60,
  secondsPerReview: 60,
  least: 0.01,
  most: 1,
  strata: [
    { stratum: 'known good', perDay: 1_000, needed: { n: 2_000, needed: 10 } },
    { stratum: 'known bad', perDay: 100, needed: { n: 200, needed: 60 } },
    { stratum: 'unknown', perDay: 100 },
  ],
};

const known = fc
  .integer({ min: 0, max: 5_000 })
  .chain((n) => fc.record({ n: fc.constant(n), needed: fc.integer({ min: 0, max: n }) }));
const stratum = fc.record(
  { perDay: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 20_000, noNaN: true })), needed: known },
  { requiredKeys: ['perDay'] },
);
const anyBudget: fc.Arbitrary<Budget> = fc.record({
  minutesPerDay: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 5_000, noNaN: true })),
  secondsPerReview: fc.double({ min: 1, max: 600, noNaN: true }),
  least: fc.double({ min: 0, max: 0.2, noNaN: true }),
  most: fc.double({ min: 0.2, max: 1, noNaN: true }),
  strata: fc
    .array(stratum, { maxLength: 12 })
    .map((rows) => rows.map((row, i) => ({ stratum: `agent|action-${i}|none`, ...row }))),
});
const TOLERANCE = 1e-9;
const minutesOf = ({ strata, secondsPerReview }: Budget, rates: Readonly<Record<string, number>>): number =>
  strata.reduce((sum, row) => sum + (row.perDay * (rates[row.stratum] ?? Number.NaN) * secondsPerReview) / 60, 0);

describe('S-04 reviewer-minutes', () => {
  test('S-04 go where least is known: first to what nobody has seen, least to what is nearly always right', () => {
    const { rates, spentMinutes, shortfallMinutes, defaultRate } = allocateBudget(budget);
    expect(spentMinutes).toBeCloseTo(60, 6);
    expect(shortfallMinutes).toBe(0);
    const { unknown = 0, 'known bad': bad = 0, 'known good': good = 0 } = rates;
    expect(unknown).toBeGreaterThan(bad);
    expect(bad).toBeGreaterThan(4 * good);
    expect(unknown / bad).toBeCloseTo(0.5 / Math.sqrt((61 / 202) * (141 / 202)), 6);
    expect(defaultRate).toBe(unknown);
  });

  test('S-04 are never spent beyond the budget, and all of them are used while a rate can still rise', () => {
    fc.assert(
      fc.property(anyBudget, (given) => {
        const { rates, spentMinutes, shortfallMinutes } = allocateBudget(given);
        expect(minutesOf(given, rates)).toBeCloseTo(spentMinutes, 6);
        expect(spentMinutes).toBeLessThanOrEqual(given.minutesPerDay);
        const busy = given.strata.filter(({ perDay }) => perDay > 1e-3);
        const canRise = busy.some(({ stratum: name }) => (rates[name] ?? 0) < given.most - 1e-6);
        if (canRise && shortfallMinutes === 0) expect(spentMinutes).toBeGreaterThan(given.minutesPerDay - 1e-3);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('S-05 limits of a rate', () => {
  test('S-05 every rate is between the least and the most, and what is missing for that is said', () => {
    fc.assert(
      fc.property(anyBudget, (given) => {
        const { rates, shortfallMinutes, defaultRate } = allocateBudget(given);
        const wanted = minutesOf(given, Object.fromEntries(given.strata.map((row) => [row.stratum, given.least])));
        for (const rate of [...Object.values(rates), defaultRate]) {
          expect(rate).toBeLessThanOrEqual(given.most);
          expect(rate).toBeGreaterThanOrEqual(0);
          if (given.minutesPerDay > 0 && wanted <= given.minutesPerDay) expect(rate).toBeGreaterThanOrEqual(given.least);
        }
        expect(shortfallMinutes).toBeCloseTo(Math.max(0, wanted - given.minutesPerDay), 6);
      }),
      { numRuns: 1_000 },
    );
  });

  test('S-05 too few minutes thin all strata alike', () => {
    const { rates, spentMinutes, shortfallMinutes } = allocateBudget({ ...budget, minutesPerDay: 6 });
    for (const rate of Object.values(rates)) expect(rate).toBeCloseTo(0.005, 9);
    expect(spentMinutes).toBeCloseTo(6, 9);
    expect(shortfallMinutes).toBeCloseTo(6, 9);
  });

  test('S-05 with minutes for everything everything is looked at, and no more is spent', () => {
    expect(allocateBudget({ ...budget, minutesPerDay: 10_000 })).toEqual({
      rates: { 'known bad': 1, 'known good': 1, unknown: 1 },
      defaultRate: 1,
      spentMinutes: 1_200,
      shortfallMinutes: 0,
    });
  });
});

describe('S-06 a change of plan', () => {
  test('S-06 more minutes never lower a rate', () => {
    fc.assert(
      fc.property(anyBudget, fc.double({ min: 0, max: 2_000, noNaN: true }), (given, more) => {
        const before = allocateBudget(given);
        const after = allocateBudget({ ...given, minutesPerDay: given.minutesPerDay + more });
        for (const [name, rate] of Object.entries(before.rates))
          expect(after.rates[name] ?? Number.NaN, name).toBeGreaterThanOrEqual(rate - TOLERANCE);
      }),
      { numRuns: 1_000 },
    );
  });

  test('S-06 the order of the strata changes nothing, to the last digit', () => {
    fc.assert(
      fc.property(anyBudget, fc.integer(), (given, seed) => {
        const other = allocateBudget({ ...given, strata: shuffled(given.strata, createRandom(seed)) });
        expect(JSON.stringify(other)).toBe(JSON.stringify(allocateBudget(given)));
      }),
    );
  });
});

describe('S-05 odd budgets', () => {
  test('S-05 without a minute nothing is drawn, known or new, whatever the volume', () => {
    for (const minutesPerDay of [0, -5, Number.NaN])
      for (const strata of [[], [{ stratum: 'quiet', perDay: 0 }], budget.strata]) {
        const { rates, defaultRate, spentMinutes } = allocateBudget({ ...budget, minutesPerDay, strata });
        expect([...Object.values(rates), defaultRate, spentMinutes].every((figure) => figure === 0)).toBe(true);
      }
  });

  test('S-05 what is no count costs nothing and gets a rate like any other', () => {
    const strata = [
      { stratum: 'no number', perDay: Number.NaN },
      { stratum: 'more needed than seen', perDay: 100, needed: { n: 1, needed: 5 } },
    ];
    const { rates, spentMinutes } = allocateBudget({ ...budget, strata });
    expect(Object.values(rates).every((rate) => rate >= 0.01 && rate <= 1)).toBe(true);
    expect(spentMinutes).toBeCloseTo(60, 6);
  });
});
