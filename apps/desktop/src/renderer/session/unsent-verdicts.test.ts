import type { DecisionId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { expect, describe, it } from 'vitest';
import { createInboxStore } from '../state/inbox-store.ts';
import { createFakeHub, createManualClock, settled } from '../test/fake-hub.ts';
import { ANA, NOW, idOf, itemOf } from '../test/queue-item.ts';
import { keepUnsent } from './unsent-verdicts.ts';

const ID = '00000000-0000-4000-8000-000000000001' as DecisionId;

const createSecrets = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: string) => void kept.set(key, value),
    remove: async (key: string) => void kept.delete(key),
  };
};
/** One window: its store over a hub of its own, with what is kept between windows. */
const openWindow = async (secrets: ReturnType<typeof createSecrets>, items: readonly QueueItem[]) => {
  const fake = createFakeHub();
  const clock = createManualClock();
  const store = createInboxStore({ hub: fake.hub, clock, monotonic: () => clock.now() - NOW, newDecisionId: () => ID });
  fake.queue(items);
  const stop = keepUnsent(store, secrets);
  await settled();
  const approve = async () => {
    store.painted(idOf(1), clock.now() - NOW, true);
    clock.advance(400);
    store.interact({ type: 'approve', at: clock.now() - NOW, risk: 'medium' });
    await settled();
  };
  return { ...fake, store, approve, stop };
};
const held = (by = ANA): QueueItem => ({
  ...itemOf(1),
  seq: 50,
  status: {
    kind: 'holding',
    releaseAt: NOW + 9_000,
    decision: { decisionId: ID, kind: 'approve', by, byName: 'Ana', at: NOW },
  },
});

describe('U-28 a verdict that its window took with it', () => {
  it('is said in the next one not to have been sent, until it was seen', async () => {
    const secrets = createSecrets();
    const first = await openWindow(secrets, [itemOf(1), itemOf(2)]);
    await first.approve();
    first.stop();
    const second = await openWindow(secrets, [itemOf(1), itemOf(2)]);
    expect(second.store.get().inbox.overlays.get(idOf(1))).toMatchObject({ kind: 'failed', error: { code: 'CLOSED' } });
    second.stop();
    const third = await openWindow(secrets, [itemOf(1), itemOf(2)]);
    expect(third.store.get().inbox.overlays.has(idOf(1))).toBe(true);
    third.store.dismissFailure(idOf(1));
    await settled();
    expect([...secrets.kept]).toEqual([]);
  });

  it('is held, and not lost, where the hub had it; nothing is said where the item is settled', async () => {
    const secrets = createSecrets();
    const first = await openWindow(secrets, [itemOf(1), itemOf(2)]);
    await first.approve();
    first.stop();
    const second = await openWindow(secrets, [held(), itemOf(2)]);
    expect(second.store.get().inbox.overlays.get(idOf(1))?.kind).toBe('committed');
    second.stop();
    const gone = await openWindow(secrets, [itemOf(2)]);
    expect(gone.store.get().inbox.overlays.size).toBe(0);
  });

  it('keeps nothing once the hub answered, and nothing of what the item is about', async () => {
    const secrets = createSecrets();
    const { approve, sent } = await openWindow(secrets, [itemOf(1, { target: 'Dana Kowalski' }), itemOf(2)]);
    await approve();
    expect([...secrets.kept.values()].join()).toContain(idOf(1));
    expect([...secrets.kept.values()].join()).not.toContain('Kowalski');
    await sent.find(({ name }) => name === 'escalation:decide')?.answer({ ok: true, value: held() });
    expect([...secrets.kept]).toEqual([]);
  });

  it('of somebody else, or that cannot be read, changes nothing', async () => {
    const secrets = createSecrets();
    secrets.kept.set('unsent', JSON.stringify([{ id: idOf(1), decisionId: ID, kind: 'approve', by: 'ben' }]));
    expect((await openWindow(secrets, [itemOf(1)])).store.get().inbox.overlays.size).toBe(0);
    secrets.kept.set('unsent', '{"broken');
    expect((await openWindow(secrets, [itemOf(1)])).store.get().inbox.overlays.size).toBe(0);
  });
});
