import { describe, expect, it } from 'vitest';
import { tallyOf } from '../../../testing/judged-stream.ts';
import { Measures } from '../../model/measures.ts';
import type { HistogramRow, Tally } from '../../model/tally.ts';
import { wilson } from '../board/wilson.ts';
import { bucketOf } from './histogram.ts';
import { measuresOf } from './measures-of.ts';
import { studentT } from './moments.ts';

const DAY = 20_000;
const DAY_MS = 86_400_000;
const TERMS = { from: DAY * DAY_MS, to: (DAY + 7) * DAY_MS, reviewerPerHourMinor: 3_600, currency: 'USD' };
const of = (tallies: readonly Tally[], histogram: readonly HistogramRow[] = []) => measuresOf(tallies, histogram, TERMS).by;
const moments = (...values: readonly number[]) => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value * value, 0),
});

/** 1,000 proposals: 100 escalated, 50 sent to review by a rule, 850 that ran unseen, of which 85 were audited. */
const WEEK = [
  tallyOf({ opened: 100, decided: 80, overridden: 60, succeeded: 78, expired: 5, withdrawn: 10, failed: 2 }),
  tallyOf({ route: 'review', rule: 'confidence_review', opened: 50, decided: 40, overridden: 10, succeeded: 30 }),
  tallyOf({ route: 'review', rule: 'sampled', inclusion: 0.1, opened: 85, decided: 80, overridden: 2, succeeded: 76 }),
  tallyOf({ route: 'autonomous', rule: 'confidence_autonomous', inclusion: 0.1, opened: 765 }),
];

describe('Q-01 every measure', () => {
  it('fits its schema and names its unit, target and positive class', () => {
    const measures = measuresOf(WEEK, [], TERMS);
    expect(Measures.parse(JSON.parse(JSON.stringify(measures)))).toEqual(measures);
    expect(measures.by.precision).toMatchObject({ unit: 'share', target: { low: 0.8, high: null }, positive: 'needed_person' });
    expect(measures.by.escalation_rate).toMatchObject({ target: { low: 0.1, high: 0.3 }, positive: 'escalated' });
    expect(measures.by.task_success).toMatchObject({ target: { low: 0.95, high: null }, positive: 'completed_correctly' });
  });
  it('says why it has no value where there is nothing', () => {
    expect(Object.values(of([])).map(({ value, missing, n }) => [value, missing === null, n])).toEqual(
      Object.values(of([])).map(() => [null, false, 0]),
    );
  });
  it('is of the days from `from` to before `to`', () => {
    const days = [-1, 0, 6, 7].map((day) => tallyOf({ day: DAY + day, opened: 10 }));
    expect(of(days).escalation_rate.n).toBe(20);
  });
});

describe('Q-02 Q-03 shares of what people decided', () => {
  it('escalation rate is of all proposals, audits included', () => {
    expect(of(WEEK).escalation_rate).toMatchObject({ value: 0.1, n: 1_000, ...wilson(100, 1_000) });
  });
  it('precision is of decided escalations: expired, withdrawn and open ones are no answer', () => {
    expect(of(WEEK).precision).toMatchObject({ value: 0.75, n: 80, ...wilson(60, 80) });
  });
  it('review by a rule has its own precision, without the audits', () => {
    expect(of(WEEK).review_precision).toMatchObject({ value: 0.25, n: 40 });
  });
  it('override frequency is of all that people decided', () => {
    expect(of(WEEK).override_frequency).toMatchObject({ value: 72 / 200, n: 200 });
  });
});

describe('Q-04 what ran unseen counts through its audits', () => {
  it('recall: asked about, of all that needed a person', () => {
    // Of 90 escalated 60/80 needed one, of 50 reviewed 10/40, of 850 unseen 2/80.
    const [asked, missed] = [67.5 + 12.5, 850 / 40];
    expect(of(WEEK).recall.value).toBeCloseTo(asked / (asked + missed), 10);
    expect(of(WEEK).recall).toMatchObject({ n: 200, leftOut: 0, missing: null });
    expect(of(WEEK).needed_share.value).toBeCloseTo((asked + missed) / 990, 10);
  });
  it('groups by probability, and joins a neighbour that is alike where audits are too few', () => {
    const [, , audits, unseen] = WEEK;
    const recallWith = (inclusion: number): number | null => {
      const rare = [
        tallyOf({ route: 'review', inclusion, opened: 2, decided: 1, overridden: 1 }),
        tallyOf({ route: 'autonomous', inclusion, opened: 98 }),
      ];
      const asked = tallyOf({ opened: 50, decided: 50, overridden: 50 });
      return of([asked, ...rare, ...[audits, unseen].filter((tally) => tally !== undefined)]).recall.value;
    };
    expect(recallWith(0.05)).toBeCloseTo(50 / (50 + (950 * 3) / 81), 10);
    expect(recallWith(0.02)).toBeCloseTo(50 / (50 + 100 + 850 / 40), 10);
  });
});

