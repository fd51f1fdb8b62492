import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { QueueSection } from '../../state/queue-order.ts';
import { matchesFilter, wordsOf } from '../../state/queue-filter.ts';

/** More than this are looked for in the queue itself. */
export const FOUND_ITEMS = 6;

/** The first rows of the queue that have every word that was typed; none while nothing is typed. */
export const foundItems = (order: readonly QueueSection[], typed: string): readonly QueueItem[] => {
  const words = wordsOf(typed);
  const found: QueueItem[] = [];
  if (words.length === 0) return found;
  for (const { items } of order)
    for (const item of items) {
      if (matchesFilter(item, words)) found.push(item);
      if (found.length === FOUND_ITEMS) return found;
    }
  return found;
};
