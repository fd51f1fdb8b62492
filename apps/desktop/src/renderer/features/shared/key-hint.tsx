import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';

const isApple = /mac|iphone|ipad/i.test(navigator.platform);

const capOf = (name: string): string => {
  if (name === 'Mod') return isApple ? '⌘' : 'Ctrl';
  return t.key[name] ?? (name.length === 1 ? name.toUpperCase() : name);
};

/** The keys of a binding, one cap each. Screen readers get them from `aria-keyshortcuts` on the control. */
export const KeyHint = ({ keys }: { readonly keys: string }): ReactNode => (
  <span className="keys" aria-hidden="true">
    {keys.split(/[ +](?=.)/).map((name) => (
      <kbd key={name}>{capOf(name)}</kbd>
    ))}
  </span>
);

/** "g i" and "Mod+Enter" in the notation of `aria-keyshortcuts`. */
export const ariaKeys = (keys: string): string => keys.replace('Mod', isApple ? 'Meta' : 'Control').replace(' ', ' ');
