import { z } from 'zod';
import { Timestamp } from './ids.ts';

const probability = z.number().min(0).max(1);

/**
 * With which probability an action that would run unseen is reviewed afterwards, by stratum (SPEC S-07). Stored before
 * it takes effect and never changed, so that all hub processes draw with the same rate at the same moment.
 */
export const SamplingPlan = z
  .strictObject({
    id: z.string().min(1).max(64),
    madeAt: Timestamp,
    effectiveAt: Timestamp,
    /** Reviewer-minutes a day that it may take. */
    minutesPerDay: z.number().min(0).max(100_000),
    rates: z.record(z.string().max(320), probability),
    /** For a stratum that was not known yet. */
    defaultRate: probability,
  })
  .refine(({ madeAt, effectiveAt }) => effectiveAt > madeAt, { path: ['effectiveAt'], message: 'must be after madeAt' });
export type SamplingPlan = z.infer<typeof SamplingPlan>;
