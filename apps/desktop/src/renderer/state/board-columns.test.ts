import { describe, expect, it } from 'vitest';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { PrincipalId } from '@countersign/shared/model/ids';
import { boardPerson } from '../test/board.ts';
import { ANA, BEN, NOW, idOf, itemOf } from '../test/queue-item.ts';
import { boardColumns, findRow, loadOf, neighbour, orphanedTiers, placeOf, tierForPerson } from './board-columns.ts';
import { type ColumnIds, START_CURSOR, cursorAt, cursorId, moveColumn, moveRow } from './board-cursor.ts';
import { type ChangeEntry, stepMoves } from './board-moves.ts';
import { orderQueue } from './queue-order.ts';

const SUE = 'sue' as PrincipalId;
const items = [
  itemOf(1, { reviewTier: 'junior_reviewer' }),
  itemOf(2, { deadlineAt: NOW + 900_000 }),
  itemOf(3, { routing: { riskClass: 'critical' } }),
  itemOf(4, { reviewTier: 'manager', status: { kind: 'claimed', by: BEN, byName: 'Ben' } }),
  itemOf(5, { status: { kind: 'snoozed', by: ANA, byName: 'Ana', until: NOW + 60_000 } }),
  itemOf(6, { status: { kind: 'decided' } }),
  itemOf(7, { assignee: BEN, assigneeName: 'Ben' }),
];
const idsIn = (entries: readonly ChangeEntry[], tier: ReviewTier): readonly string[] =>
  boardColumns(items, entries, NOW, SUE)[tier].map(({ item }) => item.id);

describe('B-18 columns', () => {
  it('hold every open item once, in the order of the queue', () => {
    const columns = boardColumns(items, [], NOW, SUE);
    const shown = REVIEW_TIERS.flatMap((tier) => columns[tier].map(({ item }) => item.id));
    expect(shown.toSorted()).toEqual([1, 2, 3, 4, 5, 7].map(idOf));
    const queue = orderQueue(items, NOW, SUE).flatMap((section) => section.items.map(({ id }) => id));
    for (const tier of REVIEW_TIERS) {
      const own = columns[tier].map(({ item }) => item.id);
      expect(own).toEqual(queue.filter((id) => own.includes(id)));
    }
  });
  it('a row that is being moved stands in the other column, marked, until the hub answered', () => {
    const to = { tier: 'manager', assignee: null, assigneeName: null } as const;
    const moving = stepMoves([], {
      type: 'started',
      serial: 1,
      change: { kind: 'move', id: idOf(2), subject: '', from: placeOf(itemOf(2)), to },
    });
    expect(idsIn(moving, 'senior_reviewer')).not.toContain(idOf(2));
    expect(findRow(boardColumns(items, moving, NOW, SUE), idOf(2))).toMatchObject({ tier: 'manager', row: { isMoving: true } });
  });
  it('a tier has a neighbour on each side but at the ends', () => {
    expect(neighbour('senior_reviewer', 1)).toBe('manager');
    expect(neighbour('senior_reviewer', -1)).toBe('junior_reviewer');
    expect(neighbour('manager', 1)).toBeUndefined();
    expect(neighbour('junior_reviewer', -1)).toBeUndefined();
  });
});

describe('B-20 giving to a person', () => {
  it.each([
    ['senior_reviewer', ['junior_reviewer', 'senior_reviewer'], 'senior_reviewer'],
    ['junior_reviewer', ['manager', 'senior_reviewer'], 'senior_reviewer'],
    ['manager', ['junior_reviewer', 'senior_reviewer'], 'senior_reviewer'],
    ['manager', [], null],
  ] as const)('an item of %s goes to somebody of %j as %s', (tier, tiers, expected) => {
    expect(tierForPerson(tier, tiers)).toBe(expected);
  });
  it('load is what is given or claimed, each item once', () => {
    expect(loadOf(boardColumns(items, [], NOW, SUE), BEN)).toEqual({ open: 2, claimed: 1 });
    const both = [itemOf(8, { assignee: BEN, status: { kind: 'claimed', by: BEN } })];
    expect(loadOf(boardColumns(both, [], NOW, SUE), BEN)).toEqual({ open: 1, claimed: 1 });
  });
});

describe('B-21 the last reviewer of a tier', () => {
  const people = [
    boardPerson('ana', { tiers: ['junior_reviewer', 'senior_reviewer'] }),
    boardPerson('ben', { tiers: ['senior_reviewer', 'manager'] }),
    boardPerson('sue', { role: 'supervisor', tiers: [] }),
  ];
  const columns = boardColumns(items, [], NOW, SUE);
  it('is missed where items wait, and only there', () => {
    expect(orphanedTiers(columns, people, BEN, ['senior_reviewer'])).toEqual(['manager']);
    expect(orphanedTiers(columns, people, BEN, ['manager'])).toEqual([]);
    expect(orphanedTiers(columns, people, ANA, [])).toEqual(['junior_reviewer']);
    expect(orphanedTiers(boardColumns([], [], NOW, SUE), people, ANA, [])).toEqual([]);
  });
});

describe('B-19 the cursor', () => {
  const ids: ColumnIds = {
    junior_reviewer: [],
    senior_reviewer: ['a', 'b', 'c'],
    manager: ['m', 'n'],
    people: ['ana'],
    agents: [],
  };
  it('walks rows and columns, stays at the ends, and each column remembers its row', () => {
    let cursor = moveRow(START_CURSOR, ids, 1);
    expect(cursorId(cursor, ids)).toBe('b');
    cursor = moveRow(moveRow(cursor, ids, 1), ids, 1);
    expect(cursorId(cursor, ids)).toBe('c');
    cursor = moveRow(moveColumn(cursor, ids, 1), ids, 1);
    expect([cursor.column, cursorId(cursor, ids)]).toEqual(['manager', 'n']);
    cursor = moveColumn(cursor, ids, -1);
    expect([cursor.column, cursorId(cursor, ids)]).toEqual(['senior_reviewer', 'c']);
    cursor = moveColumn(moveColumn(cursor, ids, -1), ids, -1);
    expect([cursor.column, cursorId(cursor, ids)]).toEqual(['junior_reviewer', null]);
  });
  it('when its row leaves, the one that takes the place is selected, the last one at the end', () => {
    const at = (id: string) => cursorAt(START_CURSOR, ids, 'senior_reviewer', id);
    expect(cursorId(at('b'), { ...ids, senior_reviewer: ['a', 'c'] })).toBe('c');
    expect(cursorId(at('c'), { ...ids, senior_reviewer: ['a', 'b'] })).toBe('b');
    expect(cursorId(at('c'), { ...ids, senior_reviewer: [] })).toBeNull();
  });
  it('a row that moves in its column stays selected', () => {
    expect(cursorId(cursorAt(START_CURSOR, ids, 'senior_reviewer', 'a'), { ...ids, senior_reviewer: ['c', 'b', 'a'] })).toBe('a');
  });
});
