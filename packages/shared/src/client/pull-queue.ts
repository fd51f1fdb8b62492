import { err, ok, type Result } from '../domain/result.ts';
import type { ReviewerContract } from '../protocol/reviewer.ts';
import { type WireError, wireError } from '../protocol/wire-error.ts';
import type { AbortSignalLike } from './abort-signal.ts';
import type { HubClient, LocalError } from './hub-client.ts';
import { joinPages, nextPage } from './queue-pages.ts';
import { emptyQueueView, type QueueSyncOutput, type QueueView } from './queue-sync.ts';

export type PullProblem = WireError | LocalError;
export type Pulled = {
  /** What the answer is to be applied to: the view that was passed in, or the empty one after starting over. */
  readonly base: QueueView;
  readonly output: QueueSyncOutput;
};

/**
 * Reads the queue page by page: from the view's cursor where it is of this epoch, else from the beginning.
 * Starts over once when the hub says that the epoch is another one. Repeats while the connection lasts; the caller aborts with it.
 */
export const pullQueue = async (
  client: HubClient<ReviewerContract>,
  view: QueueView,
  signal: AbortSignalLike,
): Promise<Result<Pulled, PullProblem>> => {
  let base = view;
  let pages: QueueSyncOutput[] = [];
  let startedOver = false;
  for (;;) {
    const next = nextPage(base, pages);
    const [first, ...more] = pages;
    if (next.kind === 'complete' && first) return ok({ base, output: joinPages([first, ...more]) });
    if (next.kind !== 'ask') return err(wireError('INTERNAL', 'the hub promised another page and did not say which'));
    const sent = await client.send('queue:sync', next.input, { retry: 'forever', signal });
    if (sent.ok && fits(base, first, sent.value)) {
      pages.push(sent.value);
      continue;
    }
    if (!sent.ok && sent.error.code !== 'EPOCH_CHANGED') return err(sent.error);
    if (startedOver) return err(wireError('EPOCH_CHANGED', 'the hub changed its history while it was read'));
    startedOver = true;
    base = emptyQueueView;
    pages = [];
  }
};

const fits = (base: QueueView, first: QueueSyncOutput | undefined, page: QueueSyncOutput): boolean =>
  first ? page.mode === first.mode && page.logEpoch === first.logEpoch : page.mode === 'snapshot' || page.logEpoch === base.epoch;
