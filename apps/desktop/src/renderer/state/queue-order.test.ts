import { describe, expect, it } from 'vitest';
import { ANA, NOW, idOf, itemOf } from '../test/queue-item.ts';
import { orderQueue, sectionOf } from './queue-order.ts';

const section = (change: Parameters<typeof itemOf>[1]) => sectionOf(itemOf(1, change), NOW, ANA);

describe('U-10 order of the queue', () => {
  it.each([
    ['high risk', { routing: { riskClass: 'high' } }, 'now'],
    ['critical risk without a deadline', { routing: { riskClass: 'critical' }, deadlineAt: null }, 'now'],
    ['medium with little time', { deadlineAt: NOW + 299_999 }, 'now'],
    ['medium with time', { deadlineAt: NOW + 300_000 }, 'next'],
    ['over quota, even critical', { routing: { riskClass: 'critical', reasons: ['over_quota'] } }, 'later'],
    ['ran already', { routing: { route: 'review' }, deadlineAt: null }, 'afterwards'],
    ['snoozed', { status: { kind: 'snoozed', by: ANA } }, 'snoozed'],
    ['held', { status: { kind: 'holding' } }, null],
    ['expired', { status: { kind: 'expired' } }, null],
  ] as const)('%s: %s', (_name, change, expected) => {
    expect(section(change as Parameters<typeof itemOf>[1])).toBe(expected);
  });

  it('nearest deadline first, then risk, then the longer wait', () => {
    const items = [
      itemOf(1, { deadlineAt: NOW + 900_000 }),
      itemOf(2, { deadlineAt: NOW + 600_000, routing: { riskClass: 'low' } }),
      itemOf(3, { deadlineAt: NOW + 600_000 }),
      itemOf(4, { deadlineAt: NOW + 600_000, openedAt: NOW - 900_000 }),
    ];
    expect(orderQueue(items, NOW, ANA).flatMap(({ items: rows }) => rows.map(({ id }) => id))).toEqual([
      idOf(4),
      idOf(3),
      idOf(2),
      idOf(1),
    ]);
  });

  it('what has a verdict under way is not listed', () => {
    expect(
      orderQueue([itemOf(1), itemOf(2)], NOW, ANA, (id) => id === idOf(1)).flatMap(({ items }) => items.map(({ id }) => id)),
    ).toEqual([idOf(2)]);
  });
});
