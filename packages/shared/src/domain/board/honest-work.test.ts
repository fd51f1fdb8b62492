import type { RiskClass } from '../../model/vocabulary.ts';
import { describe, expect, it } from 'vitest';
import { AGE_BANDS, ageing, ageTotal, isAtRisk, shareUsed, type Waiting } from './ageing.ts';
import { honestWorkMs } from './honest-work.ts';

const each = (seconds: number) => ({ low: seconds, medium: seconds, high: seconds, critical: seconds });
const many = (n: number): readonly RiskClass[] => Array.from({ length: n }, () => 'medium');
const MINUTE = 60_000;

describe('B-04 hours of honest work', () => {
  it.each([
    [10, 33],
    [45, 150],
    [90, 300],
  ])('200 items of %i s are %i minutes for one person', (seconds, minutes) => {
    expect(Math.floor((honestWorkMs(many(200), each(seconds), 1) ?? 0) / MINUTE)).toBe(minutes);
  });
  it('each class counts with its own time, and people share the work', () => {
    const seconds = { low: 10, medium: 20, high: 60, critical: 120 };
    expect(honestWorkMs(['low', 'high', 'critical'], seconds, 1)).toBe(190_000);
    expect(honestWorkMs(['low', 'high', 'critical'], seconds, 5)).toBe(38_000);
  });
  it('nothing is no work; something and nobody is not a number', () => {
    expect(honestWorkMs([], each(45), 0)).toBe(0);
    expect(honestWorkMs(many(1), each(45), 0)).toBeNull();
  });
});

const waiting = (change: Partial<Waiting> = {}): Waiting => ({
  riskClass: 'medium',
  openedAt: 0,
  deadlineAt: 100 * MINUTE,
  overdue: false,
  ...change,
});

describe('B-05 at risk is less than a quarter of the time left', () => {
  it.each([
    [0, 0, false],
    [75, 0.75, false],
    [75.1, 0.751, true],
    [100, 1, true],
    [400, 1, true],
  ])('at minute %f: %f used, at risk %s', (minute, used, risk) => {
    expect(shareUsed(waiting(), minute * MINUTE)).toBeCloseTo(used, 6);
    expect(isAtRisk(waiting(), minute * MINUTE)).toBe(risk);
  });
  it('overdue is at risk, without a deadline never', () => {
    expect(isAtRisk(waiting({ overdue: true, deadlineAt: null }), 0)).toBe(true);
    expect(isAtRisk(waiting({ deadlineAt: null }), 1e12)).toBe(false);
  });
});

describe('B-06 ageing counts each item with a deadline once', () => {
  it('by quarter of the time used and by class', () => {
    const now = 50 * MINUTE;
    const rows = ageing(
      [
        waiting({ openedAt: now }),
        waiting({ openedAt: 20 * MINUTE, riskClass: 'high' }),
        waiting(),
        waiting({ deadlineAt: 60 * MINUTE, riskClass: 'critical' }),
        waiting({ deadlineAt: null }),
      ],
      now,
    );
    expect(rows.map(({ band }) => band)).toEqual(AGE_BANDS);
    expect(rows.map(ageTotal)).toEqual([1, 2, 0, 1]);
    expect(rows[1]).toMatchObject({ high: 1, medium: 1 });
    expect(rows[3]).toMatchObject({ critical: 1 });
  });
});
