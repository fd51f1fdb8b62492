import { describe, expect, it } from 'vitest';
import { COMMAND_IDS, type UiCommandId } from './command-id.ts';
import { DEFAULT_BINDINGS, type KeyContext, type KeyPress, conflictsOf, keysOf, resolveKey } from './keymap.ts';
import { COMMANDS } from './registry.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  altGraph: false,
  repeat: false,
  isComposing: false,
  ...change,
});
const context = (change: Partial<KeyContext> = {}): KeyContext => ({ scope: 'inbox', zone: 'queue', prefix: null, ...change });
const commandOf = (pressed: KeyPress, where: KeyContext): UiCommandId | 'prefix' | null => {
  const resolution = resolveKey(pressed, where);
  return resolution.kind === 'command' ? resolution.command : resolution.kind === 'prefix' ? 'prefix' : null;
};

const KEYS = [
  'a',
  'r',
  'm',
  'e',
  'c',
  'o',
  't',
  'h',
  'z',
  'v',
  'j',
  'k',
  '[',
  ']',
  '?',
  'g',
  '1',
  '6',
  'Enter',
  'Escape',
] as const;

/** What each key means while reading, in the order of KEYS. */
const READING: readonly (UiCommandId | 'prefix' | null)[] = [
  'decide.approve',
  'decide.reject',
  'decide.modify',
  'decide.raise',
  'decide.respond',
  'decide.take-over',
  'item.claim',
  'item.snooze',
  'decide.undo',
  'agent-view.toggle',
  'queue.next',
  'queue.previous',
  'evidence.previous',
  'evidence.next',
  'help.toggle',
  'prefix',
  null,
  null,
  'card.open',
  'card.back',
];
const nothing = KEYS.map(() => null);

describe('U-05 letter keys act in the queue and the card only: 8 contexts by 20 keys', () => {
  const contexts: readonly (readonly [string, KeyContext, Partial<KeyPress>, readonly (UiCommandId | 'prefix' | null)[]])[] = [
    ['focus in the queue', context(), {}, READING],
    ['focus in the card', context({ zone: 'card' }), {}, READING],
    [
      'focus on a button of the card',
      context({ zone: 'control' }),
      {},
      READING.map((command, i) => (KEYS[i] === 'Enter' ? null : command)),
    ],
    ['focus in a text field', context({ zone: 'field' }), {}, nothing],
    ['focus outside of both', context({ zone: 'elsewhere' }), {}, nothing],
    ['while an input method composes', context(), { isComposing: true }, nothing],
    ['a held key that repeats', context(), { repeat: true }, nothing],
    ['Alt held', context(), { altKey: true }, nothing],
  ];
  for (const [name, where, held, expected] of contexts)
    it(`${name}`, () => {
      expect(KEYS.map((key) => commandOf(press(key, held), where))).toEqual(expected);
    });

  it('Ctrl and Command mean Mod+Z at most', () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }])
      expect(KEYS.map((key) => commandOf(press(key, held), context()))).toEqual(
        KEYS.map((key) => (key === 'z' ? 'decide.undo' : null)),
      );
    expect(KEYS.map((key) => commandOf(press(key, { ctrlKey: true, altKey: true }), context()))).toEqual(nothing);
    expect(KEYS.map((key) => commandOf(press(key, { ctrlKey: true, metaKey: true }), context()))).toEqual(nothing);
  });

  it('Shift makes another key of a letter, Caps Lock does not', () => {
    expect(commandOf(press('A', { shiftKey: true }), context())).toBeNull();
    expect(commandOf(press('A'), context())).toBe('decide.approve');
  });
});

