import { REASON_CODES } from '@countersign/shared/model/vocabulary';
import type { Settings } from '../../platform/settings.ts';
import type { CommandArgument, MenuDigit, PresetDigit } from './command.ts';
import type { UiCommandId } from './command-id.ts';

/** What the screen is doing; decides which keys mean something. `foreign`: a screen inside of this one has its own keys. */
export type Scope =
  | 'inbox'
  | 'armed'
  | 'reasons'
  | 'choosing'
  | 'editor'
  | 'dialog'
  | 'page'
  | 'board'
  | 'policy'
  | 'measures'
  | 'checklist'
  | 'batch'
  | 'batch-armed'
  | 'foreign';

/** `key` is one press ("a", "?", "Enter", "Mod+Enter") or two in a row ("g i"). */
export type Binding = {
  readonly key: string;
  readonly command: UiCommandId;
  readonly scopes: readonly Scope[];
  readonly argument?: CommandArgument;
  /** Not for remapping: the way out, the arrows, and digits that stand for a line of a list. */
  readonly fixed?: true;
  /** Counts wherever the focus is, text fields included. */
  readonly everywhere?: true;
};

const CARD: readonly Scope[] = ['inbox', 'armed', 'reasons', 'choosing'];
const DECIDING: readonly Scope[] = ['inbox', 'armed'];
/** Where evidence is looked at. */
const READING: readonly Scope[] = [...DECIDING, 'batch'];
/** Where the arrows go through the rows of a page. */
const ROWS: readonly Scope[] = ['page', 'policy', 'measures', 'checklist', 'batch'];
const ROAMING: readonly Scope[] = ['inbox', 'page', 'board', 'policy', 'measures', 'checklist'];
const MENU_DIGITS: readonly MenuDigit[] = ['1', '2', '3', '4'];
const PRESET_DIGITS: readonly PresetDigit[] = [...MENU_DIGITS, '5', '6', '7', '8', '9'];

const bind = (command: UiCommandId, scopes: readonly Scope[], ...keys: readonly string[]): readonly Binding[] =>
  keys.map((key) => ({ key, command, scopes }));
const fix = (command: UiCommandId, scopes: readonly Scope[], ...keys: readonly string[]): readonly Binding[] =>
  keys.map((key) => ({ key, command, scopes, fixed: true }));

