import type { LocalError } from '@countersign/shared/client/hub-client';
import { assertNever } from '@countersign/shared/domain/result';
import type { DecisionId, EscalationId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { WireError } from '@countersign/shared/protocol/wire-error';
import { type GivenVerdict, type VerdictOverlay, overlayFromItem } from './verdict-overlay.ts';

export type Items = ReadonlyMap<EscalationId, QueueItem>;

/** The queue as this window knows it. Rows are judged by `seq`, so the order of arrival does not matter (SPEC U-01). */
export type InboxState = {
  readonly items: Items;
  /** The history that `head` and every `seq` count in. In another one all rows are new. */
  readonly epoch: string | null;
  /** Everything up to this sequence number is in `items`: an unknown row that is not newer is old news. */
  readonly head: number;
  /** Closed rows that still matter here: taken over and not handed back, or read at this moment. */
  readonly closed: Items;
  readonly overlays: ReadonlyMap<EscalationId, VerdictOverlay>;
  /** By id: rows that come, go and move do not change what is being read (SPEC U-02). */
  readonly selected: EscalationId | null;
};

export const EMPTY_INBOX: InboxState = {
  items: new Map(),
  epoch: null,
  head: -1,
  closed: new Map(),
  overlays: new Map(),
  selected: null,
};

export type InboxEvent =
  /** All open rows that the hub had at `head`, and those that closed just now. */
  | {
      readonly type: 'queue';
      readonly items: Items;
      readonly closed: readonly QueueItem[];
      readonly epoch: string | null;
      readonly head: number;
    }
  /** The hub's answer to a command: the row as it is after it. */
  | { readonly type: 'answered'; readonly item: QueueItem }
  | { readonly type: 'selected'; readonly id: EscalationId | null }
  | {
      readonly type: 'verdict-queued';
      readonly id: EscalationId;
      readonly decisionId: DecisionId;
      readonly verdict: GivenVerdict;
    }
  /** Found in the queue: given before a reload, or in another window. */
  | { readonly type: 'verdict-found'; readonly id: EscalationId; readonly overlay: VerdictOverlay }
  | {
      readonly type: 'verdict-failed';
      readonly id: EscalationId;
      readonly decisionId: DecisionId;
      readonly error: WireError | LocalError;
    }
  | { readonly type: 'undo-queued'; readonly id: EscalationId }
  | { readonly type: 'undo-failed'; readonly id: EscalationId; readonly agentHasIt: boolean }
  | { readonly type: 'overlay-closed'; readonly id: EscalationId };

const OPEN: readonly QueueItem['status']['kind'][] = ['pending', 'claimed', 'snoozed', 'holding'];
const isOpen = (item: QueueItem): boolean => OPEN.includes(item.status.kind);
const isTakenOver = (item: QueueItem): boolean => item.status.kind === 'decided' && item.status.decision?.kind === 'take_over';

const newer = (a: QueueItem | undefined, b: QueueItem): QueueItem => (a !== undefined && a.seq > b.seq ? a : b);

/** The overlays after these rows: each answers the verdict that it is about. */
const settle = (overlays: InboxState['overlays'], rows: Iterable<QueueItem>): InboxState['overlays'] => {
  if (overlays.size === 0) return overlays;
  const next = new Map(overlays);
  for (const item of rows) {
    const overlay = next.get(item.id);
    const settled = overlay && overlayFromItem(overlay, item);
    if (settled) next.set(item.id, settled);
    else next.delete(item.id);
  }
  return next;
};

const keepClosed = (state: InboxState, rows: readonly QueueItem[], items: Items): Items => {
  const closed = new Map(state.closed);
  for (const item of rows) if (!isOpen(item)) closed.set(item.id, newer(closed.get(item.id), item));
  for (const [id, item] of closed) if (items.has(id) || !(isTakenOver(item) || id === state.selected)) closed.delete(id);
  // The same rows are the same map: nothing has to be put in order again for them.
  const isSame = closed.size === state.closed.size && [...closed].every(([id, item]) => state.closed.get(id) === item);
  return isSame ? state.closed : closed;
};

const onQueue = (known: InboxState, event: Extract<InboxEvent, { type: 'queue' }>): InboxState => {
  const state =
    event.epoch === known.epoch ? known : { ...known, items: new Map(), closed: new Map(), epoch: event.epoch, head: -1 };
  if (event.head < state.head) return state;
  const items = new Map(event.items);
  for (const row of state.items.values()) {
    const listed = items.get(row.id);
    if (row.seq > (listed?.seq ?? event.head)) items.set(row.id, row);
  }
  return {
    ...state,
    items,
    head: event.head,
    closed: keepClosed(state, event.closed, items),
    overlays: settle(state.overlays, [...items.values(), ...event.closed.filter((row) => newer(items.get(row.id), row) === row)]),
  };
};

const onAnswer = (state: InboxState, item: QueueItem): InboxState => {
  const known = state.items.get(item.id);
  const isNews = item.seq > (known?.seq ?? state.head);
  const items = new Map(state.items);
  if (isNews && isOpen(item)) items.set(item.id, item);
  if (isNews && !isOpen(item)) items.delete(item.id);
  // An answer that is older than what was seen since still says that a queued verdict stands, and nothing else.
  const settles = isNews || state.overlays.get(item.id)?.kind === 'queued';
  return {
    ...state,
    items,
    closed: keepClosed(state, [item], items),
    overlays: settles ? settle(state.overlays, [item]) : state.overlays,
  };
};

const withOverlay = (state: InboxState, id: EscalationId, overlay: VerdictOverlay | null): InboxState => {
  const overlays = new Map(state.overlays);
  if (overlay === null) overlays.delete(id);
  else overlays.set(id, overlay);
  return { ...state, overlays };
};

/** The next state. Pure and total; an event that means nothing here returns the same object. */
export const applyEvent = (state: InboxState, event: InboxEvent): InboxState => {
  switch (event.type) {
    case 'queue':
      return onQueue(state, event);
    case 'answered':
      return onAnswer(state, event.item);
    case 'selected': {
      if (state.selected === event.id) return state;
      const next = { ...state, selected: event.id };
      return { ...next, closed: keepClosed(next, [], next.items) };
    }
    case 'verdict-queued': {
      // The newest stands last, whatever became of an earlier verdict on the same item: undo goes by this order.
      const overlays = new Map(state.overlays);
      overlays.delete(event.id);
      overlays.set(event.id, { kind: 'queued', decisionId: event.decisionId, verdict: event.verdict });
      return { ...state, overlays };
    }
    case 'verdict-found':
      return state.overlays.has(event.id) ? state : withOverlay(state, event.id, event.overlay);
    case 'verdict-failed': {
      const overlay = state.overlays.get(event.id);
      return overlay?.decisionId === event.decisionId && overlay.kind === 'queued'
        ? withOverlay(state, event.id, { ...overlay, kind: 'failed', error: event.error })
        : state;
    }
    case 'undo-queued': {
      const overlay = state.overlays.get(event.id);
      return overlay?.kind === 'committed' ? withOverlay(state, event.id, { ...overlay, kind: 'undoing' }) : state;
    }
    case 'undo-failed': {
      const overlay = state.overlays.get(event.id);
      return overlay?.kind === 'undoing'
        ? withOverlay(state, event.id, { ...overlay, kind: 'committed', releaseAt: event.agentHasIt ? null : overlay.releaseAt })
        : state;
    }
    case 'overlay-closed':
      return state.overlays.has(event.id) ? withOverlay(state, event.id, null) : state;
    default:
      return assertNever(event);
  }
};

/** The row of an item, open or just closed. */
export const itemOf = (state: InboxState, id: EscalationId | null): QueueItem | undefined =>
  id === null ? undefined : (state.items.get(id) ?? state.closed.get(id));
