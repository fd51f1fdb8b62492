import { describe, expect, it } from 'vitest';
import type { Waiting } from './ageing.ts';
import { atRisk, oldestWait, queueGrowing } from './warning-queue.ts';
import { poisson } from './poisson.ts';
import { DAY_MS, OVERRIDE_DAYS } from './override-days.ts';
import { bucketOf } from '../metrics/histogram.ts';
import { notifiesSlowly } from './warning-notify.ts';
import { escalationRate, escalationRates, overrideRising, overridesRising } from './warning-rates.ts';
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
    expect(reading).toMatchObject({ level: 'on', n: 95, limit: 30 * MINUTE, windowMs: 45 * MINUTE });
    expect(reading.flow).toEqual({ opened: 54, settled: 41, breachAt: NOW + 30 * MINUTE });
    // 53 items at 41 in 45 minutes; of a count of 41, 29.4 to 55.6 are expected.
    expect(reading.value / MINUTE).toBeCloseTo(58.2, 1);
    expect([reading.interval?.low, reading.interval?.high].map((ms) => Math.round((ms ?? 0) / MINUTE))).toEqual([43, 81]);
  });
  it('does not while the whole interval of the time to clear is not beyond what is left', () => {
    expect(at(rising, 42 * MINUTE).level).toBe('on');
    expect(at(rising, 44 * MINUTE).level).toBe('between');
    expect(at(rising, 59 * MINUTE).level).toBe('off');
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

describe('Q-15 the interval of a count', () => {
  it.each([
    [0, 0, 3.69],
    [5, 1.62, 11.67],
    [41, 29.42, 55.62],
  ])('of %i is %f to %f, as in the exact tables', (count, low, high) => {
    expect(poisson(count).low).toBeCloseTo(low, 1);
    expect(poisson(count).high).toBeCloseTo(high, 1);
  });
  it('where nothing went, the time to clear has only a lower end', () => {
    const reading = queueGrowing(
      [1, 2, 3].map(() => ({ opened: 9, settled: 0 })),
      QUARTER,
      fifty(30 * MINUTE),
      NOW,
    );
    expect(reading.interval?.high).toBeNull();
    expect(reading.value).toBe(reading.interval?.low);
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

describe('Q-12 overrides rise only as of two days', () => {
  /** Decisions by day, the running day last; 100 a week in this week, 100 in each before it. */
  const days = (overridden: (daysAgo: number) => number) =>
    Array.from({ length: OVERRIDE_DAYS }, (_, i) => {
      const daysAgo = OVERRIDE_DAYS - 1 - i;
      return { day: NOW - daysAgo * DAY_MS, decided: 20, overridden: overridden(daysAgo) };
    });
  it('a week that has risen and had risen yesterday fires, with its counts and the four weeks before', () => {
    const reading = overridesRising(days((daysAgo) => (daysAgo <= 8 ? 4 : 1)));
    expect(reading).toMatchObject({ level: 'on', looks: 2, windowMs: 7 * DAY_MS });
    expect(reading.compared).toEqual({ now: { hits: 28, n: 140 }, before: { hits: 31, n: 560 } });
  });
  it('what only the last day shows waits for another day; a standing warning stays', () => {
    const sudden = (daysAgo: number): number => (daysAgo === 1 ? 18 : 1);
    expect(overridesRising(days(sudden)).level).toBe('between');
    expect(overridesRising(days((daysAgo) => (daysAgo <= 2 ? 18 : 1))).level).toBe('on');
  });
  it('the running day does not count, and a month without a history says nothing', () => {
    expect(overridesRising(days((daysAgo) => (daysAgo === 0 ? 20 : 1))).level).toBe('off');
    expect(overridesRising(days(() => 4).slice(-8)).level).toBe('off');
    expect(overridesRising([]).level).toBe('off');
  });
});

describe('Q-13 an agent that asks is read over an hour and a day', () => {
  const HOUR = 60 * MINUTE;
  const of = (hour: readonly [hits: number, n: number], day: readonly [hits: number, n: number]) =>
    escalationRates('a', [
      { hits: hour[0], n: hour[1], windowMs: HOUR },
      { hits: day[0], n: day[1], windowMs: 24 * HOUR },
    ]).map(({ level, windowMs }) => [level, windowMs / HOUR]);
  it('a quiet agent that hardly ever asks is seen over the day', () => {
    expect(of([0, 30], [5, 400])).toEqual([
      ['off', 1],
      ['on', 24],
    ]);
  });
  it('one that asks too often is judged by the last hour, if that holds enough, and so is its change', () => {
    expect(of([18, 30], [60, 400])[0]).toEqual(['on', 1]);
    expect(of([3, 30], [300, 400])[0]).toEqual(['off', 1]);
    expect(of([3, 5], [300, 400])[0]).toEqual(['on', 24]);
  });
  it('without proposals there is nothing to say', () => {
    expect(of([0, 0], [0, 0]).map(([level]) => level)).toEqual(['off', 'off']);
    expect(escalationRates('a', [])).toEqual([]);
  });
});

describe('Q-14 people are told late', () => {
  const window = (fast: number, slow: number) => [
    { bucket: bucketOf(8_000), count: fast },
    { bucket: bucketOf(90_000), count: slow },
  ];
  const level = (...windows: readonly (readonly [fast: number, slow: number])[]) =>
    notifiesSlowly(windows.map(([fast, slow]) => window(fast, slow))).level;
  it('two quarters in a row of 20 items and a 95th percentile above a minute, and the whole interval of both', () => {
    expect(level([14, 6], [14, 6])).toBe('on');
    expect(level([40, 10], [90, 10])).toBe('on');
    // Three of forty: above a minute by the figure, within chance by its interval.
    expect(level([18, 2], [18, 2])).toBe('between');
  });
  it('not from one quarter, one good one, or fewer than 20', () => {
    expect(level([14, 6])).toBe('off');
    expect(level([30, 0], [14, 12])).toBe('between');
    expect(level([14, 6], [13, 6])).toBe('off');
    expect(level([40, 0], [40, 0])).toBe('off');
    expect(notifiesSlowly([])).toMatchObject({ level: 'off', n: 0 });
  });
  it('names its figures: n, both windows, the limit, and no upper end from so few', () => {
    const reading = notifiesSlowly([window(14, 6), window(14, 6)]);
    expect(reading).toMatchObject({ n: 40, minimumN: 40, limit: 60_000, looks: 2, interval: { high: null } });
    expect(reading.interval?.low).toBeGreaterThan(60_000);
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
