import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { t } from '../strings/strings.ts';
import type { QueueSection } from './queue-order.ts';

/** Small letters without accents, so that "jose" finds "José". */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What a row can be found by: who asks, what for, at whom, whose tier, how risky. */
const describe = (item: QueueItem): string =>
  plain(
    [
      item.agentName,
      item.actionName,
      item.actionName.replace(/[_.:/-]+/g, ' '),
      item.target ?? '',
      t.tier[item.reviewTier],
      t.riskSpoken[item.routing.riskClass],
    ].join('\n'),
  );

// Rows are replaced, never changed, so a text is good for as long as its row. Another language makes all texts anew.
let texts = new WeakMap<QueueItem, string>();
let language: unknown = null;
const textOf = (item: QueueItem): string => {
  if (language !== t.tier) {
    texts = new WeakMap();
    language = t.tier;
  }
  const known = texts.get(item) ?? describe(item);
  texts.set(item, known);
  return known;
};

/** Whether a row has every word of the search somewhere. An empty search has no words. */
export const matchesFilter = (item: QueueItem, words: readonly string[]): boolean => {
  const text = textOf(item);
  return words.every((word) => text.includes(word));
};

export const wordsOf = (search: string): readonly string[] => plain(search).split(/\s+/).filter(Boolean);

/** The rows that a search leaves, in their sections. Without words the same list. */
export const filterQueue = (order: readonly QueueSection[], search: string | null): readonly QueueSection[] => {
  const words = wordsOf(search ?? '');
  if (words.length === 0) return order;
  return order
    .map(({ section, items }) => ({ section, items: items.filter((item) => matchesFilter(item, words)) }))
    .filter(({ items }) => items.length > 0);
};
