import fc from 'fast-check';
import { expect, test } from 'vitest';
import { padded } from './padded.ts';

test('a padded list holds the same values and has one of few lengths', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 200 }), (values) => {
      const longer = padded(values);
      expect(new Set(longer)).toEqual(new Set(values));
      expect(longer.slice(0, values.length)).toEqual(values);
      expect(Math.log2(longer.length) % 1).toBe(0);
      expect(longer.length).toBeLessThan(values.length * 2);
    }),
  );
});

test('an empty list stays empty: a query without values is not asked', () => {
  expect(padded([])).toEqual([]);
});
