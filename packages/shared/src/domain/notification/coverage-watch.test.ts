import { expect, it } from 'vitest';
import { ANA, idOf, NOW } from '../../../testing/notification-fixture.ts';
import { watchCoverage } from './coverage-watch.ts';
import { EMPTY_WATCH, type Watch, type WatchedItem, watchQueue } from './queue-watch.ts';

const uncovered = (...tiers: readonly ('junior_reviewer' | 'manager')[]) => tiers.map((reviewTier) => ({ reviewTier }));

it('O-22 each tier that loses the last one is told of once; one that goes on is not told of again', () => {
  expect(watchCoverage([], uncovered('manager'))).toEqual([
    { kind: 'warning', rule: 'uncovered', tier: 'manager', severity: 'breach' },
  ]);
  expect(watchCoverage(uncovered('manager'), uncovered('manager', 'junior_reviewer'))).toMatchObject([
    { tier: 'junior_reviewer' },
  ]);
  expect(watchCoverage(uncovered('manager'), [])).toEqual([]);
  expect(watchCoverage([], uncovered('manager'))).toHaveLength(1);
});

const row = (change: Partial<WatchedItem> = {}): WatchedItem => ({
  id: idOf(1),
  agentName: 'bot',
  actionName: 'pay',
  routing: { route: 'escalate', riskClass: 'high' },
  reviewTier: 'manager',
  openedAt: NOW,
  deadlineAt: NOW + 100_000,
  status: { kind: 'pending' },
  ...change,
});
const step = (watch: Watch, item: WatchedItem, now: number) => watchQueue(watch, [item], [], ANA, now);
const primed = step({ ...EMPTY_WATCH, isPrimed: true }, row(), NOW).watch;
const kinds = (item: WatchedItem) => step(primed, item, NOW + 1).events.map((event) => event.kind);

it('O-14 a new deadline, or a call, asks again; a row that only changed otherwise does not', () => {
  expect(kinds(row({ deadlineAt: NOW + 200_000 }))).toEqual(['new-item']);
  expect(kinds(row({ audience: 'everybody' }))).toEqual(['new-item']);
  expect(kinds(row({ target: 'another' }))).toEqual([]);
  expect(kinds(row({ deadlineAt: NOW + 50_000 }))).toEqual([]);
  const again = step(primed, row({ audience: 'everybody' }), NOW + 1);
  expect(again.events).toMatchObject([{ item: { isForAll: true } }]);
  expect(step(again.watch, row({ audience: 'everybody' }), NOW + 2).events).toEqual([]);
});

it('O-22 when the supervisors are called there is an alarm, once', () => {
  const called = step(primed, row({ audience: 'supervisors', deadlineAt: null }), NOW + 1);
  expect(called.events).toContainEqual({ kind: 'warning', rule: 'called', tier: 'manager', severity: 'breach' });
  const later = step(called.watch, row({ audience: 'supervisors', deadlineAt: null, target: 'x' }), NOW + 2);
  expect(later.events).toEqual([]);
});
