import type { Timestamp } from '../../model/ids.ts';
import type { SamplingPlan } from '../../model/sampling-plan.ts';
import type { Allocation } from './allocate-budget.ts';

/** Plans begin on full minutes of this many, in milliseconds. */
const GRID_MS = 300_000;
/** Every hub process has read a plan by the time it begins: they look more often than this. */
const LEAD_MS = 60_000;

/** When a plan made now takes effect: the next full five minutes that are at least one minute away. */
export const takesEffectAt = (madeAt: Timestamp): Timestamp => Math.ceil((madeAt + LEAD_MS) / GRID_MS) * GRID_MS;

export const planOf = (id: string, madeAt: Timestamp, minutesPerDay: number, allocation: Allocation): SamplingPlan => ({
  id,
  madeAt,
  effectiveAt: takesEffectAt(madeAt),
  minutesPerDay,
  rates: allocation.rates,
  defaultRate: allocation.defaultRate,
});

/**
 * The plan in effect: the latest that has begun, and of two that begin together the later made, then the greater id.
 * Null before the first. The order in which plans were read does not matter.
 */
export const planAt = (plans: readonly SamplingPlan[], at: Timestamp): SamplingPlan | null =>
  plans
    .filter(({ effectiveAt }) => effectiveAt <= at)
    .reduce<SamplingPlan | null>((best, plan) => (best === null || isLater(plan, best) ? plan : best), null);

const isLater = (a: SamplingPlan, b: SamplingPlan): boolean => {
  if (a.effectiveAt !== b.effectiveAt) return a.effectiveAt > b.effectiveAt;
  return a.madeAt === b.madeAt ? a.id > b.id : a.madeAt > b.madeAt;
};
