import type { RiskClass } from '../../model/vocabulary.ts';

/** How long a person needs for one card of this class, in seconds. */
export type SecondsPerReview = Readonly<Record<RiskClass, number>>;

/**
 * Milliseconds until everything that waits has been read as it should be: Σ expected seconds per item ÷ people who
 * review now. 200 items of 45 s are 2.5 hours for one person. Null where something waits and nobody reviews.
 */
export const honestWorkMs = (
  waiting: readonly RiskClass[],
  secondsPerReview: SecondsPerReview,
  activeReviewers: number,
): number | null => {
  const seconds = waiting.reduce((sum, riskClass) => sum + secondsPerReview[riskClass], 0);
  if (seconds === 0) return 0;
  return activeReviewers <= 0 ? null : (seconds * 1_000) / activeReviewers;
};
