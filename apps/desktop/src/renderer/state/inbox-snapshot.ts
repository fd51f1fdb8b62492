import type { ConnectionState } from '@countersign/shared/client/connection-state';
import type { LocalError } from '@countersign/shared/client/hub-client';
import { type PanelId } from '@countersign/shared/domain/summary/summary-view';
import type { EscalationId } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import type { WireError } from '@countersign/shared/protocol/wire-error';
import type { CardLoad } from './card-cache.ts';
import { type Block, decisionBlock } from './decidable.ts';
import { EMPTY_INBOX, type InboxState, itemOf } from './inbox-state.ts';
import { type Interaction, READING } from './interaction.ts';
import type { QueueSection } from './queue-order.ts';

export type Dialog = 'help' | 'settings';

/** A sentence for a live region; `serial` makes a repeat of the same sentence be read again. */
export type Announcement = { readonly text: string; readonly serial: number };

/** A refusal or a success that is not about a verdict: claimed by somebody, too late to undo. */
export type Notice = { readonly text: string; readonly tone: 'plain' | 'problem'; readonly serial: number };

/** Everything on screen comes from here. Replaced as a whole, never changed in place. */
export type InboxSnapshot = {
  readonly connection: ConnectionState;
  readonly principal: Principal | null;
  /** Hub time minus this machine's time, in milliseconds. */
  readonly clockOffset: number;
  /** The queue was read at least once. */
  readonly isLoaded: boolean;
  /** It has everything that the hub has. */
  readonly isFresh: boolean;
  readonly problem: WireError | LocalError | null;
  readonly inbox: InboxState;
  readonly order: readonly QueueSection[];
  /** Place of the selected row, kept when it leaves: the next one has moved into it. */
  readonly anchor: number;
  readonly cards: ReadonlyMap<EscalationId, CardLoad>;
  readonly interaction: Interaction;
  readonly hasChanged: boolean;
  readonly panel: PanelId;
  readonly isAgentViewOpen: boolean;
  readonly dialog: Dialog | null;
  /** On a narrow window only one of the two is seen. */
  readonly face: 'queue' | 'card';
  readonly notice: Notice | null;
  readonly polite: Announcement;
  readonly assertive: Announcement;
};

export const EMPTY_SNAPSHOT: InboxSnapshot = {
  connection: { kind: 'idle' },
  principal: null,
  clockOffset: 0,
  isLoaded: false,
  isFresh: false,
  problem: null,
  inbox: EMPTY_INBOX,
  order: [],
  anchor: 0,
  cards: new Map(),
  interaction: READING,
  hasChanged: false,
  panel: 'conversation',
  isAgentViewOpen: false,
  dialog: null,
  face: 'queue',
  notice: null,
  polite: { text: '', serial: 0 },
  assertive: { text: '', serial: 0 },
};

export const flatten = (order: readonly QueueSection[]): readonly EscalationId[] =>
  order.flatMap((section) => section.items.map((item) => item.id));

export const selectedItem = (snapshot: InboxSnapshot) => itemOf(snapshot.inbox, snapshot.inbox.selected);

export const selectedCard = ({ inbox, cards }: InboxSnapshot): CardLoad | undefined =>
  inbox.selected === null ? undefined : cards.get(inbox.selected);

/** Why the selected item cannot be decided now, or null. */
export const blockOf = (snapshot: InboxSnapshot): Block | null => {
  const { selected, overlays } = snapshot.inbox;
  return decisionBlock({
    isOnline: snapshot.connection.kind === 'ready',
    item: selectedItem(snapshot),
    isLoaded: selectedCard(snapshot)?.kind === 'ready',
    overlay: selected === null ? undefined : overlays.get(selected),
    me: snapshot.principal?.id ?? null,
  });
};
