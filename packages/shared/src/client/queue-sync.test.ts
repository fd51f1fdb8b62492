import { describe, expect, it } from 'vitest';
import { escalationId, queueItem } from '../../testing/queue-items.ts';
import { joinPages, nextPage } from './queue-pages.ts';
import { applyChanged, applySync, emptyQueueView, type QueueSyncOutput, type QueueView } from './queue-sync.ts';

const output = (over: Partial<QueueSyncOutput>): QueueSyncOutput => ({
  mode: 'snapshot',
  logEpoch: 'e1',
  head: 10,
  items: [],
  left: [],
  more: false,
  ...over,
});
const synced = (...items: QueueSyncOutput['items']): QueueView => applySync(emptyQueueView, output({ items })).view;
const shown = (view: QueueView): (readonly [string, number])[] =>
  [...view.items.values()].map(({ target, seq }) => [target ?? '', seq] as const).sort();

describe('live changes', () => {
  it('C-20 an item is applied only over an older one', () => {
    let view = synced(queueItem(1, 5));
    view = applyChanged(view, { head: 12, items: [queueItem(1, 12, 'claimed')], left: [] }).view;
    view = applyChanged(view, { head: 11, items: [queueItem(1, 11)], left: [] }).view;
    view = applyChanged(view, { head: 12, items: [queueItem(1, 12, 'claimed')], left: [] }).view;
    expect(shown(view)).toEqual([['invoice 1', 12]]);
    expect(view.head).toBe(12);
  });

  it('C-20 what closed or left is not brought back by late news, but by newer news', () => {
    let view = synced(queueItem(1, 5), queueItem(2, 6));
    view = applyChanged(view, { head: 12, items: [queueItem(1, 12, 'decided')], left: [escalationId(2)] }).view;
    view = applyChanged(view, { head: 11, items: [queueItem(1, 11), queueItem(2, 11)], left: [] }).view;
    expect(shown(view)).toEqual([]);
    view = applyChanged(view, { head: 14, items: [queueItem(1, 13), queueItem(2, 14)], left: [] }).view;
    expect(shown(view)).toEqual([
      ['invoice 1', 13],
      ['invoice 2', 14],
    ]);
  });

  it('C-20 an unknown item that is not newer than the last sync is old news', () => {
    expect(shown(applyChanged(synced(), { head: 9, items: [queueItem(1, 9)], left: [] }).view)).toEqual([]);
    expect(shown(applyChanged(synced(), { head: 11, items: [queueItem(1, 11)], left: [] }).view)).toEqual([['invoice 1', 11]]);
  });

  it('C-20 a batch whose head runs ahead of its items hides none that comes after it', () => {
    let view = applyChanged(synced(), { head: 13, items: [queueItem(1, 12)], left: [] }).view;
    view = applyChanged(view, { head: 13, items: [queueItem(2, 13)], left: [] }).view;
    expect(view.items.size).toBe(2);
  });

  it('C-20 what left is remembered without end, but not one by one', () => {
    const LEAVINGS = 4_000;
    let view = synced(queueItem(1, 5));
    for (let n = 2; n <= LEAVINGS; n++) {
      view = applyChanged(view, { head: 2 * n + 10, items: [queueItem(n, 2 * n + 9)], left: [] }).view;
      view = applyChanged(view, { head: 2 * n + 11, items: [queueItem(n, 2 * n + 10, 'decided')], left: [] }).view;
    }
    expect(view.gone.size).toBeLessThanOrEqual(LEAVINGS / 2);
    const late = [2, 3, LEAVINGS / 2, LEAVINGS - 1, LEAVINGS].map((n) => queueItem(n, 2 * n + 9));
    expect(shown(applyChanged(view, { head: view.head, items: late, left: [] }).view)).toEqual([['invoice 1', 5]]);
    const news = { head: view.head + 1, items: [queueItem(2, view.head + 1), queueItem(1, view.head)], left: [] };
    expect(applyChanged(view, news).view.items.size).toBe(2);
  });

  it('C-21 `left` removes, unless the item is known to be newer or is told in the same batch', () => {
    const view = synced(queueItem(1, 5), queueItem(2, 20), queueItem(3, 6));
    const event = { head: 12, items: [queueItem(3, 12)], left: [1, 2, 3, 4].map(escalationId) };
    expect(shown(applyChanged(view, event).view)).toEqual([
      ['invoice 2', 20],
      ['invoice 3', 12],
    ]);
  });

  it('C-23 tells once who won, and of an end without a decision', () => {
    const view = synced(queueItem(1, 5), queueItem(2, 6));
    const event = { head: 12, items: [queueItem(1, 11, 'decided'), queueItem(2, 12, 'expired')], left: [] };
    const first = applyChanged(view, event);
    expect(first.closed.map(({ status }) => [status.kind, status.decision?.by])).toEqual([
      ['decided', 'rosa'],
      ['expired', undefined],
    ]);
    expect(applyChanged(first.view, event).closed).toEqual([]);
    expect(applyChanged(first.view, event).view.items.size).toBe(0);
  });

  it('C-20 never changes the view that it was given', () => {
    const view = synced(queueItem(1, 5));
    applyChanged(view, { head: 12, items: [queueItem(1, 11, 'decided'), queueItem(2, 12)], left: [] });
    expect([shown(view), view.head, view.gone.size]).toEqual([[['invoice 1', 5]], 10, 0]);
  });
});

