import { describe, expect, it } from 'vitest';
import type { UiCommandId } from './command-id.ts';
import { bindingsOf } from './bindings.ts';
import type { KeyPress } from './key-names.ts';
import type { SingleKeys } from './key-style.ts';
import { DEFAULT_KEYMAP, type KeyContext, type Keymap, resolveKey } from './keymap.ts';

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
const commandOf = (pressed: KeyPress, where: KeyContext, keymap: Keymap = DEFAULT_KEYMAP): UiCommandId | 'prefix' | null => {
  const resolution = resolveKey(pressed, where, keymap);
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
  'fact.1',
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

  it('Ctrl and Command mean Mod+Z and Mod+K at most', () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }])
      expect(KEYS.map((key) => commandOf(press(key, held), context()))).toEqual(
        KEYS.map((key) => (key === 'z' ? 'decide.undo' : key === 'k' ? 'palette.open' : null)),
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

  it('U-05 a letter that AltGr writes decides nothing', () => {
    for (const [key, code] of [
      ['ą', 'KeyA'],
      ['€', 'KeyE'],
      ['µ', 'KeyM'],
      ['á', 'KeyA'],
      ['Ę', 'KeyE'],
    ] as const)
      expect(commandOf(press(key, { code, altGraph: true, ctrlKey: true, altKey: true }), context()), key).toBeNull();
  });

  it('a Japanese input method that has not begun to compose gives nothing', () => {
    expect(commandOf(press('Process', { code: 'KeyA' }), context())).toBeNull();
    expect(commandOf(press('Dead', { code: 'KeyA' }), context())).toBeNull();
  });
});

const styled = (style: SingleKeys): Keymap => ({ ...DEFAULT_KEYMAP, style });

describe('K-02 single keys can need Alt, or be off', () => {
  const isCharacter = (key: string): boolean => key.length === 1;
  const expected = (isMeant: (key: string) => boolean) => READING.map((command, i) => (isMeant(KEYS[i] ?? '') ? command : null));

  it('off: no character key does anything, with Alt or without; Enter and Escape do', () => {
    for (const altKey of [false, true])
      expect(KEYS.map((key) => commandOf(press(key, { altKey }), context(), styled('off')))).toEqual(
        expected((key) => !altKey && !isCharacter(key)),
      );
  });
  it('with Alt: letters need it, Enter and Escape do not want it', () => {
    expect(KEYS.map((key) => commandOf(press(key), context(), styled('alt')))).toEqual(expected((key) => !isCharacter(key)));
    expect(KEYS.map((key) => commandOf(press(key, { altKey: true }), context(), styled('alt')))).toEqual(expected(isCharacter));
  });
  it('with Alt: a letter in a field stays a letter of the field', () => {
    for (const key of KEYS) expect(commandOf(press(key, { altKey: true }), context({ zone: 'field' }), styled('alt'))).toBeNull();
  });
  it('a chord needs Alt for its first key only, and there is none without single keys', () => {
    expect(commandOf(press('g', { altKey: true }), context(), styled('alt'))).toBe('prefix');
    for (const altKey of [false, true])
      expect(commandOf(press('i', { altKey }), context({ prefix: 'g' }), styled('alt'))).toBe('go.inbox');
    expect(commandOf(press('j'), context({ prefix: 'g' }), styled('alt'))).toBeNull();
    expect(commandOf(press('g'), context(), styled('off'))).toBeNull();
  });
  it('the digits of a list follow the setting; Ctrl+K works in each, wherever the focus is', () => {
    const reasons = context({ scope: 'reasons' });
    expect(commandOf(press('1'), reasons, styled('off'))).toBeNull();
    expect(commandOf(press('1', { altKey: true }), reasons, styled('alt'))).toBe('decide.reason');
    for (const style of ['on', 'alt', 'off'] as const)
      for (const zone of ['queue', 'card', 'control', 'field', 'elsewhere', 'page'] as const)
        expect(commandOf(press('k', { ctrlKey: true }), context({ zone }), styled(style)), zone).toBe('palette.open');
  });
});

