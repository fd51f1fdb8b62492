import type { Input } from '../protocol/contract.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { ReviewerContract } from '../protocol/reviewer.ts';
import type { QueueSyncOutput, QueueView } from './queue-sync.ts';

export type QueueSyncInput = Input<ReviewerContract, 'queue:sync'>;

/** What to ask for next: a page, nothing more, or nothing sensible since the hub promised more and named no place to go on from. */
export type NextPage = { readonly kind: 'ask'; readonly input: QueueSyncInput } | { readonly kind: 'complete' | 'broken' };

export const nextPage = (view: QueueView, pages: readonly QueueSyncOutput[]): NextPage => {
  const last = pages.at(-1);
  const cursor = view.epoch === null ? {} : { logEpoch: view.epoch, afterSeq: view.head };
  const limit = LIMITS.queuePage;
  if (!last) return { kind: 'ask', input: { ...cursor, limit } };
  if (!last.more) return { kind: 'complete' };
  const afterId = last.items.at(-1)?.id;
  if (afterId === undefined || afterId === pages.at(-2)?.items.at(-1)?.id) return { kind: 'broken' };
  return { kind: 'ask', input: last.mode === 'snapshot' ? { afterId, limit } : { ...cursor, afterId, limit } };
};

/**
 * All pages as one answer. Its head is the oldest one: what changed while the later pages were read
 * may be missing from the earlier ones, and comes as a live event or with the next sync.
 */
export const joinPages = (pages: readonly [QueueSyncOutput, ...QueueSyncOutput[]]): QueueSyncOutput => ({
  mode: pages[0].mode,
  logEpoch: pages[0].logEpoch,
  head: Math.min(...pages.map((page) => page.head)),
  items: pages.flatMap((page) => page.items),
  left: pages.flatMap((page) => page.left),
  more: false,
});
