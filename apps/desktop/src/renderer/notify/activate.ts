import type { EscalationId } from '@countersign/shared/model/ids';
import type { Activation } from '../../platform/platform.ts';
import type { InboxStore } from '../state/inbox-store.ts';
import { selectedItem } from '../state/inbox-snapshot.ts';

/** The item that a tag names: an id alone, or behind the kind of the notification. */
export const itemOfTag = (tag: string): EscalationId | null =>
  (/^(?:[itmd]:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?::2)?$/.exec(tag)?.[1] ?? null) as EscalationId | null;

/**
 * What a click on a toast may do: open, claim, snooze. It never decides, and the guard runs: a key that was meant for
 * another window must not meet a card that came to the front this moment (SPEC N-10).
 */
export const activate = (store: InboxStore, { tag, action }: Activation, monotonic: () => number): void => {
  const id = itemOfTag(tag);
  if (id === null) {
    if (tag.startsWith('w:')) store.showPage('board');
    else store.showFace('queue');
    return;
  }
  const wasOpen = store.get().inbox.selected === id && store.get().page === 'inbox';
  store.showFace('card');
  if (wasOpen) store.interact({ type: 'changed', at: monotonic() });
  else store.select(id);
  const item = selectedItem(store.get());
  if (action === 'claim' && item?.status.kind === 'pending') void store.toggleClaim();
  if (action === 'snooze' && item?.status.kind === 'pending') void store.snooze();
};
