import { type Interval, Z95 } from './wilson.ts';

/**
 * Interval of the expected number behind a count of independent events. Exact to two digits from 0 on.
 *
 * Source: Byar's approximation of the exact interval; N. E. Breslow and N. E. Day, "Statistical Methods in Cancer
 * Research" II (1987), 2.3.
 */
export const poisson = (count: number, z = Z95): Interval => {
  const cube = (n: number, side: number): number => n * (1 - 1 / (9 * n) + (side * z) / (3 * Math.sqrt(n))) ** 3;
  return { low: count === 0 ? 0 : Math.max(0, cube(count, -1)), high: cube(count + 1, 1) };
};
