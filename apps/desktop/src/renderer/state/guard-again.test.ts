import type { DecisionId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { wireError } from '@countersign/shared/protocol/wire-error';
import { describe, expect, it } from 'vitest';
import { READY, createFakeHub, createManualClock, settled } from '../test/fake-hub.ts';
import { ANA, BEN, NOW, idOf, itemOf } from '../test/queue-item.ts';
import { createInboxStore } from './inbox-store.ts';

const start = async (items: readonly QueueItem[]) => {
  const fake = createFakeHub();
  const clock = createManualClock();
  const store = createInboxStore({
    hub: fake.hub,
    clock,
    monotonic: () => clock.now() - NOW,
    newDecisionId: () => '00000000-0000-4000-8000-000000000001' as DecisionId,
  });
  fake.queue(items);
  await settled();
  store.painted(idOf(1), 0, true);
  clock.advance(5_000);
  const approve = (risk: 'medium' | 'high' = 'medium') => store.interact({ type: 'approve', at: clock.now() - NOW, risk });
  const decided = () => fake.sent.filter(({ name }) => name === 'escalation:decide');
  return { ...fake, store, clock, approve, decided };
};

describe('U-27 a card that can be decided again has a guard of its own', () => {
  it('when the connection is back', async () => {
    const { connect, clock, approve, decided } = await start([itemOf(1)]);
    connect({ kind: 'reconnecting', attempt: 1, retryAt: NOW, since: NOW });
    clock.advance(20_000);
    connect(READY);
    approve();
    expect(decided()).toHaveLength(0);
    clock.advance(350);
    approve();
    expect(decided()).toHaveLength(1);
  });

  it('when a verdict on it was refused, or taken back', async () => {
    const { store, clock, approve, decided } = await start([itemOf(1)]);
    store.setAdvances({ advanceCalm: 'stay', advanceGrave: 'stay' });
    approve();
    clock.advance(2_000);
    await decided()[0]?.answer({ ok: false, error: wireError('HASH_MISMATCH', 'no') });
    approve();
    expect(decided()).toHaveLength(1);
    expect(store.get().interaction.hint).toBe('too-early');
    clock.advance(350);
    approve();
    expect(decided()).toHaveLength(2);
  });

  it('when the sheet that hid it is lifted', async () => {
    const { store, clock, approve, decided } = await start([itemOf(1)]);
    store.uncovered(clock.now() - NOW);
    approve();
    expect(decided()).toHaveLength(0);
    clock.advance(350);
    approve();
    expect(decided()).toHaveLength(1);
  });
});

describe('U-09 what changes under a refused verdict', () => {
  it('disarms, is said and guarded as on any other card', async () => {
    const { store, queue, clock, approve, decided } = await start([itemOf(1, { routing: { riskClass: 'high' } })]);
    approve('high');
    store.interact({ type: 'enter', at: clock.now() - NOW });
    await decided()[0]?.answer({ ok: false, error: wireError('HASH_MISMATCH', 'no') });
    clock.advance(1_000);
    approve('high');
    expect(store.get().interaction.mode.kind).toBe('armed');
    queue([itemOf(1, { reviewTier: 'manager', seq: 50, routing: { riskClass: 'high' } })]);
    expect(store.get().interaction.mode.kind).toBe('reading');
    expect(store.get().hasChanged).toBe(true);
  });

  it('but taking what is one’s own already is no change', async () => {
    const mine = itemOf(1, { assignee: ANA, assigneeName: 'Ana' });
    const { store, queue } = await start([mine]);
    const { assignee: _, assigneeName: __, ...free } = mine;
    queue([{ ...free, seq: 50, status: { kind: 'claimed', by: ANA, byName: 'Ana', leaseExpiresAt: NOW + 90_000 } }]);
    expect(store.get().hasChanged).toBe(false);
    queue([itemOf(1, { seq: 51, assignee: BEN, assigneeName: 'Ben' })]);
    expect(store.get().hasChanged).toBe(true);
  });
});
