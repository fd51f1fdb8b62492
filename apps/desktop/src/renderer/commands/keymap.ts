import { REASON_CODES, type ReasonCode } from '@countersign/shared/model/vocabulary';
import type { UiCommandId } from './command-id.ts';

/** What the screen is doing; decides which keys mean something. */
export type Scope = 'inbox' | 'armed' | 'reasons' | 'editor' | 'dialog' | 'sign-in';

/** `key` is one press ("a", "?", "Enter", "Mod+Enter") or two in a row ("g i"). */
export type Binding = {
  readonly key: string;
  readonly command: UiCommandId;
  readonly scopes: readonly Scope[];
  readonly argument?: ReasonCode;
};

const CARD: readonly Scope[] = ['inbox', 'armed', 'reasons'];

const bind = (command: UiCommandId, scopes: readonly Scope[], ...keys: readonly string[]): readonly Binding[] =>
  keys.map((key) => ({ key, command, scopes }));

/** The default key map. Data, so that it can be shown, searched, remapped and checked for conflicts. */
export const DEFAULT_BINDINGS: readonly Binding[] = [
  ...bind('queue.next', CARD, 'j', 'ArrowDown'),
  ...bind('queue.previous', CARD, 'k', 'ArrowUp'),
  ...bind('card.open', ['inbox'], 'Enter'),
  ...bind('card.back', ['inbox', 'armed', 'reasons'], 'Escape'),
  ...bind('decide.approve', ['inbox', 'armed'], 'a'),
  ...bind('decide.commit', ['armed'], 'Enter'),
  ...bind('decide.reject', ['inbox', 'armed'], 'r'),
  ...REASON_CODES.map(
    (argument, i): Binding => ({ key: String(i + 1), command: 'decide.reason', scopes: ['reasons'], argument }),
  ),
  ...bind('decide.modify', ['inbox', 'armed'], 'm'),
  ...bind('decide.raise', ['inbox', 'armed'], 'e'),
  ...bind('decide.respond', ['inbox', 'armed'], 'c'),
  ...bind('decide.take-over', ['inbox', 'armed'], 'o'),
  ...bind('decide.undo', ['inbox'], 'z', 'Mod+z'),
  ...bind('item.claim', ['inbox'], 't'),
  ...bind('item.snooze', ['inbox'], 'h'),
  ...bind('evidence.previous', ['inbox', 'armed'], '['),
  ...bind('evidence.next', ['inbox', 'armed'], ']'),
  ...bind('agent-view.toggle', ['inbox'], 'v'),
  ...bind('editor.submit', ['editor'], 'Mod+Enter'),
  ...bind('editor.cancel', ['editor'], 'Escape'),
  ...bind('go.inbox', ['inbox'], 'g i'),
  ...bind('go.settings', ['inbox'], 'g s'),
  ...bind('help.toggle', ['inbox'], '?'),
  ...bind('help.toggle', ['dialog'], '?', 'Escape'),
];

/** The second key of a chord must follow within this time. Milliseconds. */
export const CHORD_MS = 1_000;

/** The part of a KeyboardEvent that matters. */
export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altGraph: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
};

/** Where the focus is: plain letters count in the queue and the card only, and never in a field (UX-02). */
export type Zone = 'queue' | 'card' | 'field' | 'control' | 'elsewhere';

export type KeyContext = {
  readonly scope: Scope;
  readonly zone: Zone;
  /** First key of a chord, pressed less than CHORD_MS ago. */
  readonly prefix: string | null;
};

export type Resolution =
  | { readonly kind: 'command'; readonly command: UiCommandId; readonly argument?: ReasonCode }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'none' };

const NONE: Resolution = { kind: 'none' };
const NAMED = /^(Enter|Escape|Arrow(Up|Down|Left|Right))$/;

const keyFromCode = (code: string): string | null => {
  const letter = /^Key([A-Z])$/.exec(code);
  if (letter?.[1] !== undefined) return letter[1].toLowerCase();
  const digit = /^Digit([0-9])$/.exec(code);
  if (digit?.[1] !== undefined) return digit[1];
  return code === 'BracketLeft' ? '[' : code === 'BracketRight' ? ']' : null;
};

