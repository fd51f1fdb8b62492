import { expect, test } from 'vitest';
import { statedAndApproved } from './stated-confidence.ts';

const cell = (agentId: string, action: string, inclusion: number, n: number, sum: number, overridden: number) => ({
  agentId,
  action,
  inclusion,
  stated: { n, sum, overridden },
});

test('Q-40 stated confidence beside what reviewers approved, by agent and action, most labels first', () => {
  const rows = statedAndApproved([cell('a', 'pay', 1, 10, 9, 4), cell('a', 'pay', 1, 10, 7, 2), cell('b', 'read', 1, 50, 25, 0)]);
  expect(rows.map(({ agentId, actionName, n, stated }) => [agentId, actionName, n, stated])).toEqual([
    ['b', 'read', 50, 0.5],
    ['a', 'pay', 20, 0.8],
  ]);
  expect(rows[1]?.approved.value).toBe(0.7);
  // Wilson for 14 of 20.
  expect(rows[1]?.approved.low).toBeCloseTo(0.481, 3);
  expect(rows[1]?.approved.high).toBeCloseTo(0.8545, 3);
  expect(rows[0]?.approved).toMatchObject({ value: 1, high: 1 });
});

test('Q-40 an audit stands for all of its kind, and says no more than one label', () => {
  // 10 asked about, 5 of them approved; 10 drawn with probability 0.1, all approved: 5 + 100 of 110.
  const [row] = statedAndApproved([cell('a', 'pay', 1, 10, 5, 5), cell('a', 'pay', 0.1, 10, 9, 0)]);
  expect(row?.approved.value).toBeCloseTo(105 / 110, 10);
  expect(row?.stated).toBeCloseTo((5 + 90) / 110, 10);
  // Kish: 110² / (10 + 1000) = 11.98 labels of equal weight, so the interval is wide.
  expect(row?.approved.low).toBeLessThan(0.7);
});

test('Q-40 where nothing was stated there is no row', () => {
  expect(statedAndApproved([cell('a', 'pay', 1, 0, 0, 0)])).toEqual([]);
});
