import type { Timestamp } from '@countersign/shared/model/ids';
import { readingKey } from './decidable.ts';
import { type InboxEvent, applyEvent, itemOf } from './inbox-state.ts';
import { type InboxSnapshot, flatten } from './inbox-snapshot.ts';
import { step } from './interaction.ts';
import { filterQueue } from './queue-filter.ts';
import { orderQueue } from './queue-order.ts';
import { hidesItem } from './verdict-overlay.ts';

/** Puts the rows in order again. The anchor stays where it was when the selected row is gone. */
export const arrange = (snapshot: InboxSnapshot, now: Timestamp): InboxSnapshot => {
  const { items, closed, overlays } = snapshot.inbox;
  const order = orderQueue([...items.values(), ...closed.values()], now, snapshot.principal?.id ?? null, (id) =>
    hidesItem(overlays.get(id)),
  );
  return withAnchor({ ...snapshot, order, listed: filterQueue(order, snapshot.filter) });
};

/** The anchor at the selected row, where that is listed. Another selection alone moves no row. */
export const withAnchor = (snapshot: InboxSnapshot): InboxSnapshot => {
  const { selected } = snapshot.inbox;
  const place = selected === null ? -1 : flatten(snapshot.listed).indexOf(selected);
  return place === -1 ? snapshot : { ...snapshot, anchor: place };
};

/**
 * Applies one event to everything that depends on it: rows, order, and, where the selected item is not
 * what was read any more, the banner that disarms (SPEC U-09).
 */
export const withEvent = (snapshot: InboxSnapshot, event: InboxEvent, now: Timestamp, at: number): InboxSnapshot => {
  const before = snapshot.inbox;
  const inbox = applyEvent(before, event);
  if (inbox === before) return snapshot;
  const next = { ...snapshot, inbox };
  const arranged =
    inbox.items === before.items && inbox.overlays === before.overlays && inbox.closed === before.closed
      ? next
      : arrange(next, now);
  const { selected } = inbox;
  if (selected === null || selected !== before.selected) return arranged;
  // What this person's own verdict changes is no news. A refused one changes nothing: its item is read like any other.
  if (hidesItem(before.overlays.get(selected)) || hidesItem(inbox.overlays.get(selected))) return arranged;
  const me = snapshot.principal?.id ?? null;
  const old = itemOf(before, selected);
  const current = itemOf(inbox, selected);
  const hasChanged = old !== undefined && (current === undefined || readingKey(old, me) !== readingKey(current, me));
  return hasChanged
    ? {
        ...arranged,
        hasChanged: true,
        look: { ...arranged.look, asRead: arranged.look.asRead ?? old },
        interaction: step(arranged.interaction, { type: 'changed', at }).next,
      }
    : arranged;
};
