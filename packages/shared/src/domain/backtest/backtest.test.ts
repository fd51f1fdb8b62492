import { describe, expect, test } from 'vitest';
import { COSTS, byName, madeHistory, madeRow } from '../../../testing/made-decisions.ts';
import type { PolicyOutcome } from '../../model/backtest.ts';
import { Backtest } from '../../model/backtest.ts';
import { wilson } from '../board/wilson.ts';
import type { Candidate } from './candidate.ts';
import type { HistoryRow } from './history.ts';
import { type BacktestInput, backtest } from './backtest.ts';

const SECONDS = { low: 10, medium: 60, high: 120, critical: 600 };
const run = (rows: readonly HistoryRow[], change: Partial<BacktestInput> = {}) =>
  backtest({ policies: [byName()], history: madeHistory(rows), seed: 1, secondsPerReview: SECONDS, ...change });
const one = async (rows: readonly HistoryRow[]): Promise<PolicyOutcome> => {
  const [outcome] = (await run(rows)).policies;
  if (outcome === undefined) throw new Error('no outcome');
  return outcome;
};
const row = (id: string, name: string, needed: boolean | null, change: Partial<HistoryRow> = {}): HistoryRow =>
  madeRow({ id, action: { name, arguments: {} }, needed, ...change });

const FIVE = [
  row('a', 'escalate', true),
  row('b', 'review', true),
  row('c', 'review', false),
  row('d', 'autonomous', true),
  row('e', 'autonomous', false),
];