/**
 * Names of a press, best first. The letter on the key cap counts; where it is not a Latin one, the place
 * of the key does; and the digit row of layouts that put punctuation there counts as digits (UX-13).
 */
export const keyNames = (press: KeyPress): readonly string[] => {
  const { key, code, shiftKey } = press;
  if (NAMED.test(key)) return [shiftKey ? `Shift+${key}` : key];
  if ([...key].length !== 1) return [];
  const isLatin = /^[\x21-\x7e]$/.test(key);
  const place = keyFromCode(code);
  if (!isLatin) return place === null ? [] : code === 'Slash' && shiftKey ? ['?'] : [shiftKey ? `Shift+${place}` : place];
  if (/[a-z]/i.test(key)) return [shiftKey ? `Shift+${key.toLowerCase()}` : key.toLowerCase()];
  return code.startsWith('Digit') && !shiftKey && !/\d/.test(key) && !press.altGraph && place !== null ? [key, place] : [key];
};

const isModified = (press: KeyPress): boolean => press.metaKey || ((press.ctrlKey || press.altKey) && !press.altGraph);

/** Which command a press means here; `none` leaves the key to the browser. Pure. */
export const resolveKey = (press: KeyPress, context: KeyContext, bindings: readonly Binding[] = DEFAULT_BINDINGS): Resolution => {
  if (press.isComposing || press.repeat || press.key === 'Process' || press.key === 'Dead') return NONE;
  const inScope = bindings.filter((binding) => binding.scopes.includes(context.scope));

  if (isModified(press)) {
    // Mod is Ctrl or Command, alone: anything else belongs to the system.
    if (press.altKey || press.shiftKey || press.ctrlKey === press.metaKey || context.zone === 'elsewhere') return NONE;
    const names = keyNames(press).map((name) => `Mod+${name}`);
    const hit = inScope.find((binding) => names.includes(binding.key));
    // In a text field Mod+Z is the field's own undo.
    return hit === undefined || (context.zone === 'field' && hit.command === 'decide.undo') ? NONE : found(hit);
  }

  const names = keyNames(press);
  if (context.zone === 'field' || context.zone === 'elsewhere')
    return found(inScope.find((b) => b.key === 'Escape' && names.includes('Escape') && isOwnEscape(context.scope)));
  // Enter on a button presses that button; letters still work there.
  if (context.zone === 'control' && names.includes('Enter')) return NONE;
  if (context.prefix !== null) {
    const chord = inScope.find((binding) => names.some((name) => binding.key === `${context.prefix} ${name}`));
    if (chord !== undefined) return found(chord);
  }
  for (const name of names) {
    const hit = inScope.find((binding) => binding.key === name);
    if (hit !== undefined) return found(hit);
    if (inScope.some((binding) => binding.key.startsWith(`${name} `))) return { kind: 'prefix', prefix: name };
  }
  return NONE;
};

const isOwnEscape = (scope: Scope): boolean => scope === 'editor' || scope === 'dialog';

const found = (binding: Binding | undefined): Resolution =>
  binding === undefined
    ? NONE
    : { kind: 'command', command: binding.command, ...(binding.argument === undefined ? {} : { argument: binding.argument }) };

/** Two bindings on the same key in the same scope. Empty in a usable key map. */
export const conflictsOf = (bindings: readonly Binding[]): readonly (readonly [Binding, Binding])[] =>
  bindings.flatMap((a, i) =>
    bindings
      .slice(i + 1)
      .filter((b) => a.key === b.key && a.scopes.some((scope) => b.scopes.includes(scope)))
      .map((b) => [a, b] as const),
  );

/** The keys that a command has by default, in the order in which they are shown. */
export const keysOf = (command: UiCommandId, bindings: readonly Binding[] = DEFAULT_BINDINGS): readonly string[] => [
  ...new Set(bindings.filter((binding) => binding.command === command).map((binding) => binding.key)),
];
