import { type Binding, DEFAULT_BINDINGS, type Scope } from './bindings.ts';
import type { CommandArgument } from './command.ts';
import type { UiCommandId } from './command-id.ts';
import { type KeyPress, isUnfinished, keyNames, modifierOf } from './key-names.ts';
import { type SingleKeys, isCharacterKey } from './key-style.ts';

/** The second key of a chord must follow within this time. Milliseconds. */
export const CHORD_MS = 1_000;

/**
 * Where the focus is: plain letters count in the queue, the card and a page only, and never in a field (UX-02).
 * A `control` keeps Enter and Space to itself, a `choice` between alternatives the arrows too.
 */
export type Zone = 'queue' | 'card' | 'page' | 'field' | 'control' | 'choice' | 'elsewhere';

export type KeyContext = {
  readonly scope: Scope;
  readonly zone: Zone;
  /** First key of a chord, pressed less than CHORD_MS ago. */
  readonly prefix: string | null;
};

/** Somebody's keys, and whether single ones count. */
export type Keymap = { readonly bindings: readonly Binding[]; readonly style: SingleKeys };
export const DEFAULT_KEYMAP: Keymap = { bindings: DEFAULT_BINDINGS, style: 'on' };

export type Resolution =
  | { readonly kind: 'command'; readonly command: UiCommandId; readonly argument?: CommandArgument }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'none' };

const NONE: Resolution = { kind: 'none' };

const found = (binding: Binding | undefined): Resolution =>
  binding === undefined
    ? NONE
    : { kind: 'command', command: binding.command, ...(binding.argument === undefined ? {} : { argument: binding.argument }) };

/** Where Escape leads back although the focus is in a field or on something outside of queue and card. */
const OWN_ESCAPE: readonly Scope[] = [
  'editor',
  'dialog',
  'page',
  'board',
  'policy',
  'measures',
  'checklist',
  'batch',
  'batch-armed',
];

const PRESSES = ['Enter', 'Space'];
const OWN_KEYS: { readonly [zone in Zone]?: readonly string[] } = {
  control: PRESSES,
  choice: [...PRESSES, 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'],
};

/** The bindings that a press can mean, whatever it was pressed on: "a" is "Alt+a" to who wants it so, and nothing to who wants none. */
const namesUnder = (press: KeyPress, style: SingleKeys, isSecond: boolean): readonly string[] => {
  const names = keyNames(press);
  const modifier = modifierOf(press);
  if (modifier === null) return [];
  if (modifier === 'Mod+') return names.map((name) => `Mod+${name}`);
  const plain = names.filter((name) => !isCharacterKey(name) || style === 'on' || isSecond);
  if (modifier === '') return plain;
  const withAlt = names.map((name) => `Alt+${name}`);
  return style === 'alt' ? [...withAlt, ...names.filter(isCharacterKey)] : withAlt;
};

/** Which command a press means here; `none` leaves the key to the browser. Pure. */
export const resolveKey = (press: KeyPress, context: KeyContext, keymap: Keymap = DEFAULT_KEYMAP): Resolution => {
  if (isUnfinished(press) || press.repeat) return NONE;
  const { scope, zone, prefix } = context;
  const inScope = keymap.bindings.filter((binding) => binding.scopes.includes(scope));
  const names = namesUnder(press, keymap.style, prefix !== null);
  const isPlain = modifierOf(press) === '';

  const everywhere = inScope.find((b) => b.everywhere === true && names.includes(b.key));
  if (everywhere !== undefined && (zone !== 'field' || !isCharacterKey(everywhere.key))) return found(everywhere);
  if (zone === 'elsewhere' || zone === 'field') {
    if (!isPlain && zone === 'field') {
      // In a text field Mod+Z is the field's own undo, and Alt writes characters.
      const hit = inScope.find((b) => b.key.startsWith('Mod+') && names.includes(b.key));
      return hit?.command === 'decide.undo' ? NONE : found(hit);
    }
    return found(inScope.find((b) => b.key === 'Escape' && names.includes('Escape') && OWN_ESCAPE.includes(scope)));
  }
  // Letters still work on a button.
  if (isPlain && OWN_KEYS[zone]?.some((key) => names.includes(key)) === true) return NONE;
  if (prefix !== null) {
    const chord = inScope.find((binding) => names.some((name) => binding.key === `${prefix} ${name}`));
    if (chord !== undefined) return found(chord);
  }
  // A letter that only was the second half of a chord means nothing without Alt to who wants it so.
  const alone = prefix === null ? names : namesUnder(press, keymap.style, false);
  for (const name of alone) {
    const hit = inScope.find((binding) => binding.key === name);
    if (hit !== undefined) return found(hit);
    if (inScope.some((binding) => binding.key.startsWith(`${name} `))) return { kind: 'prefix', prefix: name };
  }
  return NONE;
};
