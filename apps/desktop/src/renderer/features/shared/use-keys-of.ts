import { useContext } from 'react';
import { DEFAULT_SETTINGS } from '../../../platform/settings.ts';
import { bindingsOf, keysOf } from '../../commands/bindings.ts';
import type { UiCommandId } from '../../commands/command-id.ts';
import { asPressed } from '../../commands/key-style.ts';
import { ReviewerContext } from '../app/reviewer-context.ts';
import { ariaKeys } from './key-hint.tsx';

/** The keys of a command as this person has set them; empty where it has none. */
export const useKeysOf = (command: UiCommandId): readonly string[] => {
  const { keys } = useContext(ReviewerContext)?.settings ?? DEFAULT_SETTINGS;
  return keysOf(command, bindingsOf(keys));
};

/** For `aria-keyshortcuts`: what is really to be pressed; undefined where no key does it. */
export const useAriaKeys = (keys: string): string | undefined => {
  const style = useContext(ReviewerContext)?.settings.singleKeys ?? 'on';
  const pressed = keys === '' ? null : asPressed(keys, style);
  return pressed === null ? undefined : ariaKeys(pressed);
};
