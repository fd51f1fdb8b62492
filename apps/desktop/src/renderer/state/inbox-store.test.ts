import type { DecisionId } from '@countersign/shared/model/ids';
import { wireError } from '@countersign/shared/protocol/wire-error';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { describe, expect, it } from 'vitest';
import { READY, createFakeHub, createManualClock, settled } from '../test/fake-hub.ts';
import { ANA, BEN, NOW, idOf, itemOf } from '../test/queue-item.ts';
import { blockOf } from './inbox-snapshot.ts';
import { ownBody } from './draft-keeper.ts';
import { createInboxStore } from './inbox-store.ts';

/** A store with these rows, the first one selected, painted, and past the guard. */
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
  const paint = (): void => {
    const { selected } = store.get().inbox;
    if (selected !== null) store.painted(selected, clock.now() - NOW, true);
    clock.advance(400);
  };
  paint();
  const at = (): number => clock.now() - NOW;
  return { ...fake, store, clock, paint, at };
};
const last = <T>(list: readonly T[]): T => {
  const value = list.at(-1);
  if (value === undefined) throw new Error('nothing was sent');
  return value;
};
const held = (item: QueueItem, decisionId: unknown, by = ANA): QueueItem => ({
  ...item,
  seq: item.seq + 100,
  status: {
    kind: 'holding',
    releaseAt: NOW + 20_000,
    decision: { decisionId: decisionId as DecisionId, kind: 'approve', by, byName: by, at: NOW },
  },
});
const high = (n: number, change: Parameters<typeof itemOf>[1] = {}) => itemOf(n, { ...change, routing: { riskClass: 'high' } });

