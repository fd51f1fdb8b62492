import { describe, expect, it } from 'vitest';
import type { Waiting } from './ageing.ts';
import { atRisk, oldestWait, queueGrowing } from './warning-queue.ts';
import { escalationRate, overrideRising } from './warning-rates.ts';
import { type Reading, stepWarnings } from './warning.ts';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const NOW = 1_800_000_000_000;
const waiting = (leftMs: number | null, ageMs = MINUTE): Waiting => ({
  riskClass: 'medium',
  openedAt: NOW - ageMs,
  deadlineAt: leftMs === null ? null : NOW + leftMs,
  overdue: false,
});
const fifty = (leftMs: number): readonly Waiting[] => Array.from({ length: 53 }, () => waiting(leftMs));
const rising = [
  { opened: 17, settled: 14 },
  { opened: 19, settled: 13 },
  { opened: 18, settled: 14 },
];
const levels = (readings: readonly Reading[]): readonly string[] => readings.map(({ level }) => level);

describe('B-10 the queue grows: three windows in a row and no time to clear it', () => {
  const at = (flows: readonly { opened: number; settled: number }[], left: number): Reading =>
    queueGrowing(flows, QUARTER, fifty(left), NOW);
  it('54 in and 41 out in 45 minutes with 53 waiting fires when their deadlines are nearer than clearing them', () => {
    const reading = at(rising, 30 * MINUTE);
    expect(reading).toMatchObject({ level: 'on', n: 95, value: 13, windowMs: 45 * MINUTE });
    expect(reading.flow).toEqual({ opened: 54, settled: 41, breachAt: NOW + 30 * MINUTE });
    expect(reading.interval?.low).toBeCloseTo(13 - 1.96 * Math.sqrt(95), 2);
  });
  it('does not when there is time enough, when one window fell, or with fewer than three', () => {
    expect(at(rising, 3 * 60 * MINUTE).level).toBe('off');
    expect(at([...rising.slice(0, 2), { opened: 14, settled: 15 }], 30 * MINUTE).level).toBe('between');
    expect(at(rising.slice(0, 2), 30 * MINUTE).level).not.toBe('on');
  });
  it('never from fewer than twenty arrivals and departures', () => {
    expect(
      at(
        [1, 2, 3].map(() => ({ opened: 4, settled: 2 })),
        MINUTE,
      ).level,
    ).toBe('off');
  });
  it('a queue that nobody works on never clears', () => {
    expect(
      at(
        [1, 2, 3].map(() => ({ opened: 9, settled: 0 })),
        30 * MINUTE,
      ).level,
    ).toBe('on');
  });
});

describe('B-11 counts and ages against their limit', () => {
  it('at risk fires above the target and ends at it', () => {
    const items = [waiting(MINUTE, 9 * MINUTE), waiting(60 * MINUTE)];
    expect(atRisk(items, 0, NOW)).toMatchObject({ level: 'on', value: 1, n: 2, interval: null });
    expect(atRisk(items, 1, NOW).level).toBe('off');
  });
  it('the oldest fires above its limit and ends only below nine tenths of it', () => {
    const at = (age: number): string => oldestWait([waiting(null, age)], 10 * MINUTE, NOW).level;
    expect([at(10.1 * MINUTE), at(9.5 * MINUTE), at(8.9 * MINUTE)]).toEqual(['on', 'between', 'off']);
  });
});

describe('B-12 rates fire by interval and never below their minimum n', () => {
  it('overrides: 12 of 100 after 20 of 400 fires, 10 of 100 does not, 6 of 40 is too few', () => {
    const before = { hits: 20, n: 400 };
    expect(overrideRising({ hits: 12, n: 100 }, before, 7).level).toBe('on');
    expect(overrideRising({ hits: 10, n: 100 }, before, 7).level).toBe('between');
    expect(overrideRising({ hits: 20, n: 40 }, before, 7).level).toBe('off');
    expect(overrideRising({ hits: 1, n: 100 }, before, 7).level).toBe('off');
  });
  it('an agent that asks: only when its whole interval is beyond 5 and 40 %', () => {
    const of = (hits: number, n: number): readonly string[] => levels(escalationRate('billing-agent', { hits, n }));
    expect(of(0, 73)).toEqual(['off', 'on']);
    expect(of(1, 110)).toEqual(['off', 'on']);
    expect(of(0, 72)).toEqual(['off', 'between']);
    for (const [hits, n] of [
      [18, 30],
      [27, 50],
      [50, 100],
    ] as const)
      expect(of(hits, n)).toEqual(['on', 'off']);
    expect(of(17, 30)).toEqual(['between', 'off']);
    expect(of(10, 10)).toEqual(['off', 'off']);
    expect(of(20, 100)).toEqual(['off', 'off']);
  });
});

describe('B-13 warnings do not blink', () => {
  const reading = (level: Reading['level'], subject = ''): Reading => ({
    rule: 'oldest',
    subject,
    n: 1,
    minimumN: 1,
    interval: null,
    windowMs: 0,
    value: 1,
    limit: 1,
    level,
  });
  it('one that stands stays in between, none begins there', () => {
    expect(stepWarnings([], [reading('between')], 1)).toEqual([]);
    const on = stepWarnings([], [reading('on')], 1);
    expect(stepWarnings(on, [reading('between')], 2)).toMatchObject([{ since: 1 }]);
    expect(stepWarnings(on, [reading('off')], 2)).toEqual([]);
    expect(stepWarnings(on, [], 2)).toEqual([]);
  });
  it('a figure that trembles around its limit gives one warning, not many', () => {
    let standing: ReturnType<typeof stepWarnings> = [];
    const begun = new Set<number>();
    for (let now = 1; now <= 1_000; now++) {
      standing = stepWarnings(standing, [reading(now % 2 === 0 ? 'between' : 'on')], now);
      for (const { since } of standing) begun.add(since);
    }
    expect(begun.size).toBe(1);
  });
  it('what stands longest comes first, each subject by itself', () => {
    const first = stepWarnings([], [reading('on', 'b')], 1);
    expect(stepWarnings(first, [reading('on', 'a'), reading('on', 'b')], 2).map(({ subject }) => subject)).toEqual(['b', 'a']);
  });
});
