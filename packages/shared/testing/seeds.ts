/** Seeds of a simulation: 1, 2, 3, … or the one of COUNTERSIGN_SEED, to run a failure again. */
export const seeds = (count: number): readonly number[] => {
  const own = process.env['COUNTERSIGN_SEED'];
  return own === undefined ? Array.from({ length: count }, (_, i) => i + 1) : [Number(own)];
};

/** What stands beside a failed expectation. */
export const again = (seed: number, file: string): string =>
  `seed ${seed}; again: COUNTERSIGN_SEED=${seed} npx vitest run ${file}`;
