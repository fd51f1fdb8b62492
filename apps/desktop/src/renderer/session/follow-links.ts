import type { EscalationId } from '@countersign/shared/model/ids';
import type { Platform } from '../../platform/platform.ts';
import type { InboxStore } from '../state/inbox-store.ts';
import { t } from '../strings/strings.ts';

/**
 * Links from outside select an item, once the queue is known; the newest counts. They do nothing else: anybody can put a link
 * into a mail. An item that is not in the queue changes nothing but a notice. Returns how to stop.
 */
export const followLinks = (
  store: Pick<InboxStore, 'get' | 'subscribe' | 'select' | 'showPage' | 'showFace' | 'notify'>,
  deepLinks: Platform['deepLinks'],
): (() => void) => {
  let wanted: EscalationId | null = null;
  const settle = (): void => {
    const { inbox, isFresh } = store.get();
    if (wanted === null || !isFresh) return;
    const id = wanted;
    wanted = null;
    if (!inbox.items.has(id)) return store.notify(t.notice.notInQueue, 'problem');
    store.showPage('inbox');
    store.select(id);
    store.showFace('card');
  };
  const stops = [
    // Not within a change: the store says that it is fresh a moment before the rows are in place.
    store.subscribe(() => {
      if (wanted !== null) queueMicrotask(settle);
    }),
    deepLinks.onOpened((id) => {
      wanted = id;
      settle();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
