import type { EscalationId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { QueueSection, Section } from '../../state/queue-order.ts';

/** What stands on one line of the list: a section's heading, or an item and its place among all items from 1. */
export type Line =
  | { readonly kind: 'heading'; readonly section: Section; readonly count: number }
  | { readonly kind: 'item'; readonly item: QueueItem; readonly place: number };

/** Each section is a heading and its items. */
export const lineCount = (order: readonly QueueSection[]): number => order.reduce((sum, { items }) => sum + 1 + items.length, 0);

/** The line at an index. Found by the lengths of the sections: no line is made for the thousands that nobody sees. */
export const lineAt = (order: readonly QueueSection[], index: number): Line | undefined => {
  let left = index;
  let before = 0;
  for (const { section, items } of order) {
    if (left === 0) return { kind: 'heading', section, count: items.length };
    const item = items[left - 1];
    if (item !== undefined) return { kind: 'item', item, place: before + left };
    left -= 1 + items.length;
    before += items.length;
  }
  return undefined;
};

/** The index of an item's line, or -1. */
export const lineOf = (order: readonly QueueSection[], id: EscalationId | null): number => {
  let start = 0;
  for (const { items } of order) {
    const place = items.findIndex((item) => item.id === id);
    if (place !== -1) return start + 1 + place;
    start += 1 + items.length;
  }
  return -1;
};
