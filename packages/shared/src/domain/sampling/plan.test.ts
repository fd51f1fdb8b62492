import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../testing/random.ts';
import { shuffled } from '../../../testing/simulated-labels.ts';
import { SamplingPlan } from '../../model/sampling-plan.ts';
import { planAt, planOf, takesEffectAt } from './plan.ts';
import { rateFor } from './rate-for.ts';

const MINUTE = 60_000;
const NOON = 1_800_000_000_000;
const ALLOCATION = { rates: { 'a|b|none': 0.25 }, defaultRate: 0.1, spentMinutes: 60, shortfallMinutes: 0 };
const plan = (id: string, madeAt: number, effectiveAt: number): SamplingPlan => ({
  ...planOf(id, madeAt, 60, ALLOCATION),
  effectiveAt,
});

describe('S-07 a plan', () => {
  test('S-07 begins on full five minutes, at least one minute and at most six after it was made', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (madeAt) => {
        const effectiveAt = takesEffectAt(madeAt);
        expect(effectiveAt % (5 * MINUTE)).toBe(0);
        expect(effectiveAt - madeAt).toBeGreaterThanOrEqual(MINUTE);
        expect(effectiveAt - madeAt).toBeLessThan(6 * MINUTE);
        const made = planOf('plan-1', madeAt, 60, ALLOCATION);
        expect(SamplingPlan.parse(made)).toEqual(made);
      }),
    );
  });

  test('S-07 holds from its moment on until the next begins', () => {
    const plans = [plan('one', NOON, NOON + MINUTE), plan('two', NOON + MINUTE, NOON + 10 * MINUTE)];
    expect(planAt([], NOON)).toBeNull();
    expect(planAt(plans, NOON + MINUTE - 1)).toBeNull();
    expect(planAt(plans, NOON + MINUTE)?.id).toBe('one');
    expect(planAt(plans, NOON + 10 * MINUTE - 1)?.id).toBe('one');
    expect(planAt(plans, NOON + 10 * MINUTE)?.id).toBe('two');
  });

  test('S-07 that begins together with another gives way to the later made', () => {
    const at = NOON + 10 * MINUTE;
    expect(planAt([plan('late', NOON + 2, at), plan('early', NOON + 1, at)], at)?.id).toBe('late');
    expect(planAt([plan('b', NOON, at), plan('a', NOON, at)], at)?.id).toBe('b');
  });

  test('S-07 is the same for two processes that read the plans in another order', () => {
    const some = fc.uniqueArray(
      fc.record({ id: fc.uuid(), madeAt: fc.integer({ min: 0, max: 20 }), effectiveAt: fc.integer({ min: 21, max: 40 }) }),
      { selector: ({ id }) => id, maxLength: 12 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 50 }), fc.integer(), (rows, at, seed) => {
        const plans = rows.map(({ id, madeAt, effectiveAt }) => plan(id, madeAt, effectiveAt));
        expect(planAt(shuffled(plans, createRandom(seed)), at)).toEqual(planAt(plans, at));
      }),
    );
  });

  test('S-07 that would begin before it was made is refused', () => {
    expect(SamplingPlan.safeParse(plan('one', NOON, NOON)).success).toBe(false);
    expect(SamplingPlan.safeParse({ ...plan('one', NOON, NOON + 1), rates: { x: 1.1 } }).success).toBe(false);
  });
});

test('S-08 a stratum that the plan does not know has its default rate', () => {
  const made = planOf('plan-1', NOON, 60, ALLOCATION);
  expect(rateFor(made, 'a|b|none')).toBe(0.25);
  expect(rateFor({ ...made, rates: { 'a|b|none': 0 } }, 'a|b|none')).toBe(0);
  for (const stranger of ['x|y|none', 'constructor', '__proto__']) expect(rateFor(made, stranger)).toBe(0.1);
});
