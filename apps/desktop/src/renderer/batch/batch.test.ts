import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { ANA, BEN, itemOf } from '../test/queue-item.ts';
import { type BatchEvent, batchBlock, remaining, startBatch, stepBatch } from './batch.ts';
import { MOST_IN_BATCH, chooseAlike } from './choose-alike.ts';
import { compareArguments } from './compare-arguments.ts';
import { oddOnes, shapeOf } from './odd-ones.ts';

const base = itemOf(0);
const low = (n: number, change: Partial<QueueItem> = {}): QueueItem => ({
  ...itemOf(n),
  routing: { ...base.routing, riskClass: 'low' },
  ...change,
});
const first = low(1);

describe('T-10 which items are alike', () => {
  it.each<[string, QueueItem]>([
    ['another action', low(2, { actionName: 'send_gift' })],
    ['another agent', low(2, { agentId: 'other' as PrincipalId })],
    ['medium risk', low(2, { routing: { ...base.routing, riskClass: 'medium' } })],
    ['already ran', low(2, { routing: { ...first.routing, route: 'review' } })],
    ['claimed by somebody else', low(2, { status: { kind: 'claimed', by: BEN, leaseExpiresAt: 1 } })],
    ['given to somebody else', low(2, { assignee: BEN })],
    ['snoozed', low(2, { status: { kind: 'snoozed', by: ANA, until: 1 } })],
  ])('T-10 not %s', (_what, other) => {
    expect(chooseAlike([first, other], first, ANA)).toEqual([]);
  });
  it('T-10 at most ten, the selected one among them, in the order of the queue', () => {
    const queue = Array.from({ length: 30 }, (_, n) => low(n + 1));
    const last = queue[29];
    const chosen = chooseAlike(queue, last, ANA);
    expect(chosen).toHaveLength(MOST_IN_BATCH);
    expect(chosen.at(-1)).toBe(last?.id);
    expect(chosen).toEqual(queue.filter(({ id }) => chosen.includes(id)).map(({ id }) => id));
  });
  it('T-10 nothing is alike to an item that is not of low risk', () => {
    const high = itemOf(3);
    expect(chooseAlike([high, { ...itemOf(4) }], { ...high, routing: { ...high.routing, riskClass: 'high' } }, ANA)).toEqual([]);
  });
});

describe('T-11 what differs', () => {
  it('T-11 separates what is the same from what is not, missing fields included', () => {
    const { same, differing } = compareArguments([
      { to: 'a', line: { amount: 1, tax: 0 }, tags: ['x'] },
      { to: 'a', line: { amount: 2, tax: 0 } },
    ]);
    expect(same.map(({ path }) => path)).toEqual(['to', 'line.tax']);
    expect(differing).toEqual([
      { path: 'line.amount', values: ['1', '2'] },
      { path: 'tags', values: ['["x"]', undefined] },
    ]);
  });
  it('T-11 every leaf of every item is in exactly one of the two lists (seed is printed on failure)', () => {
    const args = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { maxKeys: 5 });
    fc.assert(
      fc.property(fc.array(args, { minLength: 2, maxLength: 6 }), (all) => {
        const { same, differing } = compareArguments(all as never);
        const paths = [...same, ...differing].map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
        for (const { values } of same) expect(new Set(values).size).toBe(1);
        for (const { values } of differing) expect(new Set(values).size).toBeGreaterThan(1);
      }),
    );
  });
});

const ids = [1, 2, 3, 4].map((n) => itemOf(n).id);
const id = (n: number): EscalationId => ids[n] as EscalationId;

describe('T-13 whose fields are odd', () => {
  const shapes = (...of: readonly string[]) => new Map(of.map((shape, n) => [itemOf(n).id, shape]));
  it('T-13 the few leave, whatever the order in which they were read', () => {
    expect(oddOnes(shapes('a', 'b', 'a', 'a'))).toEqual([itemOf(1).id]);
    expect(oddOnes(shapes('b', 'a', 'a', 'a'))).toEqual([itemOf(0).id]);
  });
  it('T-13 of two equally common forms the one that comes first stays', () => {
    expect(oddOnes(shapes('a', 'b'))).toEqual([itemOf(1).id]);
    expect(oddOnes(shapes('a', 'a'))).toEqual([]);
    expect(oddOnes(new Map())).toEqual([]);
  });
  it('T-13 the form is the paths of all fields, not their values', () => {
    expect(shapeOf({ a: 1, b: { c: 2 } })).toBe(shapeOf({ b: { c: 'x' }, a: null }));
    expect(shapeOf({ a: 1 })).not.toBe(shapeOf({ a: 1, b: 1 }));
  });
});

describe('T-12 the batch', () => {
  it('T-12 one of them, drawn by chance, has to be opened before anything can be armed', () => {
    const started = stepBatch(startBatch(ids, 0.6), { type: 'painted', at: 0 });
    expect(started.mustOpen).toBe(id(2));
    expect(batchBlock(started)).toBe('open-one');
    expect(stepBatch(started, { type: 'arm', at: 1_000 }).isArmed).toBe(false);
    const opened = stepBatch(started, { type: 'opened', id: id(2), at: 100 });
    expect(stepBatch(opened, { type: 'arm', at: 1_000 }).isArmed).toBe(true);
  });
  it('T-12 a key in the first 350 ms arms nothing', () => {
    const ready = stepBatch(startBatch(ids, 0), { type: 'opened', id: id(0), at: 100 });
    expect(stepBatch(ready, { type: 'arm', at: 449 }).isArmed).toBe(false);
    expect(stepBatch(ready, { type: 'arm', at: 450 }).isArmed).toBe(true);
  });
  it('T-12 expelling the one that had to be opened draws another, and disarms', () => {
    const batch = stepBatch(startBatch(ids, 0), { type: 'expelled', id: id(0), why: 'odd-fact', draw: 0.99 });
    expect(batch.mustOpen).toBe(id(3));
    expect(batchBlock(batch)).toBe('open-one');
  });
  it('T-12 no sequence arms a batch whose drawn item is unread or that is too small (seed is printed on failure)', () => {
    const some = fc.constantFrom(...ids);
    const event: fc.Arbitrary<BatchEvent> = fc.oneof(
      fc.nat({ max: 2_000 }).map((at): BatchEvent => ({ type: 'painted', at })),
      fc.record({
        type: fc.constant('expelled' as const),
        id: some,
        why: fc.constant('changed' as const),
        draw: fc.double({ min: 0, max: 0.999, noNaN: true }),
      }),
      fc.record({ type: fc.constant('opened' as const), id: some, at: fc.nat({ max: 2_000 }) }),
      fc.nat({ max: 4_000 }).map((at): BatchEvent => ({ type: 'arm', at })),
      fc.constant<BatchEvent>({ type: 'disarm' }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const end = events.reduce(stepBatch, startBatch(ids, 0.3));
        if (!end.isArmed) return;
        expect(batchBlock(end)).toBeNull();
        expect(remaining(end).length).toBeGreaterThanOrEqual(2);
        expect(end.mustOpen !== null && end.opened.has(end.mustOpen)).toBe(true);
      }),
    );
  });
});
