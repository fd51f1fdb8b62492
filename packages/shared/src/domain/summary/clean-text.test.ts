import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOSTILE_TEXTS } from '../../../testing/arbitraries.ts';
import { cleanText } from './clean-text.ts';

const HIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B-\u200D\u2060\uFEFF\u00AD\u{E0000}-\u{E007F}]/u;
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
);

describe('V-07 cleaning', () => {
  test.each([
    ['a right-to-left override', '\u202Efdp.exe', '⟦U+202E⟧fdp.exe'],
    ['an isolate', 'a\u2066b\u2069', 'a⟦U+2066⟧b⟦U+2069⟧'],
    ['direction marks', '\u200E\u200F\u061C', '⟦U+200E⟧⟦U+200F⟧⟦U+061C⟧'],
    ['a zero-width space', 'pay\u200Bpal', 'pay⟦U+200B⟧pal'],
    ['a byte order mark', '\uFEFFx', '⟦U+FEFF⟧x'],
    ['a soft hyphen', 'pay\u00ADpal', 'pay⟦U+00AD⟧pal'],
    ['tag characters', 'ok\u{E0041}', 'ok⟦U+E0041⟧'],
    ['escape and bell', '\u001B[31m\u0007', '⟦U+001B⟧[31m⟦U+0007⟧'],
    ['NUL, DEL and C1', '\u0000\u007F\u0085', '⟦U+0000⟧⟦U+007F⟧⟦U+0085⟧'],
    ['lone surrogates', 'a\uD800b\uDC00', 'a⟦U+D800⟧b⟦U+DC00⟧'],
    ['line and paragraph separators', 'a\u2028b\u2029', 'a⟦U+2028⟧b⟦U+2029⟧'],
    ['a Hangul filler', '\u3164', '⟦U+3164⟧'],
    ['a line break on one line', 'a\nb', 'a⟦U+000A⟧b'],
  ])('%s becomes visible', (_, raw, shown) => {
    expect(cleanText(raw)).toBe(shown);
  });

  test.each(['plain text', 'Größe 42 €', '日本語のテキスト', 'ที่อยู่', 'שלום', 'हिन्दी', '👍🏽 ❤️', '<b>not markup</b>'])(
    '%s stays',
    (text) => {
      expect(cleanText(text)).toBe(text);
    },
  );

  test('line breaks and tabs stay where lines are wanted, all in one form', () => {
    expect(cleanText('a\r\nb\rc\n\td\u0007', { multiline: true })).toBe('a\nb\nc\n\td⟦U+0007⟧');
  });

  test('variation selectors disguise an identifier, not an emoji', () => {
    expect(cleanText('❤\uFE0F')).toBe('❤\uFE0F');
    expect(cleanText('id\uFE0F1', { identifier: true })).toBe('id⟦U+FE0F⟧1');
  });

  test('a flood of combining marks keeps four', () => {
    expect(cleanText(`z${'\u0301'.repeat(60)}y`)).toBe(`z${'\u0301'.repeat(4)}⟦+56⟧y`);
  });

  test('a mark cannot sit on the text before it', () => {
    expect(cleanText('\u0338 paid')).toBe('\u25CC\u0338 paid');
  });

  test('a long hidden run is cut with its length', () => {
    expect(cleanText('\u200B'.repeat(5_000))).toBe(`${'⟦U+200B⟧'.repeat(8)}⟦+4992⟧`);
  });

  test('whatever comes in, nothing hidden comes out', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cleanText(text)).not.toMatch(HIDDEN);
        expect(cleanText(text, { multiline: true }).replace(/[\n\t]/g, '')).not.toMatch(HIDDEN);
      }),
      { numRuns: 1_000 },
    );
  });

  test('cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), fc.boolean(), (text, multiline, identifier) => {
        const once = cleanText(text, { multiline, identifier });
        expect(cleanText(once, { multiline, identifier })).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });
});
