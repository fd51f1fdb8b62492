/**
 * How many labels of equal weight say as much as these: (Σw)² ÷ Σw². Between 1 and their number; 0 for none.
 *
 * Source: L. Kish, "Survey Sampling" (1965), section 11.7.
 */
export const effectiveN = (weights: readonly number[]): number => {
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return squares === 0 ? 0 : (sum * sum) / squares;
};
