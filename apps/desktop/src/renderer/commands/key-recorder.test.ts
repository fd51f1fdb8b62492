import { describe, expect, it } from 'vitest';
import type { KeyPress } from './key-names.ts';
import { recordPress } from './key-recorder.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  altGraph: false,
  repeat: false,
  isComposing: false,
  ...change,
});
const key = (name: string) => ({ kind: 'key', key: name });
const problem = (name: string) => ({ kind: 'problem', problem: name });

describe('K-05 a key is recorded as it will be pressed', () => {
  it.each([
    [press('y'), key('y')],
    [press('Y', { shiftKey: true }), key('Shift+y')],
    [press('ф', { code: 'KeyA' }), key('a')],
    [press('y', { ctrlKey: true, shiftKey: true }), key('Mod+Shift+y')],
    [press('y', { altKey: true }), key('Alt+y')],
    [press(' ', { code: 'Space' }), key('Space')],
    [press('F9'), key('F9')],
    [press('?', { shiftKey: true, code: 'Slash' }), key('?')],
  ])('%#', (pressed, expected) => {
    expect(recordPress(pressed, 'on')).toEqual(expected);
  });
  it('to who uses Alt with every letter, Alt+Y is how Y is pressed', () => {
    expect(recordPress(press('y', { altKey: true }), 'alt')).toEqual(key('y'));
  });
  it('what system or browser keep is refused', () => {
    for (const [name, held] of [
      ['w', { ctrlKey: true }],
      ['t', { metaKey: true }],
      ['F5', {}],
      ['F12', {}],
      ['ArrowLeft', { altKey: true }],
      ['F4', { altKey: true }],
      ['c', { ctrlKey: true }],
    ] as const)
      expect(recordPress(press(name, held), 'on'), name).toEqual(problem('reserved'));
  });
  it('Escape leaves, Backspace takes the key away, and neither becomes one', () => {
    expect(recordPress(press('Escape'), 'on')).toEqual({ kind: 'cancelled' });
    expect(recordPress(press('Backspace'), 'on')).toEqual({ kind: 'removed' });
    expect(recordPress(press('Escape', { shiftKey: true }), 'on')).toEqual(problem('escape'));
  });
  it('Tab, a bare Shift, a held key and an input method are no answer', () => {
    for (const pressed of [
      press('Tab'),
      press('Shift', { shiftKey: true }),
      press('Alt', { altKey: true }),
      press('y', { repeat: true }),
      press('Process'),
    ])
      expect(recordPress(pressed, 'on')).toEqual({ kind: 'nothing' });
  });
  it('Ctrl with Alt, and a key without a name, are refused', () => {
    expect(recordPress(press('y', { ctrlKey: true, altKey: true }), 'on')).toEqual(problem('not-a-key'));
    expect(recordPress(press('AudioVolumeUp'), 'on')).toEqual(problem('not-a-key'));
  });
});
