import type { ReasonCode } from '@countersign/shared/model/vocabulary';
import { t } from '../strings/strings.ts';
import { type InboxSnapshot, blockOf, selectedItem } from '../state/inbox-snapshot.ts';
import type { InboxStore } from '../state/inbox-store.ts';
import { COMMAND_IDS, type UiCommandId } from './command-id.ts';

export type CommandGroup = 'move' | 'decide' | 'look' | 'app' | 'editor';

export type CommandContext = {
  readonly store: InboxStore;
  /** When the key or the button was pressed, on the scale of `performance.now()`. */
  readonly at: number;
  readonly argument?: ReasonCode | undefined;
  /** Brings the focus back to the queue, or to the card where there is no queue. */
  readonly focusHome: () => void;
  /** Sends the form that is open. */
  readonly submitEditor: () => void;
};

export type Command = {
  readonly id: UiCommandId;
  readonly label: string;
  readonly group: CommandGroup;
  readonly isAvailable: (snapshot: InboxSnapshot) => boolean;
  readonly run: (context: CommandContext) => void;
};

const always = (): boolean => true;
const isDecidable = (snapshot: InboxSnapshot): boolean => blockOf(snapshot) === null;
const hasSelection = (snapshot: InboxSnapshot): boolean => snapshot.inbox.selected !== null;

/** Taken over here and not handed back yet: the same key that took it gives it back. */
export const awaitsHandBack = (snapshot: InboxSnapshot): boolean => {
  const item = selectedItem(snapshot);
  return (
    item?.status.kind === 'decided' &&
    item.status.decision?.kind === 'take_over' &&
    (item.status.decision.by === snapshot.principal?.id || snapshot.principal?.role === 'supervisor')
  );
};

type Definition = Omit<Command, 'id' | 'label'>;

const definitions: { readonly [K in UiCommandId]: Definition } = {
  'queue.next': { group: 'move', isAvailable: always, run: ({ store }) => store.move(1) },
  'queue.previous': { group: 'move', isAvailable: always, run: ({ store }) => store.move(-1) },
  'card.open': { group: 'move', isAvailable: hasSelection, run: ({ store }) => store.showFace('card') },
  'card.back': {
    group: 'move',
    isAvailable: always,
    run: ({ store, focusHome }) => {
      if (store.get().interaction.mode.kind === 'reading') store.showFace('queue');
      store.interact({ type: 'escape' });
      focusHome();
    },
  },
  'decide.approve': {
    group: 'decide',
    isAvailable: isDecidable,
    run: ({ store, at }) => {
      const item = selectedItem(store.get());
      if (item !== undefined) store.interact({ type: 'approve', at, risk: item.routing.riskClass });
    },
  },
  'decide.commit': { group: 'decide', isAvailable: isDecidable, run: ({ store, at }) => store.interact({ type: 'enter', at }) },
  'decide.reject': { group: 'decide', isAvailable: isDecidable, run: ({ store, at }) => store.interact({ type: 'reject', at }) },
  'decide.reason': {
    group: 'decide',
    isAvailable: isDecidable,
    run: ({ store, at, argument }) => {
      if (argument !== undefined) store.interact({ type: 'reason', at, code: argument });
    },
  },
  'decide.modify': {
    group: 'decide',
    isAvailable: isDecidable,
    run: ({ store, at }) => {
      store.interact({ type: 'edit', at, editor: 'modify' });
      if (store.get().interaction.mode.kind === 'editing') void store.claimForEditing();
    },
  },
  'decide.raise': {
    group: 'decide',
    isAvailable: isDecidable,
    run: ({ store, at }) => store.interact({ type: 'plain', at, effect: 'raise' }),
  },
  'decide.respond': {
    group: 'decide',
    isAvailable: isDecidable,
    run: ({ store, at }) => store.interact({ type: 'edit', at, editor: 'respond' }),
  },
  'decide.take-over': {
    group: 'decide',
    isAvailable: (snapshot) => isDecidable(snapshot) || awaitsHandBack(snapshot),
    run: ({ store, at }) => {
      const snapshot = store.get();
      const item = selectedItem(snapshot);
      if (item === undefined) return;
      if (awaitsHandBack(snapshot)) store.openHandBack();
      else store.interact({ type: 'take-over', at, risk: item.routing.riskClass });
    },
  },
  'decide.undo': { group: 'decide', isAvailable: always, run: ({ store }) => store.undo() },
  'item.claim': { group: 'decide', isAvailable: isDecidable, run: ({ store }) => void store.toggleClaim() },
  'item.snooze': {
    group: 'decide',
    isAvailable: isDecidable,
    run: ({ store, at }) => store.interact({ type: 'plain', at, effect: 'snooze' }),
  },
  'evidence.next': { group: 'look', isAvailable: hasSelection, run: ({ store }) => store.stepPanel(1) },
  'evidence.previous': { group: 'look', isAvailable: hasSelection, run: ({ store }) => store.stepPanel(-1) },
  'agent-view.toggle': { group: 'look', isAvailable: hasSelection, run: ({ store }) => store.toggleAgentView() },
  'editor.submit': { group: 'editor', isAvailable: always, run: ({ submitEditor }) => submitEditor() },
  'editor.cancel': {
    group: 'editor',
    isAvailable: always,
    run: ({ store, focusHome }) => {
      store.interact({ type: 'escape' });
      focusHome();
    },
  },
  'go.inbox': {
    group: 'app',
    isAvailable: always,
    run: ({ store, focusHome }) => {
      store.showFace('queue');
      focusHome();
    },
  },
  'go.settings': { group: 'app', isAvailable: always, run: ({ store }) => store.showDialog('settings') },
  'help.toggle': {
    group: 'app',
    isAvailable: always,
    run: ({ store, focusHome }) => {
      const isOpen = store.get().dialog !== null;
      store.showDialog(isOpen ? null : 'help');
      if (isOpen) focusHome();
    },
  },
};

/** Every command once, in the order of the overlay. */
export const COMMANDS: readonly Command[] = COMMAND_IDS.map((id) => ({ id, label: t.command[id], ...definitions[id] }));

const byId = new Map(COMMANDS.map((command) => [command.id, command]));

/** Runs a command if it can be run now. Keys and buttons both come through here. */
export const runCommand = (id: UiCommandId, context: CommandContext): void => {
  const command = byId.get(id);
  if (command?.isAvailable(context.store.get()) === true) command.run(context);
};
