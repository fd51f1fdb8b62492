import { describe, expect, it } from 'vitest';
import { type TextEdit, indent, newLine } from './indent.ts';

const apply = (text: string, { from, to, text: put, selectFrom, selectTo }: TextEdit): string => {
  const next = text.slice(0, from) + put + text.slice(to);
  return `${next.slice(0, selectFrom)}|${next.slice(selectFrom, selectTo)}|${next.slice(selectTo)}`;
};

describe('Y-04 Tab', () => {
  it('puts a level where the caret is', () => expect(apply('a\nb', indent('a\nb', 2, 2, false))).toBe('a\n  ||b'));
  it('indents every line that is selected, and leaves empty ones empty', () =>
    expect(apply('a\n\nb', indent('a\n\nb', 0, 4, false))).toBe('  |a\n\n  b|'));
  it('with Shift takes a level back, as far as there is one', () => {
    expect(apply('    a\n b\nc', indent('    a\n b\nc', 5, 8, true))).toBe('  a|\nb|\nc');
    expect(apply('a', indent('a', 1, 1, true))).toBe('a||');
    expect(apply('  a', indent('  a', 3, 3, true))).toBe('a||');
  });
});

describe('Y-04 Enter', () => {
  it('begins the line below the first letter of the one it leaves', () =>
    expect(apply('rules:\n  - id: x', newLine('rules:\n  - id: x', 16, 16))).toBe('rules:\n  - id: x\n  ||'));
  it('takes no blanks from behind the caret', () => expect(apply('    a', newLine('    a', 2, 2))).toBe('  \n  ||  a'));
});