/** The default key map. Data, so that it can be shown, searched, remapped and checked for conflicts. */
export const DEFAULT_BINDINGS: readonly Binding[] = [
  ...bind('queue.next', [...CARD, ...ROWS], 'j'),
  ...fix('queue.next', [...CARD, ...ROWS], 'ArrowDown'),
  ...bind('queue.previous', [...CARD, ...ROWS], 'k'),
  ...fix('queue.previous', [...CARD, ...ROWS], 'ArrowUp'),
  ...bind('card.open', ['inbox'], 'Enter'),
  ...fix('card.back', [...CARD, 'page', 'board', 'policy', 'measures', 'checklist'], 'Escape'),
  ...bind('decide.approve', DECIDING, 'a'),
  ...bind('decide.commit', ['armed'], 'Enter'),
  ...bind('decide.reject', DECIDING, 'r'),
  ...REASON_CODES.map(
    (argument, i): Binding => ({
      key: String(i + 1),
      command: 'decide.reason',
      scopes: ['reasons'],
      argument,
      fixed: true,
    }),
  ),
  ...bind('decide.modify', DECIDING, 'm'),
  ...bind('decide.raise', DECIDING, 'e'),
  ...bind('decide.raise-to', DECIDING, 'Shift+e'),
  ...bind('decide.respond', DECIDING, 'c'),
  ...bind('decide.take-over', DECIDING, 'o'),
  ...bind('decide.undo', ['inbox'], 'z', 'Mod+z'),
  ...bind('item.claim', ['inbox'], 't'),
  ...bind('item.snooze', ['inbox'], 'h'),
  ...bind('item.flag', ['inbox'], 'f'),
  ...MENU_DIGITS.map(
    (digit): Binding => ({
      key: digit,
      command: 'menu.choose',
      scopes: ['choosing'],
      argument: digit,
      fixed: true,
    }),
  ),
  ...bind('evidence.previous', READING, '['),
  ...bind('evidence.next', READING, ']'),
  ...bind('agent-view.toggle', ['inbox'], 'v'),
  ...bind('fact.1', ['inbox'], '1'),
  ...bind('fact.2', ['inbox'], '2'),
  ...bind('fact.3', ['inbox'], '3'),
  ...bind('editor.submit', ['editor'], 'Mod+Enter'),
  ...fix('editor.cancel', ['editor'], 'Escape'),
  ...PRESET_DIGITS.map(
    (digit): Binding => ({ key: digit, command: 'editor.preset', scopes: ['editor'], argument: digit, fixed: true }),
  ),
  ...bind('batch.start', ['inbox'], 'b'),
  ...bind('batch.open', ['batch'], 'Enter'),
  ...bind('batch.expel', ['batch'], 'x'),
  ...bind('batch.approve', ['batch'], 'a'),
  ...bind('batch.commit', ['batch-armed'], 'Enter'),
  ...fix('batch.back', ['batch', 'batch-armed'], 'Escape'),
  ...bind('search.open', ['inbox'], '/'),
  ...fix('board.previous-column', ['board'], 'ArrowLeft'),
  ...fix('board.next-column', ['board'], 'ArrowRight'),
  ...bind('board.previous', ['board'], 'k'),
  ...fix('board.previous', ['board'], 'ArrowUp'),
  ...bind('board.next', ['board'], 'j'),
  ...fix('board.next', ['board'], 'ArrowDown'),
  ...bind('board.open', ['board'], 'Enter'),
  ...bind('board.move-down', ['board'], 'Shift+ArrowLeft'),
  ...bind('board.move-up', ['board'], 'Shift+ArrowRight'),
  ...bind('board.menu', ['board'], 't'),
  ...bind('board.availability', ['board'], 'o'),
  ...bind('board.undo', ['board'], 'z', 'Mod+z'),
  ...bind('board.table', ['board'], 'v'),
  ...bind('policy.previous-part', ['policy'], '['),
  ...bind('policy.next-part', ['policy'], ']'),
  ...bind('policy.write', ['policy'], 'n'),
  ...bind('policy.open-file', ['policy'], 'o'),
  ...bind('policy.next-issue', ['policy'], 'F8').map((binding): Binding => ({ ...binding, everywhere: true })),
  ...bind('policy.diff', ['policy'], 'd'),
  ...bind('policy.backtest', ['policy'], 'Mod+Enter').map((binding): Binding => ({ ...binding, everywhere: true })),
  ...bind('policy.publish', ['policy'], 'p'),
  ...bind('policy.use', ['policy'], 'u'),
  ...bind('policy.shadow', ['policy'], 's'),
  ...bind('policy.end-shadow', ['policy'], 'Shift+s'),
  ...bind('policy.discard', ['policy'], 'Shift+d'),
  ...bind('policy.train-calibrator', ['policy'], 'c'),
  ...bind('policy.train-predictor', ['policy'], 'm'),
  ...bind('policy.table', ['policy'], 'v'),
  ...bind('measures.previous-part', ['measures'], '['),
  ...bind('measures.next-part', ['measures'], ']'),
  ...bind('measures.shorter', ['measures'], ','),
  ...bind('measures.longer', ['measures'], '.'),
  ...bind('measures.table', ['measures'], 'v'),
  ...bind('measures.capacity', ['measures'], 'c'),
  ...bind('measures.draft-capacity', ['measures'], 'w'),
  ...bind('measures.draft-cost', ['measures'], 'Shift+w'),
  ...bind('measures.refresh', ['measures'], 'r'),
  ...bind('checklist.print', ['checklist'], 'p'),
  ...bind('checklist.refresh', ['checklist'], 'r'),
  ...bind(
    'palette.open',
    ['inbox', 'armed', 'reasons', 'choosing', 'editor', 'dialog', 'page', 'board', 'policy', 'measures', 'checklist', 'batch'],
    'Mod+k',
  ).map((binding): Binding => ({ ...binding, everywhere: true })),
  ...bind('go.inbox', ROAMING, 'g i'),
  ...bind('go.board', ROAMING, 'g b'),
  ...bind('go.policy', ROAMING, 'g r'),
  ...bind('go.measures', ROAMING, 'g m'),
  ...bind('go.checklist', ROAMING, 'g c'),
  ...bind('go.history', ROAMING, 'g h'),
  ...bind('go.settings', ROAMING, 'g s'),
  ...bind('practice.start', ROAMING, 'g p'),
  ...bind('presence.toggle', ROAMING, 'g t'),
  ...bind('presence.out', ROAMING, 'g o'),
  ...bind('help.toggle', [...ROAMING, 'batch', 'dialog'], '?'),
  ...fix('help.toggle', ['dialog'], 'Escape'),
];

