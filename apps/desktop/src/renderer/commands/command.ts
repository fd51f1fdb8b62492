import type { ReasonCode } from '@countersign/shared/model/vocabulary';
import type { Block } from '../state/decidable.ts';
import type { InboxSnapshot, Page } from '../state/inbox-snapshot.ts';
import type { InboxStore } from '../state/inbox-store.ts';
import type { UiCommandId } from './command-id.ts';

export const COMMAND_GROUPS = ['move', 'decide', 'look', 'editor', 'app'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export type Audience = 'everyone' | 'supervisor';

/** Which line of an open menu is meant. */
export type MenuDigit = '1' | '2' | '3' | '4';
/** Which of the agent's alternatives is meant. */
export type PresetDigit = MenuDigit | '5' | '6' | '7' | '8' | '9';
export type CommandArgument = ReasonCode | PresetDigit;

/** Why a command cannot be run now; the catalogue has a sentence for each. */
export type Why =
  | Block
  | 'not-now'
  | 'not-here'
  | 'other-page'
  | 'nothing-selected'
  | 'supervisors-only'
  | 'nothing-held'
  | 'nothing-armed'
  | 'no-reasons'
  | 'no-menu'
  | 'no-editor'
  | 'no-such-fact'
  | 'highest-tier'
  | 'no-batch'
  | 'open-one-first';

export type CommandContext = {
  readonly store: InboxStore;
  /** When the key or the button was pressed, on the scale of `performance.now()`. */
  readonly at: number;
  readonly argument?: CommandArgument | undefined;
  /** Brings the focus back to the queue, or to the card where there is no queue. */
  readonly focusHome: () => void;
  /** Sends the form that is open. */
  readonly submitEditor: () => void;
  /** Puts one of the agent's alternatives into the editor. */
  readonly loadPreset: (digit: string) => void;
  /** Moves the focus among the rows of a page that is not the inbox. */
  readonly stepRows: (by: 1 | -1) => void;
};

/** What a command is, besides its name. */
export type Definition = {
  readonly group: CommandGroup;
  /** Everyone, if absent. */
  readonly audience?: Audience;
  /** Where it means something; everywhere, if absent. */
  readonly pages?: readonly Page[];
  /** Done to what is read: where a narrow window shows only the queue, it first shows the card. */
  readonly needsCard?: true;
  /** Null when it can be run. */
  readonly whyNot?: (snapshot: InboxSnapshot) => Why | null;
  /** The same without a reason, where there is none worth saying. */
  readonly isAvailable?: (snapshot: InboxSnapshot) => boolean;
  readonly run: (context: CommandContext) => void;
};

export type Command = {
  readonly id: UiCommandId;
  /** In the language of this moment. */
  readonly label: string;
  readonly group: CommandGroup;
  readonly audience: Audience;
  readonly needsCard: boolean;
  readonly whyNot: (snapshot: InboxSnapshot) => Why | null;
  readonly isAvailable: (snapshot: InboxSnapshot) => boolean;
  readonly run: (context: CommandContext) => void;
};

/** Some of the definitions; together they cover every id (`registry.ts`). */
export type Definitions<K extends UiCommandId> = { readonly [id in K]: Definition };
