import { describe, expect, it } from 'vitest';
import type { QueueSection } from '../../state/queue-order.ts';
import { idOf, itemOf } from '../../test/queue-item.ts';
import { lineAt, lineCount, lineOf } from './lines.ts';

const order: readonly QueueSection[] = [
  { section: 'now', items: [itemOf(1), itemOf(2)] },
  { section: 'next', items: [itemOf(3)] },
  { section: 'snoozed', items: [itemOf(4), itemOf(5)] },
];

describe('U-10 lines of the queue', () => {
  it('are a heading and its items for each section, counted through from the first item to the last', () => {
    const lines = Array.from({ length: lineCount(order) }, (_, index) => lineAt(order, index));
    expect(lines).toEqual([
      { kind: 'heading', section: 'now', count: 2 },
      { kind: 'item', item: itemOf(1), place: 1 },
      { kind: 'item', item: itemOf(2), place: 2 },
      { kind: 'heading', section: 'next', count: 1 },
      { kind: 'item', item: itemOf(3), place: 3 },
      { kind: 'heading', section: 'snoozed', count: 2 },
      { kind: 'item', item: itemOf(4), place: 4 },
      { kind: 'item', item: itemOf(5), place: 5 },
    ]);
    expect(lineAt(order, lines.length)).toBeUndefined();
    expect(lineCount([])).toBe(0);
  });

  it('are found again by their item', () => {
    for (const n of [1, 2, 3, 4, 5]) expect(lineAt(order, lineOf(order, idOf(n)))).toMatchObject({ item: { id: idOf(n) } });
    expect(lineOf(order, idOf(6))).toBe(-1);
    expect(lineOf(order, null)).toBe(-1);
  });
});
