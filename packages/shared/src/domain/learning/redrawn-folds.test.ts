import fc from 'fast-check';
import { expect, it } from 'vitest';
import { redrawnFolds } from './redrawn-folds.ts';

const groupsOf = fc.array(fc.integer({ min: 0, max: 12 }).map(String), { minLength: 1, maxLength: 80 });

it('J-26 a group is never split, every fold is used, and the order of the rows does not matter', () => {
  fc.assert(
    fc.property(groupsOf, fc.string(), (groups, salt) => {
      const folds = redrawnFolds(groups, 5, salt);
      const foldOf = new Map(groups.map((group, i) => [group, folds[i]]));
      expect(folds).toEqual(groups.map((group) => foldOf.get(group)));
      expect(new Set(folds).size).toBe(Math.min(5, foldOf.size));
      const turned = groups.toReversed();
      expect(redrawnFolds(turned, 5, salt)).toEqual(turned.map((group) => foldOf.get(group)));
    }),
  );
});

it('J-26 folds are about even, and another salt gives others', () => {
  const groups = Array.from({ length: 200 }, (_, i) => `g${i % 40}`);
  const sizes = [0, 1, 2, 3, 4].map((fold) => redrawnFolds(groups, 5, 'a').filter((one) => one === fold).length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(5);
  expect(redrawnFolds(groups, 5, 'b')).not.toEqual(redrawnFolds(groups, 5, 'a'));
});
