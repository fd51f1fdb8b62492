import type { z } from 'zod';
import { OPEN_STATUSES } from '../model/escalation.ts';
import type { EscalationId } from '../model/ids.ts';
import type { QueueItem, ReviewerContract } from '../protocol/reviewer.ts';

export type QueueSyncOutput = z.output<ReviewerContract['commands']['queue:sync']['output']>;
export type QueueChanged = z.output<ReviewerContract['events']['queue:changed']>;

/** What this reviewer's app knows of the open queue. Never changed in place. */
export type QueueView = {
  /** The history that `head` counts in; null before the first sync, and when everything has to be read again. */
  readonly epoch: string | null;
  /** Everything up to this sequence number is in `items`: the cursor of the next sync. */
  readonly head: number;
  /** Open items only. */
  readonly items: ReadonlyMap<EscalationId, QueueItem>;
  /** `head` of the last sync, or later: an item that is not here and whose seq is not above it is old news. */
  readonly floor: number;
  /** What left above the floor and the seq at which it did, so that late news cannot bring it back. Never more than a few thousand. */
  readonly gone: ReadonlyMap<EscalationId, number>;
};

export type QueueUpdate = {
  readonly view: QueueView;
  /** Items that are no longer open, as they are now: who won, or that they expired or were withdrawn. */
  readonly closed: readonly QueueItem[];
};

export const emptyQueueView: QueueView = { epoch: null, head: 0, items: new Map(), floor: 0, gone: new Map() };

export const isOpen = (item: QueueItem): boolean => OPEN_STATUSES.some((kind) => kind === item.status.kind);

/**
 * Takes in a complete sync (all its pages, see `joinPages`). A snapshot replaces the view, a delta changes it.
 * A delta of another epoch has nothing to stand on: the view is emptied and has no epoch until the next snapshot.
 */
export const applySync = (view: QueueView, output: QueueSyncOutput): QueueUpdate => {
  const { mode, head, logEpoch } = output;
  if (mode === 'delta' && view.epoch !== logEpoch) return { view: emptyQueueView, closed: [] };
  const base = mode === 'delta' ? view : emptyQueueView;
  const { items, gone, closed } = applyNews(base, output);
  // A later page may have told of a close that is newer than `head`; its live event is still to come.
  const stillAbove = new Map([...gone].filter(([, seq]) => seq > head));
  return { view: { epoch: logEpoch, head, items, floor: head, gone: stillAbove }, closed };
};

/** Takes in a live batch of the connection that the last sync came from. Repeated and late news changes nothing. */
export const applyChanged = (view: QueueView, event: QueueChanged): QueueUpdate => {
  const { items, gone, closed } = applyNews(view, event);
  const head = Math.max(view.head, event.head);
  return { view: { ...view, head, items, ...forgetLongGone(gone, view.floor) }, closed };
};

/** So many leavings are remembered one by one. News is late by the length of a sync, and never by a thousand leavings. */
const REMEMBERED = 1_000;

/** A connection may last for weeks: what left long ago is behind a higher floor and not in a list without end. */
const forgetLongGone = (gone: QueueView['gone'], floor: number): Pick<QueueView, 'gone' | 'floor'> => {
  if (gone.size <= 2 * REMEMBERED) return { gone, floor };
  const newestFirst = [...gone].sort(([, one], [, other]) => other - one);
  const raised = newestFirst[REMEMBERED]?.[1] ?? floor;
  return { gone: new Map(newestFirst.filter(([, seq]) => seq > raised)), floor: Math.max(floor, raised) };
};

type News = Pick<QueueChanged, 'head' | 'items' | 'left'>;

const applyNews = (view: QueueView, { head, items: news, left }: News) => {
  const items = new Map(view.items);
  const gone = new Map(view.gone);
  const closed: QueueItem[] = [];
  for (const item of news) {
    // Never below the floor: late news of a leaving must not let news in that is older than the sync.
    const known = Math.max(items.get(item.id)?.seq ?? gone.get(item.id) ?? 0, view.floor);
    if (item.seq <= known) continue;
    if (isOpen(item)) {
      items.set(item.id, item);
      gone.delete(item.id);
    } else {
      items.delete(item.id);
      gone.set(item.id, item.seq);
      closed.push(item);
    }
  }
  // An id in both lists stays: a row too many is refused by the hub when touched, a row too few is never decided.
  const told = new Set(news.map((item) => item.id));
  for (const id of left) {
    if (told.has(id) || (items.get(id)?.seq ?? 0) > head) continue;
    items.delete(id);
    gone.set(id, Math.max(head, gone.get(id) ?? 0));
  }
  return { items, gone, closed };
};
