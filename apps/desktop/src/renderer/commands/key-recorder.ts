import { type KeyPress, isUnfinished, keyNames, modifierOf } from './key-names.ts';
import { type SingleKeys, isCharacterKey } from './key-style.ts';
import { isReserved } from './reserved-keys.ts';

export type KeyProblem = 'reserved' | 'not-a-key' | 'escape';

export type Recorded =
  /** Only Shift, Ctrl and their like so far. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'removed' }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'problem'; readonly problem: KeyProblem };

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'Fn', 'Hyper', 'Super', 'OS'];

/** Why a key cannot be given to a command, or null. */
export const problemOf = (key: string): KeyProblem | null => {
  if (key.split(' ').some((part) => /^(Mod\+|Alt\+)?(Shift\+)?Escape$/.test(part))) return 'escape';
  return isReserved(key) ? 'reserved' : null;
};

/** What a press means while a new key is asked for. Tab is left to the browser: nobody may be caught here. */
export const recordPress = (press: KeyPress, style: SingleKeys): Recorded => {
  if (isUnfinished(press) || press.repeat || press.key === 'Tab' || MODIFIERS.includes(press.key)) return { kind: 'nothing' };
  const modifier = modifierOf(press);
  if (press.key === 'Escape' && modifier === '' && !press.shiftKey) return { kind: 'cancelled' };
  if (press.key === 'Backspace' && modifier === '') return { kind: 'removed' };
  const [name] = keyNames(press);
  if (name === undefined || modifier === null) return { kind: 'problem', problem: 'not-a-key' };
  // To who uses Alt with every letter, "Alt+x" is how "x" is pressed.
  const key = modifier === 'Alt+' && style === 'alt' && isCharacterKey(name) ? name : `${modifier}${name}`;
  const problem = problemOf(key);
  return problem === null ? { kind: 'key', key } : { kind: 'problem', problem };
};
