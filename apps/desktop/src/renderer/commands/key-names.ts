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

const NAMED = /^(Enter|Escape|Arrow(Up|Down|Left|Right)|Home|End|PageUp|PageDown|Insert|Delete|F([1-9]|1\d|2[0-4]))$/;

const keyFromCode = (code: string): string | null => {
  const letter = /^Key([A-Z])$/.exec(code);
  if (letter?.[1] !== undefined) return letter[1].toLowerCase();
  const digit = /^Digit([0-9])$/.exec(code);
  if (digit?.[1] !== undefined) return digit[1];
  return code === 'BracketLeft' ? '[' : code === 'BracketRight' ? ']' : code === 'Slash' ? '/' : null;
};

/** Not a key by itself: an input method is at work, or an accent waits for its letter. */
export const isUnfinished = ({ key, isComposing }: Pick<KeyPress, 'key' | 'isComposing'>): boolean =>
  isComposing || key === 'Process' || key === 'Dead' || key === 'Unidentified';

/**
 * Names of a press without Ctrl, Alt and Command, best first. The letter on the key cap counts; where it is not a
 * Latin one, the place of the key does; and the digit row of layouts that put punctuation there counts as digits (UX-13).
 * Option on a Mac writes other characters, so with Alt held the place counts as well.
 */
export const keyNames = (press: KeyPress): readonly string[] => {
  const { key, code, shiftKey } = press;
  if (NAMED.test(key)) return [shiftKey ? `Shift+${key}` : key];
  if (key === ' ') return [shiftKey ? 'Shift+Space' : 'Space'];
  if ([...key].length !== 1) return [];
  const isLatin = /^[\x21-\x7e]$/.test(key);
  const place = keyFromCode(code);
  // What AltGr writes is a character of its own: € and ą are no E and no A.
  if (!isLatin)
    return place === null || press.altGraph ? [] : code === 'Slash' && shiftKey ? ['?'] : [shiftKey ? `Shift+${place}` : place];
  if (/[a-z]/i.test(key)) return [shiftKey ? `Shift+${key.toLowerCase()}` : key.toLowerCase()];
  const isDigitRow = code.startsWith('Digit') && !shiftKey && !/\d/.test(key);
  const isMacOption = press.altKey && code.startsWith('Key');
  return (isDigitRow || isMacOption) && !press.altGraph && place !== null ? [key, place] : [key];
};

/** "Alt+", "Mod+" or nothing; null where the modifiers belong to the system. Mod is Ctrl or Command. */
export const modifierOf = (press: KeyPress): '' | 'Alt+' | 'Mod+' | null => {
  if (press.altGraph) return '';
  if (press.ctrlKey || press.metaKey) return press.altKey || press.ctrlKey === press.metaKey ? null : 'Mod+';
  return press.altKey ? 'Alt+' : '';
};
