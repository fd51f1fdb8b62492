import { expect, it } from 'vitest';
import { makeHistory } from '../../../testing/made-history.ts';
import { choosePenalty } from './choose-penalty.ts';
import { featuresOf } from './features.ts';

const examplesOf = (seed: number, groups: number, strength: number) =>
  makeHistory(seed, groups, strength).map((one) => ({ ...one, features: featuresOf(one) }));

it('J-24 with few groups the usual penalty stands; where much history shows that nothing can be told, it grows', () => {
  expect([1, 2, 3, 4].map((seed) => choosePenalty(examplesOf(seed, 20, 1)).penalty)).toEqual([1, 1, 1, 1]);
  expect(choosePenalty(examplesOf(5, 150, 0)).penalty).toBeGreaterThan(1);
});

it('J-26 the predictions that come with it are one per draw and example', () => {
  const examples = examplesOf(6, 20, 1);
  const counts = new Map<string, number>();
  for (const { example } of choosePenalty(examples).crossFitted) counts.set(example.id, (counts.get(example.id) ?? 0) + 1);
  expect(new Set(counts.values())).toEqual(new Set([5]));
  expect(counts.size).toBe(examples.length);
});
