import { type ReactNode, useContext } from 'react';
import { DEFAULT_SETTINGS } from '../../../platform/settings.ts';
import { bindingsOf, keysOf } from '../../commands/bindings.ts';
import type { UiCommandId } from '../../commands/command-id.ts';
import { asPressed } from '../../commands/key-style.ts';
import { t } from '../../strings/strings.ts';
import { ReviewerContext } from '../app/reviewer-context.ts';

const isApple = /mac|iphone|ipad/i.test(navigator.platform);

const capOf = (name: string): string => {
  if (name === 'Mod') return isApple ? '⌘' : 'Ctrl';
  if (name === 'Alt') return isApple ? '⌥' : 'Alt';
  return t.key[name] ?? ([...name].length === 1 ? name.toUpperCase() : name);
};

/** "g i" and "Mod+Enter" as the caps that are pressed; a plus that is a key itself stays one. */
const capsOf = (keys: string): readonly string[] => keys.split(/[ +](?=.)/).map(capOf);

/** A key as one word, for sentences and names: "Ctrl+K", "G I". */
export const keyText = (key: string): string =>
  key
    .split(' ')
    .map((part) => capsOf(part).join('+'))
    .join(' ');

type Props =
  /** `isAlways`: where keys are chosen they are seen, whether they count at this moment or not. */
  | { readonly keys: string; readonly isAlways?: boolean; readonly command?: never }
  /** The first key that this person has for a command. */
  | { readonly command: UiCommandId; readonly keys?: never; readonly isAlways?: never };

/** Keys, one cap each, or nothing where single keys are off. Screen readers get them from `aria-keyshortcuts`. */
export const KeyHint = ({ keys, command, isAlways = false }: Props): ReactNode => {
  const { singleKeys, keys: choices } = useContext(ReviewerContext)?.settings ?? DEFAULT_SETTINGS;
  const wanted = keys ?? keysOf(command, bindingsOf(choices))[0] ?? '';
  const pressed = wanted === '' ? null : asPressed(wanted, isAlways && singleKeys === 'off' ? 'on' : singleKeys);
  if (pressed === null) return null;
  return (
    <span className="keys" aria-hidden="true" dir="ltr">
      {capsOf(pressed).map((cap, i) => (
        // A chord may have the same key twice.
        <kbd key={`${i} ${cap}`}>{cap}</kbd>
      ))}
    </span>
  );
};

/** "g i" and "Mod+Enter" in the notation of `aria-keyshortcuts`. */
export const ariaKeys = (keys: string): string => keys.replace('Mod', isApple ? 'Meta' : 'Control');