describe('scopes', () => {
  it('armed: Enter commits, A stays itself, the other decisions are still one key away', () => {
    const armed = context({ scope: 'armed', zone: 'card' });
    expect(commandOf(press('Enter'), armed)).toBe('decide.commit');
    expect(commandOf(press('a'), armed)).toBe('decide.approve');
    expect(commandOf(press('j'), armed)).toBe('queue.next');
    expect(commandOf(press('Escape'), armed)).toBe('card.back');
    expect(commandOf(press('z'), armed)).toBeNull();
  });

  it('reasons: digits are reasons, letters that decide are dead', () => {
    const reasons = context({ scope: 'reasons', zone: 'card' });
    expect(resolveKey(press('1'), reasons)).toEqual({ kind: 'command', command: 'decide.reason', argument: 'wrong_target' });
    expect(resolveKey(press('6'), reasons)).toEqual({ kind: 'command', command: 'decide.reason', argument: 'other' });
    for (const key of ['7', '0', 'a', 'r', 'm', 'e', 'Enter']) expect(commandOf(press(key), reasons), key).toBeNull();
  });

  it('editor: only Mod+Enter and Escape, and Mod+Z stays the field’s own undo', () => {
    const editor = context({ scope: 'editor', zone: 'field' });
    expect(commandOf(press('Enter', { ctrlKey: true }), editor)).toBe('editor.submit');
    expect(commandOf(press('Enter', { metaKey: true }), editor)).toBe('editor.submit');
    expect(commandOf(press('Escape'), editor)).toBe('editor.cancel');
    for (const key of KEYS.filter((k) => k !== 'Escape')) expect(commandOf(press(key), editor), key).toBeNull();
    expect(commandOf(press('z', { ctrlKey: true }), context({ zone: 'field' }))).toBeNull();
  });

  it('a dialog has all keys to itself', () => {
    const dialog = context({ scope: 'dialog', zone: 'card' });
    expect(KEYS.filter((key) => commandOf(press(key), dialog) !== null)).toEqual(['?', 'Escape']);
  });

  it('a chord needs its first key, and its second must be one', () => {
    expect(commandOf(press('i'), context())).toBeNull();
    expect(commandOf(press('i'), context({ prefix: 'g' }))).toBe('go.inbox');
    expect(commandOf(press('s'), context({ prefix: 'g' }))).toBe('go.settings');
    expect(commandOf(press('j'), context({ prefix: 'g' }))).toBe('queue.next');
  });
});

describe('U-05 keyboard layouts (UX-13)', () => {
  it('Cyrillic, Greek and Hebrew letters count by the place of the key', () => {
    for (const [key, code, command] of [
      ['ф', 'KeyA', 'decide.approve'],
      ['к', 'KeyR', 'decide.reject'],
      ['α', 'KeyA', 'decide.approve'],
      ['ש', 'KeyA', 'decide.approve'],
      ['х', 'BracketLeft', 'evidence.previous'],
    ] as const)
      expect(commandOf(press(key, { code }), context()), key).toBe(command);
  });

  it('Dvorak and AZERTY letters count by what is printed on the key', () => {
    expect(commandOf(press('a', { code: 'KeyQ' }), context())).toBe('decide.approve');
    expect(commandOf(press('j', { code: 'KeyC' }), context())).toBe('queue.next');
  });

  it('the digit row of AZERTY gives digits without Shift; a shifted digit of QWERTY does not', () => {
    const reasons = context({ scope: 'reasons' });
    expect(resolveKey(press('&', { code: 'Digit1' }), reasons)).toMatchObject({ argument: 'wrong_target' });
    expect(resolveKey(press('é', { code: 'Digit2' }), reasons)).toMatchObject({ argument: 'wrong_amount' });
    expect(commandOf(press('!', { code: 'Digit1', shiftKey: true }), reasons)).toBeNull();
  });

  it('brackets behind AltGr count', () => {
    expect(commandOf(press('[', { code: 'Digit8', altGraph: true, ctrlKey: true, altKey: true }), context())).toBe(
      'evidence.previous',
    );
  });

  it('a Japanese input method that has not begun to compose gives nothing', () => {
    expect(commandOf(press('Process', { code: 'KeyA' }), context())).toBeNull();
    expect(commandOf(press('Dead', { code: 'KeyA' }), context())).toBeNull();
  });
});

describe('the key map as data', () => {
  it('has no conflict, and finds one that is put in', () => {
    expect(conflictsOf(DEFAULT_BINDINGS)).toEqual([]);
    expect(conflictsOf([...DEFAULT_BINDINGS, { key: 'a', command: 'item.claim', scopes: ['armed'] }])).toHaveLength(1);
  });

  it('UX-10 every command is in the registry once and has a key', () => {
    expect(COMMANDS.map(({ id }) => id)).toEqual([...COMMAND_IDS]);
    for (const id of COMMAND_IDS) expect(keysOf(id), id).not.toEqual([]);
  });
});
