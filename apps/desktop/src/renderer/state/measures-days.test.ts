import type { DailyMeasure } from '@countersign/shared/model/measures-page';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byStep, funnelOf } from './measures-days.ts';

const DAY_MS = 86_400_000;
const dayOf = (day: number, opened: number): DailyMeasure => ({
  day: day * DAY_MS,
  opened,
  escalated: Math.floor(opened / 2),
  reviewed: Math.floor(opened / 4),
  decided: Math.floor(opened / 2),
  overridden: Math.floor(opened / 5),
});

describe('Y-46 days and weeks', () => {
  it('adds days up without losing any, in every length', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 400 }), fc.constantFrom(1, 7), (counts, step) => {
        const daily = counts.map((opened, i) => dayOf(i, opened));
        const weeks = byStep(daily, step);
        expect(funnelOf(weeks)).toEqual(funnelOf(daily));
        expect(weeks.length).toBe(Math.ceil(daily.length / step));
      }),
    );
  });

  it('keeps the newest week whole, and the odd days at the beginning', () => {
    const weeks = byStep(
      Array.from({ length: 16 }, (_, i) => dayOf(i, 1)),
      7,
    );
    expect(weeks.map(({ day, opened }) => [day / DAY_MS, opened])).toEqual([
      [0, 2],
      [2, 7],
      [9, 7],
    ]);
  });
});
