import type { ConnectionState } from '@countersign/shared/client/connection-state';
import type { LocalError } from '@countersign/shared/client/hub-client';
import { type PanelId } from '@countersign/shared/domain/summary/summary-view';
import type { EscalationId } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import type { UncoveredTier } from '@countersign/shared/protocol/board';
import type { Availability } from '@countersign/shared/protocol/judgement';
import type { WireError } from '@countersign/shared/protocol/wire-error';
import type { SettingsSection } from './settings-sections.ts';
import type { UiCommandId } from '../commands/command-id.ts';
import type { Batch } from '../batch/batch.ts';
import { NO_TEMPLATES } from '@countersign/shared/domain/summary/templates/registry';
import type { TemplateRegistry } from '@countersign/shared/domain/summary/templates/template';
import type { CardLoad } from './card-cache.ts';
import { type CardLook, FIRST_LOOK } from './card-look.ts';
import { type Block, decisionBlock } from './decidable.ts';
import { EMPTY_INBOX, type InboxState, itemOf } from './inbox-state.ts';
import { type Interaction, READING } from './interaction.ts';
import type { QueueSection } from './queue-order.ts';

export type Dialog = 'duty' | 'help' | 'palette' | 'board' | 'policy';

/** What fills the window: the queue with its card, or a page of its own. Unlike a dialog it is not modal. */
export type Page = 'inbox' | 'board' | 'policy' | 'measures' | 'checklist' | 'history' | 'settings' | 'practice' | 'batch';

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
  /** What somebody searches the queue for; null while the search is closed. */
  readonly filter: string | null;
  /** The rows of `order` that the search leaves. Counts are of `order`: a search never makes the queue look smaller. */
  readonly listed: readonly QueueSection[];
  /** Place of the selected row, kept when it leaves: the next one has moved into it. */
  readonly anchor: number;
  readonly cards: ReadonlyMap<EscalationId, CardLoad>;
  readonly interaction: Interaction;
  readonly hasChanged: boolean;
  readonly look: CardLook;
  /** The team's own sentences, by action name. */
  readonly templates: TemplateRegistry;
  readonly panel: PanelId;
  readonly isAgentViewOpen: boolean;
  readonly dialog: Dialog | null;
  /** What was typed into the palette, also before it was on the glass. */
  readonly paletteText: string;
  readonly page: Page;
  /** Which part of the settings was open last. */
  readonly settingsSection: SettingsSection;
  /** The table of alike items, while it is open, and the one whose card is shown beside it. */
  readonly batch: Batch | null;
  readonly batchCard: EscalationId | null;
  /** First key of a chord, while its second one is waited for. */
  readonly chord: string | null;
  /** A command whose key is being shown, because it was clicked. */
  readonly lesson: UiCommandId | null;
  /** Counts up whenever the focus is wanted back at the list. */
  readonly homeSerial: number;
  /** Counts up whenever the search wants the focus. */
  readonly searchSerial: number;
  /** What this person said of themselves: on a break nothing is routed to them by preference. */
  readonly presence: 'on_shift' | 'on_break';
  /** When this person can be given work; null while the hub has not said. */
  readonly availability: Availability | null;
  /** For a supervisor: tiers in which items wait and nobody can take them; null while the hub has not said. */
  readonly uncovered: readonly UncoveredTier[] | null;
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
  filter: null,
  listed: [],
  anchor: 0,
  cards: new Map(),
  interaction: READING,
  hasChanged: false,
  look: FIRST_LOOK,
  templates: NO_TEMPLATES,
  panel: 'conversation',
  isAgentViewOpen: false,
  dialog: null,
  paletteText: '',
  page: 'inbox',
  settingsSection: 'appearance',
  batch: null,
  batchCard: null,
  chord: null,
  lesson: null,
  homeSerial: 0,
  searchSerial: 0,
  presence: 'on_shift',
  availability: null,
  uncovered: null,
  face: 'queue',
  notice: null,
  polite: { text: '', serial: 0 },
  assertive: { text: '', serial: 0 },
};

// An order is replaced, never changed, and asked for its rows by every key and every look at the search.
const flat = new WeakMap<readonly QueueSection[], readonly EscalationId[]>();

/** The rows of an order from the first to the last, whatever section they stand in. */
export const flatten = (order: readonly QueueSection[]): readonly EscalationId[] => {
  const ids = flat.get(order) ?? order.flatMap((section) => section.items.map((item) => item.id));
  flat.set(order, ids);
  return ids;
};

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
