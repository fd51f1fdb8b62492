import type { Settings } from '../../platform/settings.ts';

/** Whether one letter is enough, needs Alt with it, or does nothing (UX-03, WCAG 2.1.4). */
export type SingleKeys = Settings['singleKeys'];

/** A key that writes a character: what the setting "single keys" is about. Enter, Escape, arrows and F-keys are none. */
export const isCharacterKey = (key: string): boolean => /^(Shift\+)?\S$/u.test(key);

/**
 * The keys of a binding as they must be pressed under this setting: "a", "Alt+a", or null where the key does nothing.
 * Of a chord the first key needs the Alt.
 */
export const asPressed = (key: string, style: SingleKeys): string | null => {
  const [first = ''] = key.split(' ');
  if (style === 'on' || !isCharacterKey(first)) return key;
  return style === 'off' ? null : `Alt+${key}`;
};
