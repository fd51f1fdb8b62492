import type { Discrete } from './beta-binomial.ts';

/**
 * Distribution function of a whole number with each probability spread evenly from half a unit below to half a unit
 * above it. At a whole number it is the mid-P value, P(X < k) + ½ P(X = k): what keeps intervals of counts from being
 * wider than they claim to be.
 *
 * Source: H. O. Lancaster, "Significance tests in discrete distributions", JASA 56 (1961) 223–234.
 */
export type Smooth = {
  /** P(X ≤ t); 0 below the least possible value and 1 from the greatest on, so that a certainty stays one. */
  readonly upTo: (t: number) => number;
};

export const smooth = ({ from, step, mass }: Discrete): Smooth => {
  const passed = [0];
  for (const each of mass) passed.push((passed.at(-1) ?? 0) + each);
  return {
    upTo: (t) => {
      if (t < from) return 0;
      if (t >= from + (mass.length - 1) * step) return 1;
      const place = (t - from) / step + 0.5;
      const cell = Math.floor(place);
      return (passed[cell] ?? 1) + (place - cell) * (mass[cell] ?? 0);
    },
  };
};
