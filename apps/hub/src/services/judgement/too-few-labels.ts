/** Why nothing was learned. */
export const tooFewLabels = (n: number, minimum: number, what = 'labels'): string =>
  `There are ${n} ${what}; at least ${minimum} are needed.`;
