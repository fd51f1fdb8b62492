import type { DecisionId } from '@countersign/shared/model/ids';
import { wireError } from '@countersign/shared/protocol/wire-error';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANA, BEN, NOW, idOf, itemOf } from '../test/queue-item.ts';
import { EMPTY_INBOX, type InboxEvent, type InboxState, applyEvent } from './inbox-state.ts';

const D = '11111111-1111-4111-8111-111111111111' as DecisionId;
const apply = (events: readonly InboxEvent[], from: InboxState = EMPTY_INBOX): InboxState => events.reduce(applyEvent, from);
const queue = (head: number, items: readonly QueueItem[], closed: readonly QueueItem[] = [], epoch = 'e'): InboxEvent => ({
  type: 'queue',
  items: new Map(items.map((item) => [item.id, item])),
  closed,
  epoch,
  head,
});
const answered = (item: QueueItem): InboxEvent => ({ type: 'answered', item });
const decidedBy = (by: typeof ANA, decisionId: DecisionId, seq: number, kind: 'holding' | 'decided' = 'holding') =>
  itemOf(1, {
    seq,
    status: { kind, releaseAt: NOW + 10_000, decision: { decisionId, kind: 'approve', by, byName: by, at: NOW } },
  });

describe('U-01 rows converge', () => {
  it('whatever the order and however often each arrives', () => {
    // A made history: at each step one of five items is opened, changed or closed.
    const history = fc.array(fc.record({ n: fc.integer({ min: 1, max: 5 }), closes: fc.boolean() }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (steps, picks) => {
        const open = new Map<number, QueueItem>();
        const events = steps.map(({ n, closes }, i): InboxEvent => {
          const seq = i + 1;
          if (closes) open.delete(n);
          else open.set(n, itemOf(n, { seq, version: seq }));
          return queue(seq, [...open.values()]);
        });
        const answers = [...open.values()].map(answered);
        const last = events.at(-1);
        const straight = apply(events).items;
        const pool = [...events, ...answers, ...events];
        const shuffled = pool.map((event) => ({ event, key: picks.next().value as number })).sort((a, b) => a.key - b.key);
        const mixed = apply([...shuffled.map(({ event }) => event), ...(last === undefined ? [] : [last])]).items;
        expect([...mixed].sort()).toEqual([...straight].sort());
        expect([...apply(shuffled.map(({ event }) => event)).items].sort()).toEqual([...straight].sort());
      }),
      { numRuns: 500 },
    );
  });

  it('an answer that is newer than the queue is kept until the queue has caught up', () => {
    const state = apply([
      queue(3, [itemOf(1, { seq: 3 })]),
      answered(itemOf(1, { seq: 9, fence: 4 })),
      queue(5, [itemOf(1, { seq: 3 })]),
    ]);
    expect(state.items.get(idOf(1))?.fence).toBe(4);
    expect(apply([queue(12, [])], state).items.size).toBe(0);
  });

  it('another epoch starts from nothing, even with lower numbers', () => {
    const state = apply([queue(100, [itemOf(1, { seq: 100 })]), queue(2, [itemOf(2, { seq: 2 })], [], 'other')]);
    expect([...state.items.keys()]).toEqual([idOf(2)]);
  });
});

describe('U-02 selection is by id', () => {
  it('stays on the item while rows come, go and change, and when it leaves', () => {
    const selected = apply([queue(1, [itemOf(1)]), { type: 'selected', id: idOf(1) }]);
    const later = apply(
      [queue(9, [itemOf(2, { seq: 8 }), itemOf(3, { seq: 9 })], [itemOf(1, { seq: 7, status: { kind: 'withdrawn' } })])],
      selected,
    );
    expect(later.selected).toBe(idOf(1));
    expect(later.closed.get(idOf(1))?.status.kind).toBe('withdrawn');
    expect(apply([{ type: 'selected', id: idOf(2) }], later).closed.size).toBe(0);
  });
});

