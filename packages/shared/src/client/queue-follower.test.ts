import { describe, expect, it } from 'vitest';
import { createClientHarness, session } from '../../testing/client-harness.ts';
import { queueItem } from '../../testing/queue-items.ts';
import { ReviewerContract } from '../protocol/reviewer.ts';
import { wireError } from '../protocol/wire-error.ts';
import { createQueueFollower, type QueueChange } from './queue-follower.ts';

const page = { mode: 'snapshot', logEpoch: 'epoch-1', head: 10, items: [queueItem(1, 5)], left: [], more: false };

const following = async () => {
  const harness = createClientHarness(ReviewerContract);
  const follower = createQueueFollower(harness.client);
  const changes: QueueChange[] = [];
  follower.onChange((change) => changes.push(change));
  harness.client.connect();
  await harness.settle();
  const answer = async (result: unknown): Promise<void> => {
    harness.received.at(-1)?.ack(result);
    await harness.settle();
  };
  const asked = (): unknown => harness.received.at(-1)?.message.input;
  const seqs = (): number[] => [...follower.view().items.values()].map(({ seq }) => seq).sort((one, two) => one - two);
  return { ...harness, follower, changes, answer, asked, seqs };
};

describe('queue follower', () => {
  it('C-24 reads on ready, holds live events until it is done and puts them on top', async () => {
    const { follower, connections, answer, seqs, settle, changes } = await following();
    connections[0]?.emit('queue:changed', { head: 11, items: [queueItem(1, 11, 'decided')], left: [] });
    connections[0]?.emit('queue:changed', { head: 12, items: [queueItem(2, 12)], left: [] });
    await settle();
    expect([follower.isFresh(), seqs()]).toEqual([false, []]);
    await answer({ ok: true, value: page });
    expect([follower.isFresh(), seqs(), follower.view().head]).toEqual([true, [12], 12]);
    expect(changes.at(-1)?.closed.map(({ seq }) => seq)).toEqual([11]);
    connections[0]?.emit('queue:changed', { head: 13, items: [queueItem(3, 13)], left: [] });
    await settle();
    expect([seqs(), changes.at(-1)?.fresh]).toEqual([[12, 13], true]);
  });

  it('C-25 health and freshness differ: ready and not fresh while reading; the last view stays while away', async () => {
    const { client, follower, answer, asked, seqs, pair, clock, settle, changes } = await following();
    expect([client.state().kind, follower.isFresh()]).toEqual(['ready', false]);
    await answer({ ok: true, value: page });
    pair.cut();
    expect([client.state().kind, follower.isFresh(), seqs(), changes.at(-1)?.fresh]).toEqual(['reconnecting', false, [5], false]);
    clock.advance(250);
    await settle();
    // The hub of this harness greets with head 0, behind the cursor: what we know is of no use.
    expect([client.state().kind, follower.isFresh(), asked()]).toEqual(['ready', false, { limit: 200 }]);
  });

  it('C-24 goes on from the cursor after a reconnect', async () => {
    const greeted = createClientHarness(ReviewerContract, {
      greet: (hub) => hub.emit('session:ready', { ...session, head: 20 }),
    });
    const follower = createQueueFollower(greeted.client);
    greeted.client.connect();
    await greeted.settle();
    greeted.received.at(-1)?.ack({ ok: true, value: { ...page, head: 20 } });
    await greeted.settle();
    greeted.pair.cut();
    greeted.clock.advance(250);
    await greeted.settle();
    expect(greeted.received.at(-1)?.message.input).toEqual({ logEpoch: 'epoch-1', afterSeq: 20, limit: 200 });
    expect(greeted.received.map(({ message }) => message.commandId)).toEqual(['command-1', 'command-2']);
    follower.stop();
  });

  it('C-26 other tiers start from nothing: what was lost leaves, what was gained comes, though it is older than the cursor', async () => {
    let principal = session.principal;
    const greeted = createClientHarness(ReviewerContract, {
      greet: (hub) => hub.emit('session:ready', { ...session, principal, head: 20 }),
    });
    const follower = createQueueFollower(greeted.client);
    const answer = async (value: unknown): Promise<void> => {
      greeted.received.at(-1)?.ack({ ok: true, value });
      await greeted.settle();
    };
    greeted.client.connect();
    await greeted.settle();
    await answer({ ...page, head: 20 });
    principal = { ...principal, tiers: ['junior_reviewer'] };
    greeted.pair.cut();
    greeted.clock.advance(250);
    await greeted.settle();
    expect(greeted.received.at(-1)?.message.input).toEqual({ limit: 200 });
    // The old view stays on screen until the new one is there; asking again does not bring its cursor back.
    expect([...follower.view().items.values()].map(({ seq }) => seq)).toEqual([5]);
    follower.refresh();
    await greeted.settle();
    expect(greeted.received.at(-1)?.message.input).toEqual({ limit: 200 });
    await answer({ ...page, head: 20, items: [queueItem(2, 3, 'pending', { reviewTier: 'junior_reviewer' })] });
    expect([...follower.view().items.values()].map(({ seq }) => seq)).toEqual([3]);
    follower.refresh();
    await greeted.settle();
    expect(greeted.received.at(-1)?.message.input).toEqual({ logEpoch: 'epoch-1', afterSeq: 20, limit: 200 });
    follower.stop();
  });

  it('C-24 an answer of the connection before is not used', async () => {
    const { client, pair, received, clock, settle, follower, seqs } = await following();
    pair.cut();
    clock.advance(250);
    await settle();
    received[0]?.ack({ ok: true, value: page });
    await settle();
    expect([client.state().kind, follower.isFresh(), seqs()]).toEqual(['ready', false, []]);
  });

  it('C-25 says why it cannot be fresh, takes no live events over the gap, and tries again on refresh', async () => {
    const { follower, answer, connections, settle, seqs, received } = await following();
    await answer({ ok: false, error: wireError('FORBIDDEN', 'not a reviewer') });
    expect([follower.isFresh(), follower.problem()?.code]).toEqual([false, 'FORBIDDEN']);
    connections[0]?.emit('queue:changed', { head: 12, items: [queueItem(2, 12)], left: [] });
    await settle();
    expect(seqs()).toEqual([]);
    follower.refresh();
    await settle();
    expect([received.length, follower.problem()]).toEqual([2, null]);
    await answer({ ok: true, value: page });
    expect([follower.isFresh(), seqs()]).toEqual([true, [5]]);
  });

  it('C-22 starts over once when the hub says that the epoch is another one', async () => {
    const { follower, answer, asked, settle, seqs } = await following();
    await answer({ ok: true, value: page });
    follower.refresh();
    await settle();
    await answer({ ok: false, error: wireError('EPOCH_CHANGED', 'restored') });
    expect(asked()).toEqual({ limit: 200 });
    await answer({ ok: true, value: { ...page, logEpoch: 'epoch-2', head: 2, items: [queueItem(7, 2)] } });
    expect([follower.isFresh(), seqs(), follower.view().epoch]).toEqual([true, [2], 'epoch-2']);
  });

  it('C-22 a delta of another epoch is not used; a hub that insists on it is a problem, not a loop', async () => {
    const { follower, answer, asked, settle, received } = await following();
    await answer({ ok: true, value: page });
    follower.refresh();
    await settle();
    const delta = { ...page, mode: 'delta', logEpoch: 'epoch-2', items: [queueItem(7, 2)] };
    await answer({ ok: true, value: delta });
    expect([asked(), follower.isFresh()]).toEqual([{ limit: 200 }, false]);
    await answer({ ok: true, value: delta });
    expect([follower.problem()?.code, follower.isFresh(), received.length]).toEqual(['EPOCH_CHANGED', false, 3]);
  });

  it('C-24 follows a client that was ready before it', async () => {
    const { client, received, settle } = await following();
    const second = createQueueFollower(client);
    await settle();
    expect(received.length).toBe(2);
    received[1]?.ack({ ok: true, value: page });
    await settle();
    expect(second.isFresh()).toBe(true);
    second.stop();
    expect(second.isFresh()).toBe(false);
  });
});
