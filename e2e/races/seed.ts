import { randomInt } from 'node:crypto';
import { onTestFailed } from 'vitest';
import { below } from '@countersign/shared/testing/random';

/** `COUNTERSIGN_SEED` repeats the choices of an earlier run. */
export const seed = Number(process.env.COUNTERSIGN_SEED ?? randomInt(2 ** 31));

/** To be called in a test that chooses at random. */
export const sayHowToRepeat = (): void =>
  onTestFailed(({ task }) => {
    process.stderr.write(`again: COUNTERSIGN_SEED=${seed} npx vitest run ${task.file.name}\n`);
  });

/** So many of them, in random order. */
export const pick = <T>(random: () => number, from: readonly T[], count: number): readonly T[] => {
  const left = [...from];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(random, left.length), 1)).flat();
};
