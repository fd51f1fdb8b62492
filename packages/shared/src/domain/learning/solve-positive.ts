/** Added where a pivot vanishes: one class only, or columns that say the same. */
const LEAST_PIVOT = 1e-12;

/**
 * Solves A·x = b for a symmetric positive definite A, of which only the lower triangle is read, by Cholesky decomposition
 * (Golub and Van Loan, "Matrix Computations", 4.2). A is overwritten.
 */
export const solvePositive = (a: number[][], b: readonly number[]): readonly number[] => {
  const size = b.length;
  const at = (i: number, j: number): number => a[i]?.[j] ?? 0;
  for (let i = 0; i < size; i++) {
    const line = a[i] ?? [];
    for (let j = 0; j <= i; j++) {
      let sum = at(i, j);
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k);
      line[j] = i === j ? Math.sqrt(Math.max(sum, LEAST_PIVOT)) : sum / at(j, j);
    }
  }
  const x = [...b];
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] ?? 0) - at(i, k) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / at(i, i);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] = (x[i] ?? 0) - at(k, i) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / at(i, i);
  }
  return x;
};