/** Keys that somebody chose, by command. */
export type KeyChoices = Settings['keys'];

/** Where the chosen keys of a command count. */
export const scopesOf = (command: UiCommandId): readonly Scope[] => [
  ...new Set(DEFAULT_BINDINGS.filter((b) => b.command === command && b.fixed !== true).flatMap(({ scopes }) => scopes)),
];

/** Whether a command has keys that may be chosen. */
export const isRemappable = (command: UiCommandId): boolean => scopesOf(command).length > 0;

const ARMING: readonly UiCommandId[] = ['decide.approve', 'decide.take-over'];

/** Whatever was stored, arming and committing are two different keys (UX-04). With none left, commit has its default again. */
const withTwoKeys = (bindings: readonly Binding[]): readonly Binding[] => {
  const arming = bindings.filter(({ command }) => ARMING.includes(command)).map(({ key }) => key);
  const kept = bindings.filter(({ command, key }) => command !== 'decide.commit' || !arming.includes(key));
  const hadCommit = bindings.some(({ command }) => command === 'decide.commit');
  if (!hadCommit || kept.some(({ command }) => command === 'decide.commit')) return kept;
  return [...kept, ...DEFAULT_BINDINGS.filter(({ command }) => command === 'decide.commit')];
};

const merge = (choices: KeyChoices): readonly Binding[] => {
  const isChosen = ({ command, fixed }: Binding): boolean => fixed !== true && Object.hasOwn(choices, command);
  const chosen = [...new Set(DEFAULT_BINDINGS.filter(isChosen).map(({ command }) => command))].flatMap((command) =>
    (choices[command] ?? []).map((key): Binding => {
      const everywhere = DEFAULT_BINDINGS.some((b) => b.command === command && b.everywhere === true);
      return { key, command, scopes: scopesOf(command), ...(everywhere ? { everywhere: true as const } : {}) };
    }),
  );
  // First, so that a chosen key wins over a default one that came with a later version.
  return withTwoKeys([...chosen, ...DEFAULT_BINDINGS.filter((binding) => !isChosen(binding))]);
};

const SIDEWAYS: readonly UiCommandId[] = ['board.previous-column', 'board.next-column', 'board.move-down', 'board.move-up'];
const mirrored = (key: string): string =>
  key.endsWith('ArrowLeft') ? key.replace('ArrowLeft', 'ArrowRight') : key.replace('ArrowRight', 'ArrowLeft');

/**
 * In a page that reads from the right the first column stands at the right, and the arrows go by what is seen. Only the
 * default keys turn round: a command does the same in every language, and so does a key that somebody chose.
 */
const turnedRound = (bindings: readonly Binding[], choices: KeyChoices): readonly Binding[] =>
  bindings.map((binding) =>
    SIDEWAYS.includes(binding.command) && !Object.hasOwn(choices, binding.command)
      ? { ...binding, key: mirrored(binding.key) }
      : binding,
  );

const merged = { ltr: new WeakMap<KeyChoices, readonly Binding[]>(), rtl: new WeakMap<KeyChoices, readonly Binding[]>() };
const direction = (): keyof typeof merged => (globalThis.document?.documentElement.dir === 'rtl' ? 'rtl' : 'ltr');

/** The key map with somebody's own keys in it. */
export const bindingsOf = (choices: KeyChoices): readonly Binding[] => {
  const side = direction();
  const known = merged[side].get(choices) ?? (side === 'rtl' ? turnedRound(merge(choices), choices) : merge(choices));
  merged[side].set(choices, known);
  return known;
};

/** The keys of a command, in the order in which they are shown. */
export const keysOf = (command: UiCommandId, bindings: readonly Binding[] = DEFAULT_BINDINGS): readonly string[] => [
  ...new Set(bindings.filter((binding) => binding.command === command).map((binding) => binding.key)),
];
