import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Labelled } from '../../model/label.ts';
import { madeHistory, madeRow } from '../../../testing/made-decisions.ts';
import { choosePlan } from './choose-plan.ts';
import { isLabelled } from './history.ts';
import { createLessons } from './lessons.ts';
import { byTime, withoutOwnGroup } from './plan.ts';
import { surveyHistory } from './survey.ts';

const lessons = (groups: readonly string[], prefix = 'l'): readonly Labelled[] =>
  groups.map((group, at) => madeRow({ id: `${prefix}-${at}`, group, at })).filter(isLabelled);
const groupName = fc.constantFrom(...'abcdefghijklmnop'.split(''));

describe('who learns from what', () => {
  test('X-03 no part of the history may learn from a group that it has, with lessons of its own or from elsewhere', () => {
    fc.assert(
      fc.property(fc.array(groupName), fc.array(groupName), fc.nat(1_000), (taught, history, seed) => {
        const plan = withoutOwnGroup(lessons(taught), new Set(history), seed);
        for (const group of history) {
          const part = plan.partOf({ group, at: 0 });
          expect(plan.lessonsOf(part).map((lesson) => lesson.group)).not.toContain(group);
        }
      }),
    );
  });

  test('X-03 five folds of like size; what shares no group is scored by all lessons', () => {
    const taught = lessons('abcdefghij'.split('').flatMap((group) => [group, group, group]));
    const plan = withoutOwnGroup(taught, new Set('abcdefghij'), 3);
    const parts = Map.groupBy('abcdefghij'.split(''), (group) => plan.partOf({ group, at: 0 }));
    expect([...parts.values()].map((groups) => groups.length)).toEqual([2, 2, 2, 2, 2]);
    expect(plan.lessonsOf(plan.partOf({ group: 'a', at: 0 }))).toHaveLength(24);
    expect(plan.lessonsOf(plan.partOf({ group: 'unheard-of', at: 0 }))).toHaveLength(30);
  });

  test('X-04 by time a stretch learns from earlier ones alone, less its own groups', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(groupName, fc.nat(50)), { minLength: 1 }), (made) => {
        const rows = made.map(([group, at], index) => madeRow({ id: String(index), group, at })).filter(isLabelled);
        const plan = byTime(rows, rows);
        for (const row of rows)
          for (const lesson of plan.lessonsOf(plan.partOf(row))) {
            expect(lesson.at).toBeLessThan(row.at);
            expect(lesson.group).not.toBe(row.group);
          }
      }),
    );
  });

  test.each([
    ['lived', 1_000, /^Ordered by time/],
    ['lived', 999, /^Cross-fitted: .*too few to go by time/],
    ['recorded', 1_000, /^Cross-fitted: .*\(5 folds by group, seed 1\)\.$/],
  ] as const)('X-04 a %s history of %d labels says how it was scored', async (kind, count, note) => {
    const history = madeHistory(
      Array.from({ length: count }, (_, at) => madeRow({ id: String(at), at })),
      kind,
    );
    const survey = await surveyHistory(history, 1, true);
    const { notes } = await choosePlan({ history, train: undefined, survey, seed: 1 });
    expect(notes[0]).toMatch(note);
  });

  test('X-03 the notes of --train say which groups are in both, and a decision under another group teaches nothing', async () => {
    const history = madeHistory([madeRow({ id: 'h-1', group: 'a' }), madeRow({ id: 'h-2', group: 'b' })]);
    const train = madeHistory([
      madeRow({ id: 't-1', group: 'a' }),
      madeRow({ id: 'h-2', group: 'in-disguise' }),
      madeRow({ id: 't-3', group: 'c' }),
    ]);
    const survey = await surveyHistory(history, 1, true);
    const { plan, notes } = await choosePlan({ history, train, survey, seed: 1 });
    expect(plan.lessonsOf(plan.partOf({ group: 'b', at: 0 })).map(({ id }) => id)).toEqual(['t-1', 't-3']);
    expect(plan.lessonsOf(plan.partOf({ group: 'a', at: 0 })).map(({ id }) => id)).toEqual(['t-3']);
    expect(notes.join('\n')).toMatch(/Groups in both files: 1\./);
    expect(notes.join('\n')).toMatch(/under another group: 1\./);
  });

  test('X-15 of too many lessons whole groups are drawn, the same ones each time', () => {
    const all = lessons(Array.from({ length: 3_000 }, (_, at) => `g-${at % 600}`));
    const kept = (seed: number): readonly Labelled[] => {
      const collected = createLessons(seed, 1_000);
      for (const lesson of all) collected.add(lesson);
      expect(collected.offered()).toBe(3_000);
      return collected.all();
    };
    expect(kept(1).length).toBeGreaterThan(700);
    expect(kept(1).length).toBeLessThanOrEqual(1_005);
    for (const [, rows] of Map.groupBy(kept(1), ({ group }) => group)) expect(rows).toHaveLength(5);
    expect(kept(1)).toEqual(kept(1));
    expect(kept(1)).not.toEqual(kept(2));
  });
});
