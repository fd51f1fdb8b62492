import { solvePositive } from './solve-positive.ts';

/** One row: a value per column, whether it was positive, and how much it counts. */
export type Row = { readonly x: readonly number[]; readonly positive: boolean; readonly weight: number };
export type Logistic = { readonly intercept: number; readonly weights: readonly number[] };

const MOST_STEPS = 50;
/** A step that moves no weight by more than this is the last. */
const ENOUGH = 1e-10;
const MOST_HALVINGS = 30;

/** 1 / (1 + e^−t), without overflow on either side. */
export const sigmoid = (t: number): number => {
  if (t >= 0) return 1 / (1 + Math.exp(-t));
  const e = Math.exp(t);
  return e / (1 + e);
};

/** ln(1 + e^t), without overflow. */
const softplus = (t: number): number => (t > 0 ? t + Math.log1p(Math.exp(-t)) : Math.log1p(Math.exp(t)));

const scoreOf = (beta: readonly number[], x: readonly number[]): number => {
  let sum = beta[0] ?? 0;
  for (let i = 0; i < x.length; i++) sum += (beta[i + 1] ?? 0) * (x[i] ?? 0);
  return sum;
};

/** Log-odds of a row. */
export const logOdds = ({ intercept, weights }: Logistic, x: readonly number[]): number => scoreOf([intercept, ...weights], x);

const loss = (rows: readonly Row[], beta: readonly number[], penalty: number): number => {
  let sum = 0;
  for (const { x, positive, weight } of rows) {
    const t = scoreOf(beta, x);
    sum += weight * (softplus(t) - (positive ? t : 0));
  }
  for (let i = 1; i < beta.length; i++) sum += (penalty / 2) * (beta[i] ?? 0) ** 2;
  return sum;
};

/** Gradient and Hessian of the penalised loss. Only the lower triangle of the Hessian is filled. */
const derivatives = (
  rows: readonly Row[],
  beta: readonly number[],
  penalty: number,
): { gradient: number[]; hessian: number[][] } => {
  const size = beta.length;
  const gradient = beta.map((b, i) => (i === 0 ? 0 : penalty * b));
  const hessian = beta.map((_, i) => beta.map((__, j) => (i === j && i > 0 ? penalty : 0)));
  for (const { x, positive, weight } of rows) {
    const p = sigmoid(scoreOf(beta, x));
    const error = weight * (p - (positive ? 1 : 0));
    const curve = weight * p * (1 - p);
    for (let i = 0; i < size; i++) {
      const xi = i === 0 ? 1 : (x[i - 1] ?? 0);
      if (xi === 0) continue;
      gradient[i] = (gradient[i] ?? 0) + error * xi;
      const line = hessian[i] ?? [];
      for (let j = 0; j <= i; j++) line[j] = (line[j] ?? 0) + curve * xi * (j === 0 ? 1 : (x[j - 1] ?? 0));
    }
  }
  return { gradient, hessian };
};

/**
 * Logistic regression with an L2 penalty on every weight but the intercept: minimises
 * Σ weight·(ln(1 + e^t) − y·t) + penalty/2·Σ b² by Newton's method with halved steps (IRLS; Hastie, Tibshirani and Friedman,
 * "The Elements of Statistical Learning", 2nd ed., 4.4.1 and 3.4.1). The loss is convex, so that there is one answer.
 * @param penalty above 0: it keeps separable and collinear columns finite.
 */
export const fitLogistic = (rows: readonly Row[], columns: number, penalty: number): Logistic => {
  let beta: number[] = Array.from({ length: columns + 1 }, () => 0);
  let best = loss(rows, beta, penalty);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, hessian } = derivatives(rows, beta, penalty);
    const move = solvePositive(hessian, gradient);
    let part = 1;
    let next = beta;
    let value = best;
    for (let halving = 0; halving < MOST_HALVINGS; halving++, part /= 2) {
      next = beta.map((b, i) => b - part * (move[i] ?? 0));
      value = loss(rows, next, penalty);
      if (value <= best) break;
    }
    if (value > best) break;
    beta = next;
    best = value;
    if (part * Math.max(...move.map(Math.abs)) < ENOUGH) break;
  }
  return { intercept: beta[0] ?? 0, weights: beta.slice(1) };
};
