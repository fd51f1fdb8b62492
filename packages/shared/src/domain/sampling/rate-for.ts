import type { SamplingPlan } from '../../model/sampling-plan.ts';

/** The plan's rate for a stratum, or its default for one that it does not know. */
export const rateFor = (plan: SamplingPlan, stratum: string): number =>
  (Object.hasOwn(plan.rates, stratum) ? plan.rates[stratum] : undefined) ?? plan.defaultRate;
