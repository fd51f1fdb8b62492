import type { DecisionId, EscalationId } from '@countersign/shared/model/ids';
import { afterEach, expect, it } from 'vitest';
import { createInboxStore } from '../state/inbox-store.ts';
import { createFakeHub, createManualClock, settled } from '../test/fake-hub.ts';
import { idOf, itemOf } from '../test/queue-item.ts';
import { t } from '../strings/strings.ts';
import { followLinks } from './follow-links.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const start = (isFresh = true) => {
  const fake = createFakeHub();
  let fresh = isFresh;
  const hub = { ...fake.hub, follower: { ...fake.hub.follower, isFresh: () => fresh } };
  const store = createInboxStore({
    hub,
    clock: createManualClock(),
    monotonic: () => 0,
    newDecisionId: () => '00000000-0000-4000-8000-000000000001' as DecisionId,
  });
  const listeners = new Set<(id: EscalationId) => void>();
  stops.push(
    followLinks(store, {
      onOpened: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
    store.stop,
  );
  return {
    ...fake,
    store,
    open: (id: EscalationId): void => {
      for (const listener of listeners) listener(id);
    },
    becomeFresh: () => {
      fresh = true;
    },
  };
};

it('E-21 a link selects its item and shows the card, and sends nothing to the hub', async () => {
  const { store, queue, open, sent } = start();
  queue([itemOf(1), itemOf(2)]);
  open(idOf(2));
  await settled();
  expect(store.get().inbox.selected).toBe(idOf(2));
  expect(store.get().face).toBe('card');
  expect(sent).toEqual([]);
});

it('E-21 a link that comes before the queue is known waits for it', async () => {
  const { store, queue, open, becomeFresh } = start(false);
  open(idOf(1));
  open(idOf(2));
  await settled();
  expect(store.get().notice).toBeNull();
  becomeFresh();
  queue([itemOf(1), itemOf(2)]);
  await settled();
  expect(store.get().inbox.selected).toBe(idOf(2));
});

it('E-21 an item that is not in the queue leaves everything as it is, but for a notice', async () => {
  const { store, queue, open, sent } = start();
  queue([itemOf(1)]);
  await settled();
  const before = store.get();
  open(idOf(9));
  await settled();
  const after = store.get();
  expect(after.notice?.text).toBe(t.notice.notInQueue);
  expect([after.inbox, after.face, after.order]).toEqual([before.inbox, before.face, before.order]);
  expect(sent).toEqual([]);
});
