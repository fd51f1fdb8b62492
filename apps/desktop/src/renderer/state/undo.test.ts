import type { DecisionId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { wireError } from '@countersign/shared/protocol/wire-error';
import { describe, expect, it } from 'vitest';
import { createFakeHub, createManualClock, settled } from '../test/fake-hub.ts';
import { ANA, NOW, idOf, itemOf } from '../test/queue-item.ts';
import { createInboxStore } from './inbox-store.ts';

const start = async (items: readonly QueueItem[]) => {
  const fake = createFakeHub();
  const clock = createManualClock();
  let ids = 0;
  const store = createInboxStore({
    hub: fake.hub,
    clock,
    monotonic: () => clock.now() - NOW,
    newDecisionId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}` as DecisionId,
  });
  fake.queue(items);
  await settled();
  /** Approves item `n` past its guard, and leaves the hub to answer. */
  const approve = async (n: number) => {
    store.select(idOf(n));
    await settled();
    store.painted(idOf(n), clock.now() - NOW, true);
    clock.advance(400);
    store.interact({ type: 'approve', at: clock.now() - NOW, risk: 'medium' });
    const command = fake.sent.findLast(({ name }) => name === 'escalation:decide');
    if (command === undefined) throw new Error('nothing was sent');
    return {
      hold: (until = NOW + 20_000) => command.answer({ ok: true, value: held(n, command.input['decisionId'], until) }),
      refuse: () => command.answer({ ok: false, error: wireError('HASH_MISMATCH', 'no') }),
    };
  };
  const undone = (): unknown[] =>
    fake.sent.filter(({ name }) => name === 'decision:undo').map(({ input }) => input['escalationId']);
  return { ...fake, store, clock, approve, undone };
};

let seq = 100;
const held = (n: number, decisionId: unknown, releaseAt: number, at = NOW): QueueItem => ({
  ...itemOf(n),
  seq: ++seq,
  status: {
    kind: 'holding',
    releaseAt,
    decision: { decisionId: decisionId as DecisionId, kind: 'approve', by: ANA, byName: 'Ana', at },
  },
});

describe('U-26 undo', () => {
  it('means the verdict given last, also while the hub has not answered it: the one before is left alone', async () => {
    const { store, approve, undone } = await start([itemOf(1), itemOf(2)]);
    const [first, second] = [await approve(1), await approve(2)];
    await first.hold();
    store.undo();
    await settled();
    expect(undone()).toEqual([]);
    await second.hold();
    expect(undone()).toEqual([idOf(2)]);
    store.undo();
    expect(undone()).toEqual([idOf(2), idOf(1)]);
  });

  it('pressed twice at once takes back two, each once', async () => {
    const { store, approve, undone } = await start([itemOf(1), itemOf(2)]);
    const [first, second] = [await approve(1), await approve(2)];
    await first.hold();
    store.undo();
    store.undo();
    store.undo();
    await second.hold();
    expect(undone()).toEqual([idOf(1), idOf(2)]);
  });

  it('of a verdict that the hub then refuses takes back nothing', async () => {
    const { store, approve, undone } = await start([itemOf(1), itemOf(2)]);
    const [first, second] = [await approve(1), await approve(2)];
    await first.hold();
    store.undo();
    await second.refuse();
    expect(undone()).toEqual([]);
  });

  it('goes by when the verdict was given, not by when the item was first decided', async () => {
    const { store, approve, undone } = await start([itemOf(1), itemOf(2)]);
    await (await approve(1)).refuse();
    await (await approve(2)).hold();
    await (await approve(1)).hold();
    store.undo();
    expect(undone()).toEqual([idOf(1)]);
  });

  it('after a reload goes by the time of the decision, whatever the order of the rows', async () => {
    const { store, queue, undone } = await start([]);
    queue([held(1, 'late', NOW + 9_000, NOW - 1_000), held(2, 'early', NOW + 20_000, NOW - 2_000)]);
    store.undo();
    expect(undone()).toEqual([idOf(1)]);
  });
});