describe('a verdict', () => {
  it('U-03 carries fence, digest of what was shown and telemetry, under one command id', async () => {
    const { store, sent, at } = await start([itemOf(1, { fence: 3 }), itemOf(2)]);
    store.interact({ type: 'approve', at: at(), risk: 'medium' });
    const command = last(sent);
    expect(command.name).toBe('escalation:decide');
    expect(command.input).toMatchObject({
      escalationId: idOf(1),
      fence: 3,
      verdict: { kind: 'approve' },
      telemetry: { activeDwellMs: 400 },
    });
    expect(command.input.actionDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(command.commandId).toBe(`decide:${String(command.input.decisionId)}`);
  });

  it('U-04 is called approved only after the hub’s answer', async () => {
    const { store, sent, at } = await start([itemOf(1), itemOf(2)]);
    store.interact({ type: 'approve', at: at(), risk: 'medium' });
    await settled();
    expect(store.get().inbox.overlays.get(idOf(1))?.kind).toBe('queued');
    expect(store.get().polite.text).not.toMatch(/approved/i);
    const { input, answer } = last(sent);
    await answer({ ok: true, value: held(itemOf(1), input.decisionId) });
    expect(store.get().inbox.overlays.get(idOf(1))?.kind).toBe('committed');
    expect(store.get().polite.text).toMatch(/approved/i);
  });

  it('U-17 that the hub still holds is taken up after a reload, and can be undone', async () => {
    const decisionId = '00000000-0000-4000-8000-00000000000a';
    const { store, sent, clock, queue } = await start([held(itemOf(1), decisionId), held(itemOf(2), decisionId, BEN), itemOf(3)]);
    expect([...store.get().inbox.overlays.keys()]).toEqual([idOf(1)]);
    store.undo();
    await settled();
    expect(last(sent)).toMatchObject({ name: 'decision:undo', input: { escalationId: idOf(1), decisionId } });
    await last(sent).answer({ ok: true, value: itemOf(1, { seq: 500 }) });
    expect(store.get().inbox.overlays.size).toBe(0);
    // A row that should have been released by now is not offered for undo.
    clock.advance(30_000);
    queue([{ ...held(itemOf(3), decisionId), seq: 600 }]);
    expect(store.get().inbox.overlays.size).toBe(0);
  });

  it('low and medium go on to the next item, high and critical stay', async () => {
    const medium = await start([itemOf(1), itemOf(2)]);
    medium.store.interact({ type: 'approve', at: medium.at(), risk: 'medium' });
    expect(medium.store.get().inbox.selected).toBe(idOf(2));

    const risky = await start([high(1), high(2)]);
    risky.store.interact({ type: 'approve', at: risky.at(), risk: 'high' });
    risky.store.interact({ type: 'enter', at: risky.at() });
    expect(risky.store.get().inbox.selected).toBe(idOf(1));
    risky.store.move(1);
    expect(risky.store.get().inbox.selected).toBe(idOf(2));
  });

  it('U-06 two fast keys decide one item: the next card has its own guard', async () => {
    const { store, sent, at } = await start([itemOf(1), itemOf(2)]);
    store.interact({ type: 'approve', at: at(), risk: 'medium' });
    store.interact({ type: 'approve', at: at() + 20, risk: 'medium' });
    expect(sent.filter(({ name }) => name === 'escalation:decide')).toHaveLength(1);
  });

  it('that was refused brings the item back, says who was first, and is announced at once', async () => {
    const { store, sent, at, queue } = await start([itemOf(1), itemOf(2)]);
    store.interact({ type: 'approve', at: at(), risk: 'medium' });
    expect(store.get().order.flatMap(({ items }) => items.map(({ id }) => id))).toEqual([idOf(2)]);
    queue([itemOf(1, { seq: 50, fence: 1, status: { kind: 'claimed', by: BEN, byName: 'Ben' } }), itemOf(2)]);
    await last(sent).answer({
      ok: false,
      error: wireError('STALE_FENCE', 'The item changed after you opened it.', {
        current: { status: 'claimed', fence: 1, by: BEN, byName: 'Ben' },
      }),
    });
    expect(store.get().order.flatMap(({ items }) => items.map(({ id }) => id))).toContain(idOf(1));
    expect(store.get().assertive.text).toMatch(/not applied/i);
  });

  it('can be taken back while it is held, newest first', async () => {
    const { store, sent, at, paint } = await start([itemOf(1), itemOf(2), itemOf(3)]);
    for (const n of [1, 2]) {
      store.interact({ type: 'approve', at: at(), risk: 'medium' });
      const { input, answer } = last(sent);
      await answer({ ok: true, value: held(itemOf(n), input.decisionId) });
      paint();
    }
    store.undo();
    expect(last(sent)).toMatchObject({ name: 'decision:undo', input: { escalationId: idOf(2) } });
    await last(sent).answer({ ok: false, error: wireError('ALREADY_DECIDED', 'too late') });
    expect(store.get().notice).toMatchObject({ tone: 'problem' });
    expect(store.get().inbox.overlays.get(idOf(2))).toMatchObject({ kind: 'committed', releaseAt: null });
  });
});

describe('U-09 changed while you read', () => {
  it('disarms, says so and guards again when somebody else claims the item', async () => {
    const { store, at, queue, sent } = await start([high(1), high(2)]);
    store.interact({ type: 'approve', at: at(), risk: 'high' });
    expect(store.get().interaction.mode.kind).toBe('armed');
    queue([high(1, { seq: 60, fence: 1, status: { kind: 'claimed', by: BEN } }), high(2)]);
    expect(store.get().interaction.mode.kind).toBe('reading');
    expect(store.get().hasChanged).toBe(true);
    expect(blockOf(store.get())).toBe('claimed-by-other');
    store.interact({ type: 'enter', at: at() + 1_000 });
    expect(sent).toEqual([]);
  });

  it('a renewed lease of one’s own is no change', async () => {
    const mine = high(1, { status: { kind: 'claimed', by: ANA, leaseExpiresAt: NOW + 60_000 } });
    const { store, at, queue } = await start([mine]);
    store.interact({ type: 'approve', at: at(), risk: 'high' });
    queue([{ ...mine, seq: 70, version: 9, status: { ...mine.status, leaseExpiresAt: NOW + 120_000 } }]);
    expect(store.get().interaction.mode.kind).toBe('armed');
    expect(store.get().hasChanged).toBe(false);
  });

  it('an item that left stays on screen, undecidable; J goes to the one that took its place', async () => {
    const { store, at, queue, sent } = await start([itemOf(1), itemOf(2), itemOf(3)]);
    store.select(idOf(2));
    queue([itemOf(1), itemOf(3)], [itemOf(2, { seq: 80, status: { kind: 'withdrawn' } })]);
    expect(store.get().inbox.selected).toBe(idOf(2));
    expect(blockOf(store.get())).toBe('closed');
    store.interact({ type: 'approve', at: at() + 9_000, risk: 'medium' });
    expect(sent).toEqual([]);
    store.move(1);
    expect(store.get().inbox.selected).toBe(idOf(3));
  });
});

describe('without a connection', () => {
  it('nothing can be decided, and what was sent is still under way', async () => {
    const { store, at, connect, sent, paint } = await start([itemOf(1), itemOf(2)]);
    store.interact({ type: 'approve', at: at(), risk: 'medium' });
    connect({ kind: 'reconnecting', attempt: 1, retryAt: NOW, since: NOW });
    await settled();
    paint();
    expect(blockOf(store.get())).toBe('offline');
    store.interact({ type: 'approve', at: at(), risk: 'medium' });
    expect(sent).toHaveLength(1);
    expect(store.get().inbox.overlays.get(idOf(1))?.kind).toBe('queued');
    connect(READY);
    expect(blockOf(store.get())).toBeNull();
  });
});

it('U-07 a break of the connection disarms', async () => {
  const { store, at, connect, sent } = await start([high(1)]);
  store.interact({ type: 'approve', at: at(), risk: 'high' });
  connect({ kind: 'reconnecting', attempt: 1, retryAt: NOW, since: NOW });
  connect(READY);
  store.interact({ type: 'enter', at: at() });
  expect(sent).toEqual([]);
});

describe('reading ahead', () => {
  it('the selected card and the next two are loaded', async () => {
    const { store } = await start([1, 2, 3, 4, 5].map((n) => itemOf(n)));
    expect([...store.get().cards.keys()]).toEqual([idOf(1), idOf(2), idOf(3)]);
    store.move(1);
    await settled();
    expect([...store.get().cards].map(([id, load]) => [id, load.kind])).toEqual([1, 2, 3, 4].map((n) => [idOf(n), 'ready']));
  });
});

describe('claim', () => {
  it('a claim by this reviewer is renewed before it runs out, while somebody is there', async () => {
    const mine = itemOf(1, { fence: 1, status: { kind: 'claimed', by: ANA, leaseExpiresAt: NOW + 120_000 } });
    const { clock, sent, store } = await start([mine]);
    clock.advance(39_000);
    expect(sent).toEqual([]);
    clock.advance(12_000);
    expect(last(sent)).toMatchObject({ name: 'escalation:renew', input: { fence: 1 } });
    store.stop();
  });
});

describe('U-08 drafts', () => {
  it('are kept until the hub has the verdict, also when it was refused', async () => {
    const { store, sent } = await start([itemOf(1), itemOf(2)]);
    const kept = () => ownBody(store.drafts.get(), idOf(1), 'respond', ANA);
    store.drafts.edit(idOf(1), 'respond', 'what I typed');
    store.decide({ kind: 'respond', message: 'what I typed' });
    await last(sent).answer({ ok: false, error: wireError('STALE_FENCE', 'look again') });
    expect(kept()).toBe('what I typed');
    store.select(idOf(1));
    store.decide({ kind: 'respond', message: 'what I typed' });
    await last(sent).answer({ ok: true, value: held(itemOf(1), last(sent).input.decisionId) });
    expect(kept()).toBeUndefined();
  });

  it('a verdict that cannot be given says why instead of doing nothing', async () => {
    const { store, sent, queue } = await start([itemOf(1)]);
    queue([itemOf(1, { seq: 9, fence: 1, status: { kind: 'claimed', by: BEN } })]);
    store.decide({ kind: 'respond', message: 'hello' });
    expect(sent).toEqual([]);
    expect(store.get().notice).toMatchObject({ tone: 'problem' });
  });
});
