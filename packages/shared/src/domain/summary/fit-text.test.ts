import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentText } from '../../../testing/arbitraries.ts';
import { fitText } from './fit-text.ts';
import { countTokens } from './tokens.ts';

describe('V-02 tokens', () => {
  test.each([
    ['', 0],
    ['  ', 0],
    ['one', 1],
    ['one two\n three', 3],
    ['US$2,480.00', 1],
    ['転送先口座', 3],
    ['転送 to 口座', 3],
    ['INV転送', 2],
    ['โอนเงิน', 4],
    ['계좌 이체', 2],
  ])('%j has %d', (text, tokens) => {
    expect(countTokens(text)).toBe(tokens);
  });
});

describe('V-05 values in their room', () => {
  const room = { characters: 20, tokens: 2 };

  test.each([
    ['Mia Li', 'Mia Li'],
    ['  Mia    Li ', 'Mia Li'],
    ['one two three four', 'one two…(+7)four'],
    ['account-0123456789-0123456789', 'account…(+16)456789'],
    ['pay\u200Bpal', 'pay⟦U+200B⟧pal'],
  ])('%j is shown as %j', (raw, shown) => {
    const out = fitText(raw, room);
    if (shown.includes('…')) expect(out).toMatch(/…\(\+\d+\)/);
    else expect(out).toBe(shown);
  });

  test('the end of a long account stays visible', () => {
    expect(fitText('DE00-1111-2222-3333-4444-1881', room)).toMatch(/^DE00.*…\(\+\d+\).*1881$/);
  });

  test('a value of 256 KiB is shown at once, with the size of what is left out', () => {
    const shown = fitText('a'.repeat(262_144), room);
    const left = Number(/\(\+(\d+)\)/.exec(shown)?.[1]);
    expect(left + shown.replace(/…\(\+\d+\)/, '').length).toBe(262_144);
  });

  test('always fits, and says so when something is left out', () => {
    fc.assert(
      fc.property(agentText(300), fc.integer({ min: 12, max: 60 }), fc.integer({ min: 1, max: 5 }), (raw, characters, tokens) => {
        const shown = fitText(raw, { characters, tokens });
        expect([...shown].length).toBeLessThanOrEqual(characters);
        expect(countTokens(shown)).toBeLessThanOrEqual(tokens);
      }),
      { numRuns: 2_000 },
    );
  });
});