describe('backtest', () => {
  test('X-01 seen is escalate or review, positive is what needed a person', async () => {
    const outcome = await one(FIVE);
    expect(outcome).toMatchObject({ decisions: 5, labelled: 5, load: 3 / 5, precision: 2 / 3, recall: 2 / 3, slipped: 1 });
    expect(outcome.routes).toEqual({ escalate: 1, review: 2, autonomous: 2 });
    expect(outcome.rules).toContainEqual({ rule: 'by-name', route: 'autonomous', decisions: 2, labelled: 2, needed: 1 });
  });

  test('X-05 single decisions have Wilson’s intervals, and the value is inside', async () => {
    const outcome = await one(FIVE);
    const { low, high } = wilson(2, 3);
    expect(outcome.recallInterval).toEqual([low, high]);
    expect(outcome.slippedInterval).toEqual([(1 - high) * 3, (1 - low) * 3]);
    const all = await one([row('a', 'escalate', true)]);
    expect(all.recallInterval?.[1]).toBe(1);
    expect(all.slippedInterval?.[0]).toBe(0);
  });

  test('X-01 what nobody knows is null, never 0', async () => {
    expect(await one([row('a', 'autonomous', false)])).toMatchObject({ load: 0, precision: null, recall: null, slipped: 0 });
    expect(await one([row('a', 'escalate', null)])).toMatchObject({ load: 1, labelled: 0, precision: null, recall: null });
    expect(await one([])).toMatchObject({ decisions: 0, load: null, loadInterval: null, precision: null });
  });

  test('X-06 a label counts 1 / inclusion probability; beside unlabelled decisions the load counts each once', async () => {
    const audits = [
      row('a', 'escalate', true),
      row('b', 'autonomous', true, { weight: 10 }),
      row('c', 'review', false, { weight: 10 }),
    ];
    const labelled = await one(audits);
    expect(labelled).toMatchObject({ load: 11 / 21, precision: 1 / 11, recall: 1 / 11, slipped: 10 });
    const mixed = await one([...audits, row('d', 'autonomous', null, { weight: 10 })]);
    expect(mixed).toMatchObject({ load: 2 / 4, precision: 1 / 11, recall: 1 / 11, slipped: 10, labelled: 3 });
  });

  test('X-02 the policy is never shown the answer or its weight', async () => {
    const shown: object[] = [];
    const policies: readonly Candidate[] = [
      byName({
        assess: (proposed, learned) => {
          shown.push(proposed);
          return byName().assess(proposed, learned);
        },
      }),
    ];
    await run(FIVE, { policies });
    expect(shown).toHaveLength(5);
    for (const proposed of shown)
      expect(Object.keys(proposed).toSorted()).toEqual(['action', 'agentId', 'at', 'context', 'group', 'id', 'past']);
  });

  test('X-02 turning all answers of a group round changes no route in it', async () => {
    const routes = async (turned: string | null): Promise<readonly string[]> => {
      const seen: string[] = [];
      const rows = Array.from({ length: 400 }, (_, at) => {
        const group = `g-${at % 20}`;
        const needed = at % 3 === 0;
        const context = { confidence: needed ? 0.3 : 0.9 };
        return madeRow({ id: String(at), group, at, context, needed: group === turned ? !needed : needed });
      });
      const learner = byName({
        minimum: { calibrator: 50, predictor: 50 },
        assess: (proposed, learned) => {
          if (proposed.group === 'g-7') seen.push(JSON.stringify([learned.calibrator?.everybody, learned.predictor?.features]));
          return byName().assess(proposed, learned);
        },
      });
      await run(rows, { policies: [learner] });
      return seen;
    };
    const plain = await routes(null);
    expect(plain).toHaveLength(20);
    expect(plain[0]).toMatch(/knots.*weight/);
    expect(await routes('g-7')).toEqual(plain);
    expect(await routes('g-8')).not.toEqual(plain);
  });

  test('X-07 at most twenty examples, the most costly first: by risk class, then by amount', async () => {
    const amount = (minor: number) => ({ amount: { minor, currency: 'USD' } });
    const rows = [
      row('cheap', 'autonomous', true),
      madeRow({ id: 'small', action: { name: 'autonomous_high', arguments: {}, ...amount(100) } }),
      madeRow({ id: 'large', action: { name: 'autonomous_high', arguments: {}, ...amount(-90_000) } }),
      row('worst', 'autonomous_critical', true),
      row('fine', 'autonomous_critical', false),
      row('unknown', 'autonomous_critical', null),
      ...Array.from({ length: 30 }, (_, at) => row(`more-${at}`, 'autonomous_medium', true)),
    ];
    const { examples } = await one(rows);
    expect(examples).toHaveLength(20);
    expect(examples.slice(0, 3).map(({ id }) => id)).toEqual(['worst', 'large', 'small']);
    expect(examples.map(({ id }) => id)).not.toContain('cheap');
  });

  test('X-08 cost is the time of what is seen and the errors of what slipped, by risk class', async () => {
    const outcome = await one([
      row('a', 'escalate_medium', true),
      row('b', 'review_critical', false),
      row('c', 'autonomous_high', true, { weight: 1 }),
      row('d', 'autonomous_critical', false),
    ]);
    expect(outcome.reviewerHours).toBeCloseTo((60 + 600) / 3_600, 12);
    expect(outcome.cost).toEqual({ currency: 'USD', review: 11, error: 100, total: 111 });
  });

  test('X-08 the cheapest is named among policies with one table of costs only', async () => {
    const asksAll = byName({ name: 'all', assess: (row, learned) => ({ ...byName().assess(row, learned), route: 'escalate' }) });
    expect((await run(FIVE, { policies: [byName(), asksAll] })).cheapest).toBe(1);
    expect((await run(FIVE)).cheapest).toBeNull();
    const dearer = { ...asksAll, costs: { ...COSTS, reviewerPerHour: 61 } };
    const { cheapest, notes } = await run(FIVE, { policies: [byName(), dearer] });
    expect(cheapest).toBeNull();
    expect(notes.join('\n')).toContain('cannot be compared');
  });

  test('X-20 where nobody judged anything no policy is the cheapest', async () => {
    const rows = [row('a', 'escalate', null), row('b', 'autonomous', null)];
    const { cheapest, policies } = await run(rows, { policies: [byName(), byName({ name: 'again' })] });
    expect(cheapest).toBeNull();
    expect(policies[0]).toMatchObject({ labelled: 0, load: 1 / 2, precision: null, recall: null, slippedInterval: null });
  });

  test('X-09 the same input gives the same output, to the byte, and fits its schema', async () => {
    const rows = Array.from({ length: 200 }, (_, at) =>
      row(String(at), at % 3 === 0 ? 'autonomous' : 'review', at % 2 === 0, { group: `g-${at % 9}`, at }),
    );
    const policies = [byName(), byName({ name: 'learner', minimum: { calibrator: 30, predictor: 50 } })];
    const first = await run(rows, { policies });
    expect(JSON.stringify(await run(rows, { policies }))).toBe(JSON.stringify(first));
    expect(Backtest.parse(first)).toEqual(first);
    expect(JSON.stringify(await run(rows, { policies, seed: 2 }))).not.toBe(JSON.stringify(first));
  });
});
