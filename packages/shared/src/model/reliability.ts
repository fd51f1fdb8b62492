import { z } from 'zod';

const probability = z.number().min(0).max(1);
const interval = z.object({ low: probability, high: probability });
const Figure = z.object({ value: probability, ...interval.shape });

/** One bar of a reliability diagram. */
export const ReliabilityBin = z.object({
  /** Lowest and highest confidence in it. */
  from: probability,
  to: probability,
  n: z.int().min(1),
  weight: z.number().positive(),
  /** How many answers of equal weight it is worth. */
  effectiveN: z.number().positive(),
  meanConfidence: probability,
  shareCorrect: probability,
  /** Wilson's, 95 %, of the share. */
  interval,
});
export type ReliabilityBin = z.infer<typeof ReliabilityBin>;

/** How well what was said beforehand fits what came true (SPEC J-14). 95 % intervals. */
export const Reliability = z.object({
  n: z.int().min(1),
  effectiveN: z.number().positive(),
  bins: z.array(ReliabilityBin).min(1),
  /** Expected calibration error as it is usually published. */
  ece: Figure,
  /** The same less what chance alone adds: to compare agents by. */
  eceDebiased: probability,
  /** Mean square error; 0.25 is what "one half" always gets. */
  brier: Figure,
});
export type Reliability = z.infer<typeof Reliability>;
