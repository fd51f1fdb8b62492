import { describe, expect, it } from 'vitest';
import { boardAgent, boardOf, boardPerson } from '../test/board.ts';
import { NOW, itemOf } from '../test/queue-item.ts';
import { boardColumns } from './board-columns.ts';
import { headlineOf, readingsOf, waitingItems } from './board-figures.ts';
import { type TrendSample, trendOf, withSample } from './board-trend.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('B-22 the headline', () => {
  const items = waitingItems(
    boardColumns(
      [
        itemOf(1, { openedAt: NOW - 9 * MINUTE, deadlineAt: NOW + MINUTE, routing: { riskClass: 'critical' } }),
        itemOf(2, { openedAt: NOW - MINUTE }),
        itemOf(3, { status: { kind: 'snoozed', until: NOW + MINUTE } }),
      ],
      [],
      NOW,
      null,
    ),
  );
  it('counts what waits for somebody now: a snoozed item does not', () => {
    expect(headlineOf(items, boardOf(), NOW)).toMatchObject({ waiting: 2, oldestMs: 9 * MINUTE, atRisk: 1 });
  });
  it('in and out are those of the last complete window: the running one is not over', () => {
    const flow = boardOf().flow.map((window, i) => ({ ...window, opened: i, settled: 100 + i }));
    expect(headlineOf([], boardOf({ flow }), NOW)).toMatchObject({ opened: 14, settled: 114 });
  });
  it('honest work counts reviewers on shift who have a tier, and nobody else', () => {
    const people = [
      boardPerson('ana'),
      boardPerson('ben', { presence: 'on_break' }),
      boardPerson('cy', { presence: 'away' }),
      boardPerson('dee', { tiers: [] }),
      boardPerson('sue', { role: 'supervisor' }),
    ];
    const one = headlineOf(items, boardOf({ people }), NOW);
    expect(one).toMatchObject({ reviewers: 1, onBreak: 1, honestMs: 140_000 });
    expect(headlineOf(items, boardOf({ people: [] }), NOW).honestMs).toBeNull();
  });
  it('says nothing of what only the hub knows before it was read', () => {
    expect(headlineOf(items, null, NOW)).toMatchObject({ waiting: 2, opened: null, honestMs: null });
    expect(readingsOf(items, null, NOW)).toEqual([]);
  });
});

describe('B-10 B-12 what the rules are given', () => {
  it('the running window does not count, and a paused agent is not judged', () => {
    const rising = boardOf().flow.map((window, i) => ({ ...window, opened: i === 15 ? 0 : 20, settled: i === 15 ? 50 : 5 }));
    const paused = { at: NOW, by: boardPerson('sue').id, byName: 'Sue', reason: 'x' };
    const often = { proposedLastHour: 50, escalatedLastHour: 50 };
    const board = boardOf({ flow: rising, agents: [boardAgent('a', often), boardAgent('b', { ...often, paused })] });
    const items = Array.from({ length: 60 }, (_, i) => itemOf(i + 1, { deadlineAt: NOW + MINUTE }));
    const readings = readingsOf(waitingItems(boardColumns(items, [], NOW, null)), board, NOW);
    expect(readings.find(({ rule }) => rule === 'queue_growing')).toMatchObject({ level: 'on', n: 75 });
    expect(readings.filter(({ rule }) => rule === 'escalates_much').map(({ subject }) => subject)).toEqual(['a']);
  });
  it('Q-12 the last seven days are held against the four weeks before, without the running day', () => {
    const overrides = Array.from({ length: 37 }, (_, i) => ({
      day: NOW - (36 - i) * 24 * HOUR,
      decided: 100,
      overridden: i < 28 ? 5 : i < 36 ? 12 : 100,
    }));
    const reading = readingsOf([], boardOf({ overrides }), NOW).find(({ rule }) => rule === 'override_rising');
    expect(reading).toMatchObject({ level: 'on', n: 3_500 });
    expect(reading?.value).toBeCloseTo(0.12 - (27 * 0.05 + 0.12) / 28, 10);
  });
  it('Q-17 an older hub, which tells neither days nor times, is judged by what it tells', () => {
    const rules = readingsOf([], boardOf(), NOW).map(({ rule, windowMs }) => [rule, windowMs]);
    expect(rules).toContainEqual(['escalates_little', HOUR]);
    expect(rules.map(([rule]) => rule)).not.toContain('notifies_slowly');
  });
});

describe('B-22 the trend', () => {
  const sample = (at: number, waiting: number): TrendSample => ({
    at,
    waiting,
    oldestMs: null,
    atRisk: 0,
    honestMs: null,
    reviewers: 1,
  });
  const every = (ms: number, upTo: number): readonly TrendSample[] => {
    let samples: readonly TrendSample[] = [];
    for (let at = 0; at <= upTo; at += ms) samples = withSample(samples, sample(at, at / MINUTE));
    return samples;
  };
  it('is over an hour, however long the board is open, and keeps no more than that', () => {
    const samples = every(5_000, 5 * HOUR);
    expect(samples.length).toBeLessThan(65);
    expect(trendOf(samples, 'waiting', 300, 5 * HOUR)).toEqual({ change: 60, sinceMs: HOUR });
  });
  it('says over which time it is while the hour is not full, and nothing in the first five minutes', () => {
    expect(trendOf(every(5_000, 4 * MINUTE), 'waiting', 4, 4 * MINUTE)).toBeNull();
    expect(trendOf(every(5_000, 12 * MINUTE), 'waiting', 12, 12 * MINUTE)).toEqual({ change: 12, sinceMs: 12 * MINUTE });
  });
  it('of a figure that could not be had there is none', () => {
    expect(trendOf(every(5_000, HOUR), 'honestMs', 5, HOUR)).toBeNull();
    expect(trendOf([], 'waiting', 5, HOUR)).toBeNull();
  });
});