describe('Q-07 an interval holds its estimate', () => {
  it('also where none or all of them are, to the last digit', () => {
    for (let n = 1; n <= 400; n++) {
      expect(wilson(0, n).low).toBe(0);
      expect(wilson(n, n).high).toBe(1);
    }
  });
  it('also of times and costs below zero, and says nothing of a spread beyond all numbers', () => {
    const cell = (sum: number, squares: number) =>
      tallyOf({ opened: 2, decided: 2, overridden: 2, correctionMs: { n: 2, sum, squares } });
    const { value, low } = of([cell(-5_000, 25e6)]).time_to_correct;
    expect([value, low]).toEqual([-2_500, -2_500]);
    expect(of([cell(1e300, Number.POSITIVE_INFINITY)]).time_to_correct).toMatchObject({ value: 5e299, low: null, high: null });
  });
});

describe('Q-05 nobody can know what nobody audited', () => {
  it('no audits: recall and what rests on it are null', () => {
    const blind = of([tallyOf({ opened: 10, decided: 10, overridden: 4 }), tallyOf({ route: 'autonomous', opened: 90 })]);
    for (const measure of [blind.recall, blind.needed_share, blind.task_success])
      expect(measure).toMatchObject({ value: null, missing: 'no_audits' });
    expect(blind.recall.leftOut).toBe(90);
    expect(blind.precision.value).toBe(0.4);
  });
  it('what could not be audited is left out and counted', () => {
    const more = of([...WEEK, tallyOf({ route: 'autonomous', rule: 'read_only', opened: 300 })]);
    expect(more.recall).toMatchObject({ value: of(WEEK).recall.value, leftOut: 300 });
  });
  it('where nothing runs unseen, what people decided is enough', () => {
    const { value, low, high } = of([tallyOf({ opened: 10, decided: 10, overridden: 4 })]).recall;
    expect([value, high]).toEqual([1, 1]);
    expect(low).toBeCloseTo(1, 8);
  });
});

describe('Q-10 task success', () => {
  it('a rejected item succeeded, an expired or failed one did not; what waits does not count yet', () => {
    const escalated = tallyOf({ opened: 100, decided: 80, overridden: 60, succeeded: 78, expired: 5, withdrawn: 10 });
    expect(of([escalated]).task_success).toMatchObject({ value: 78 / 85, n: 85, leftOut: 0 });
  });
  it('of what ran unseen, the share that audits left as it was', () => {
    const unseen = of(WEEK.slice(2)).task_success;
    expect(unseen.value).toBeCloseTo(76 / 80, 10);
    expect(unseen.low).toBeLessThan(0.95);
  });
});

describe('Q-08 Q-09 times and costs', () => {
  it('time to escalate is of the escalated alone', () => {
    const row = (route: HistogramRow['route'], ms: number, count: number): HistogramRow => ({
      day: DAY,
      route,
      bucket: bucketOf(ms),
      count,
    });
    const times = of([], [row('escalate', 2_000, 90), row('escalate', 50_000, 10), row('review', 9e6, 900)]);
    expect(times.time_to_escalate_p50.n).toBe(100);
    expect((times.time_to_escalate_p50.value ?? 0) / 2_000).toBeCloseTo(1, 1);
    expect((times.time_to_escalate_p95.value ?? 0) / 50_000).toBeCloseTo(1, 1);
  });
  it('time to correct: mean of 60, 90 and 120 s with Student’s interval of two degrees', () => {
    const found = of([tallyOf({ opened: 3, decided: 3, correctionMs: moments(60_000, 90_000, 120_000) })]).time_to_correct;
    expect(found).toMatchObject({ value: 90_000, n: 3, unit: 'ms' });
    expect((90_000 - (found.low ?? 0)) / (30_000 / Math.sqrt(3))).toBeCloseTo(4.303, 3);
  });
  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [10, 2.228],
    [30, 2.042],
    [1_000, 1.962],
  ])('Student’s t with %i degrees is %f', (degrees, t) => {
    expect(Math.abs(studentT(degrees) / t - 1)).toBeLessThan(0.01);
  });
  it('one corrected item has no interval', () => {
    const found = of([tallyOf({ opened: 1, decided: 1, correctionMs: moments(5_000) })]).time_to_correct;
    expect(found).toMatchObject({ value: 5_000, low: null, high: null, n: 1 });
  });
  it('cost per resolution: the agent’s mean and the hours of people over everything resolved', () => {
    const cost = of([
      tallyOf({
        opened: 4,
        decided: 2,
        handlingMs: moments(600_000, 1_800_000),
        currency: 'USD',
        agentCostMinor: moments(10, 30),
      }),
      tallyOf({ route: 'autonomous', opened: 8, inclusion: 0.1, currency: 'USD', agentCostMinor: moments(10, 30, 20) }),
    ]).cost_per_resolution;
    // 20 from the agents; 40 minutes at 36.00 an hour over the ten that came to an end.
    expect(cost).toMatchObject({ value: 20 + 2_400 / 10, n: 5, leftOut: 7, unit: 'minor' });
  });
  it('costs in another currency are left out, not added', () => {
    const euros = tallyOf({ opened: 5, decided: 5, currency: 'EUR', agentCostMinor: moments(1, 2, 3) });
    expect(of([euros]).cost_per_resolution).toMatchObject({ value: null, missing: 'no_costs', leftOut: 5 });
  });
});
