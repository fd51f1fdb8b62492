import { expect, it } from 'vitest';
import { againstTarget } from './against-target.ts';

const BAND = { low: 0.1, high: 0.3 };
const LEAST = { low: 0.8, high: null };
const MOST = { low: null, high: 10_000 };

it.each([
  ['all of it in the band', 0.2, 0.15, 0.25, BAND, 'inside'],
  ['on its edges', 0.2, 0.1, 0.3, BAND, 'inside'],
  ['across the upper edge', 0.28, 0.2, 0.36, BAND, 'undecided'],
  ['a good value that rests on little', 0.2, 0.02, 0.6, BAND, 'undecided'],
  ['all of it under the band', 0.05, 0.02, 0.09, BAND, 'below'],
  ['all of it over the band', 0.5, 0.4, 0.6, BAND, 'above'],
  ['at least', 0.9, 0.85, 0.95, LEAST, 'inside'],
  ['less than the least', 0.5, 0.4, 0.6, LEAST, 'below'],
  ['at most', 3_000, 2_000, 9_000, MOST, 'inside'],
  ['no lower bound where none is needed', 3_000, null, 9_000, MOST, 'inside'],
  ['no upper bound where one is needed', 3_000, 2_000, null, MOST, 'undecided'],
  ['no bounds at all', 0.9, null, null, LEAST, 'undecided'],
  ['no target', 0.2, 0.1, 0.3, null, null],
  ['no value', null, null, null, BAND, null],
] as const)('Q-45 a measure is judged by its whole interval: %s', (_, value, low, high, target, expected) => {
  expect(againstTarget({ value, low, high, target })).toBe(expected);
});
