import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missing, naughtyStrings } from '../test/naughty-strings.ts';
import { cleanLine, doubleBackslashes, escapeMarkup, TEXT_LIMIT } from './notification-text.ts';

const isHarmless = (line: string): void => {
  expect(line.length).toBeLessThanOrEqual(TEXT_LIMIT + 1);
  expect(line.isWellFormed()).toBe(true);
  expect(line).not.toMatch(/^\s*-/);
  expect(line.replace(/^\u2060-/, '-')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
};

describe('E-10 text for the system is one harmless line', () => {
  it('holds for all 515 naughty strings', (context) => {
    if (missing !== undefined) return context.skip(missing);
    expect(naughtyStrings).toHaveLength(515);
    for (const text of naughtyStrings) {
      isHarmless(cleanLine(text));
      expect(escapeMarkup(cleanLine(text))).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    }
  });

  it('holds for any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ maxLength: 5 }).map((tail) => `\ud800\u202e --${tail}`),
    );
    fc.assert(
      fc.property(text, (value) => isHarmless(cleanLine(value))),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['--icon=/etc/passwd', '\u2060--icon=/etc/passwd'],
    ['\u200b\u202e-w', '\u2060-w'],
    ['a\u0000b\tc\nd', 'a b c d'],
    ['pay \u202e0001$\u2069 now', 'pay 0001$ now'],
    ['\ud800x', '\ufffdx'],
  ])('cleans %j', (text, expected) => {
    expect(cleanLine(text)).toBe(expected);
  });

  it('cuts between characters and says so', () => {
    expect(cleanLine('x'.repeat(500))).toBe(`${'x'.repeat(119)}…`);
    expect(cleanLine(`${'x'.repeat(118)}😀😀`).isWellFormed()).toBe(true);
  });

  it('leaves markup and escapes literal', () => {
    expect(escapeMarkup('<b>&amp;</b>')).toBe('&lt;b&gt;&amp;amp;&lt;/b&gt;');
    expect(doubleBackslashes('C:\\new')).toBe('C:\\\\new');
  });
});
