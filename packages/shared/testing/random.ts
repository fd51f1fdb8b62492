export { seededRandom as createRandom } from '../src/domain/seeded-random.ts';

/** A whole number from 0 up to, but not including, `end`. */
export const below = (random: () => number, end: number): number => Math.floor(random() * end);