describe('sync', () => {
  it('C-22 a snapshot replaces the view', () => {
    const { view } = applySync(
      synced(queueItem(1, 5), queueItem(2, 6)),
      output({ head: 20, items: [queueItem(2, 6), queueItem(3, 19)] }),
    );
    expect([shown(view), view.head, view.floor, view.epoch]).toEqual([
      [
        ['invoice 2', 6],
        ['invoice 3', 19],
      ],
      ...[20, 20, 'e1'],
    ]);
  });

  it('C-22 a delta changes it: newer items, closed ones told, the left ones gone', () => {
    const delta = output({
      mode: 'delta',
      head: 20,
      items: [queueItem(1, 15, 'claimed'), queueItem(2, 16, 'decided')],
      left: [escalationId(3)],
    });
    const { view, closed } = applySync(synced(queueItem(1, 5), queueItem(2, 6), queueItem(3, 7), queueItem(4, 8)), delta);
    expect(shown(view)).toEqual([
      ['invoice 1', 15],
      ['invoice 4', 8],
    ]);
    expect(closed.map(({ seq }) => seq)).toEqual([16]);
  });

  it('C-23 a close that a later page told is not told again by its live event', () => {
    const before = synced(queueItem(1, 5));
    const closing = queueItem(1, 18, 'decided');
    const { view, closed } = applySync(before, output({ mode: 'delta', head: 15, items: [closing] }));
    expect(closed).toEqual([closing]);
    expect(applyChanged(view, { head: 18, items: [closing], left: [] }).closed).toEqual([]);
  });

  it('C-22 another epoch starts over: its snapshot replaces, its delta has nothing to stand on', () => {
    const before = synced(queueItem(1, 5), queueItem(2, 6));
    const snapshot = applySync(before, output({ logEpoch: 'e2', head: 3, items: [queueItem(1, 2)] })).view;
    expect([shown(snapshot), snapshot.head, snapshot.epoch]).toEqual([[['invoice 1', 2]], 3, 'e2']);
    expect(applySync(before, output({ mode: 'delta', logEpoch: 'e2' })).view).toBe(emptyQueueView);
  });

  it('C-22 asks page by page: from the cursor, then from the last id; the oldest head of all pages counts', () => {
    expect(nextPage(emptyQueueView, [])).toEqual({ kind: 'ask', input: { limit: 200 } });
    const view = synced();
    const cursor = { logEpoch: 'e1', afterSeq: 10, limit: 200 };
    expect(nextPage(view, [])).toEqual({ kind: 'ask', input: cursor });
    const one = output({ mode: 'delta', head: 12, items: [queueItem(1, 11), queueItem(2, 12)], more: true });
    const two = output({ mode: 'delta', head: 15, items: [queueItem(3, 15)], left: [escalationId(9)] });
    expect(nextPage(view, [one])).toEqual({ kind: 'ask', input: { ...cursor, afterId: escalationId(2) } });
    expect(nextPage(view, [{ ...one, mode: 'snapshot' }])).toEqual({
      kind: 'ask',
      input: { afterId: escalationId(2), limit: 200 },
    });
    expect(nextPage(view, [one, two])).toEqual({ kind: 'complete' });
    expect(joinPages([one, two])).toEqual({ ...two, head: 12, items: [...one.items, ...two.items] });
    expect(nextPage(view, [one, one])).toEqual({ kind: 'broken' });
    expect(nextPage(view, [{ ...one, items: [] }])).toEqual({ kind: 'broken' });
  });
});