describe('K-03 keys by layout', () => {
  /** Where A, R, J, K, / and [ are on each layout, and what they write there. */
  const LAYOUTS: readonly (readonly [string, readonly (readonly [string, string, UiCommandId])[]])[] = [
    [
      'QWERTY',
      [
        ['a', 'KeyA', 'decide.approve'],
        ['r', 'KeyR', 'decide.reject'],
        ['j', 'KeyJ', 'queue.next'],
        ['/', 'Slash', 'search.open'],
      ],
    ],
    [
      'AZERTY',
      [
        ['a', 'KeyQ', 'decide.approve'],
        ['z', 'KeyW', 'decide.undo'],
        ['m', 'Semicolon', 'decide.modify'],
        ['&', 'Digit1', 'fact.1'],
      ],
    ],
    [
      'Dvorak',
      [
        ['a', 'KeyA', 'decide.approve'],
        ['j', 'KeyC', 'queue.next'],
        ['k', 'KeyV', 'queue.previous'],
        ['r', 'KeyO', 'decide.reject'],
      ],
    ],
    [
      'Cyrillic',
      [
        ['ф', 'KeyA', 'decide.approve'],
        ['о', 'KeyJ', 'queue.next'],
        ['л', 'KeyK', 'queue.previous'],
        ['х', 'BracketLeft', 'evidence.previous'],
      ],
    ],
    [
      'Hebrew',
      [
        ['ש', 'KeyA', 'decide.approve'],
        ['ר', 'KeyR', 'decide.reject'],
        ['ח', 'KeyJ', 'queue.next'],
        ['ל', 'KeyK', 'queue.previous'],
      ],
    ],
    [
      'Japanese kana',
      [
        ['ち', 'KeyA', 'decide.approve'],
        ['す', 'KeyR', 'decide.reject'],
        ['ま', 'KeyJ', 'queue.next'],
        ['の', 'KeyK', 'queue.previous'],
      ],
    ],
  ];
  it.each(LAYOUTS)('%s', (_name, keys) => {
    for (const [key, code, command] of keys) expect(commandOf(press(key, { code }), context()), key).toBe(command);
  });
  it('what an input method is at work on is no key', () => {
    for (const unfinished of [{ key: 'Process' }, { key: 'Dead' }, { key: 'Unidentified' }, { key: 'a', isComposing: true }])
      expect(commandOf(press('a', unfinished), context())).toBeNull();
  });
  it('Option on a Mac writes other characters; the place of the key counts', () => {
    for (const [key, code, command] of [
      ['å', 'KeyA', 'decide.approve'],
      ['®', 'KeyR', 'decide.reject'],
      ['@', 'KeyL', null],
      ['∆', 'KeyJ', 'queue.next'],
    ] as const)
      expect(commandOf(press(key, { code, altKey: true }), context(), styled('alt')), key).toBe(command);
  });
});

describe('K-04 chosen keys', () => {
  const keymapOf = (choices: Record<string, string[]>): Keymap => ({ bindings: bindingsOf(choices), style: 'on' });

  it('stand in the place of the default ones, in all their scopes', () => {
    const keymap = keymapOf({ 'decide.approve': ['y', 'Mod+Shift+y'] });
    for (const scope of ['inbox', 'armed'] as const) {
      expect(commandOf(press('a'), context({ scope }), keymap)).toBeNull();
      expect(commandOf(press('y'), context({ scope }), keymap)).toBe('decide.approve');
      expect(commandOf(press('Y', { ctrlKey: true, shiftKey: true }), context({ scope }), keymap)).toBe('decide.approve');
    }
    expect(commandOf(press('y'), context({ scope: 'reasons' }), keymap)).toBeNull();
  });
  it('can be none at all, and leave arrows and Escape as they are', () => {
    const keymap = keymapOf({ 'queue.next': [], 'card.back': ['x'] });
    expect(commandOf(press('j'), context(), keymap)).toBeNull();
    expect(commandOf(press('ArrowDown'), context(), keymap)).toBe('queue.next');
    expect(commandOf(press('Escape'), context(), keymap)).toBe('card.back');
    expect(commandOf(press('x'), context(), keymap)).toBeNull();
  });
  it('win over a default key of another command', () => {
    expect(commandOf(press('r'), context(), keymapOf({ 'decide.approve': ['r'] }))).toBe('decide.approve');
  });
  it('can be chords and named keys', () => {
    const keymap = keymapOf({ 'item.claim': ['x c'], 'item.flag': ['F9'] });
    expect(commandOf(press('x'), context(), keymap)).toBe('prefix');
    expect(commandOf(press('c'), context({ prefix: 'x' }), keymap)).toBe('item.claim');
    expect(commandOf(press('F9'), context(), keymap)).toBe('item.flag');
  });
});

describe('K-16 a control keeps its own keys', () => {
  it('Enter and Space press a button, arrows choose among alternatives', () => {
    const keymap: Keymap = { bindings: bindingsOf({ 'item.claim': ['Space'] }), style: 'on' };
    const page = (zone: 'page' | 'control' | 'choice') => context({ scope: 'page', zone });
    for (const key of ['Enter', ' ']) expect(commandOf(press(key), context({ zone: 'control' }), keymap)).toBeNull();
    expect(commandOf(press('ArrowDown'), page('page'))).toBe('queue.next');
    expect(commandOf(press('ArrowDown'), page('choice'))).toBeNull();
    expect(commandOf(press('Escape'), page('choice'))).toBe('card.back');
  });
});