describe('U-03, U-04 verdicts', () => {
  const start = apply([
    queue(1, [itemOf(1)]),
    { type: 'verdict-queued', id: idOf(1), decisionId: D, verdict: { kind: 'approve' } },
  ]);
  const overlay = (state: InboxState) => state.overlays.get(idOf(1))?.kind;

  it('U-04 queued until the hub answers, committed after it', () => {
    expect(overlay(start)).toBe('queued');
    expect(overlay(apply([answered(itemOf(1, { seq: 5 }))], start))).toBe('queued');
    expect(overlay(apply([answered(decidedBy(ANA, D, 5))], start))).toBe('committed');
  });

  it('the queue may bring the news before the answer, and the answer may come late', () => {
    const seen = apply([queue(5, [decidedBy(ANA, D, 5)])], start);
    expect(overlay(seen)).toBe('committed');
    expect(overlay(apply([answered(decidedBy(ANA, D, 5))], seen))).toBe('committed');
    const gone = apply([queue(9, [])], start);
    expect(overlay(apply([answered(decidedBy(ANA, D, 5))], gone))).toBe('committed');
  });

  it('an older view after the answer does not take "committed" back', () => {
    const committed = apply([answered(decidedBy(ANA, D, 7))], start);
    expect(overlay(apply([queue(6, [itemOf(1, { seq: 1 })])], committed))).toBe('committed');
  });

  it('somebody else was first: failed, and the item is what it is', () => {
    const other = '22222222-2222-4222-8222-222222222222' as DecisionId;
    const error = wireError('ALREADY_DECIDED', 'Somebody has decided this already.', {
      current: { status: 'holding', fence: 0, by: 'ben', decision: 'reject' },
    });
    const state = apply(
      [queue(5, [decidedBy(BEN, other, 5)]), { type: 'verdict-failed', id: idOf(1), decisionId: D, error }],
      start,
    );
    expect(state.overlays.get(idOf(1))).toMatchObject({ kind: 'failed', error });
  });

  it('a failure of an older verdict does not touch a newer one', () => {
    const other = '22222222-2222-4222-8222-222222222222' as DecisionId;
    const state = apply([{ type: 'verdict-failed', id: idOf(1), decisionId: other, error: wireError('INTERNAL', 'x') }], start);
    expect(overlay(state)).toBe('queued');
  });

  it('undo: the item comes back; too late: it stays committed', () => {
    const committed = apply([answered(decidedBy(ANA, D, 5)), { type: 'undo-queued', id: idOf(1) }], start);
    expect(overlay(committed)).toBe('undoing');
    expect(overlay(apply([answered(itemOf(1, { seq: 6, status: { kind: 'claimed', by: ANA } }))], committed))).toBeUndefined();
    const late = apply([{ type: 'undo-failed', id: idOf(1), agentHasIt: true }], committed);
    expect(late.overlays.get(idOf(1))).toMatchObject({ kind: 'committed', releaseAt: null });
  });

  it('a take-over that is not handed back is kept although the queue has it no more', () => {
    const taken = itemOf(1, {
      seq: 5,
      status: { kind: 'decided', decision: { decisionId: D, kind: 'take_over', by: ANA, byName: 'Ana', at: NOW } },
    });
    const state = apply([queue(6, [itemOf(2)], [taken]), queue(7, [itemOf(2)])], start);
    expect(state.closed.get(idOf(1))?.status.kind).toBe('decided');
    const handedBack = itemOf(1, { seq: 8, status: { ...taken.status, kind: 'handed_back' } });
    expect(apply([queue(8, [itemOf(2)], [handedBack])], state).closed.size).toBe(0);
  });
});

it('events that mean nothing return the same object', () => {
  const state = apply([queue(1, [itemOf(1)])]);
  expect(
    apply(
      [
        { type: 'undo-queued', id: idOf(1) },
        { type: 'overlay-closed', id: idOf(1) },
        { type: 'selected', id: null },
        queue(0, []),
      ],
      state,
    ),
  ).toBe(state);
});
