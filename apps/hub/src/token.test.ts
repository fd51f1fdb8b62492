import { expect, test } from 'vitest';
import { hashToken, looksLikeToken, newToken, TOKEN_PATTERN } from './token.ts';

test('A-01 a token has its role’s prefix, 190 random bits and a checksum', () => {
  const made = Array.from({ length: 500 }, () => newToken('agent'));
  expect(new Set(made).size).toBe(500);
  for (const token of made) {
    expect(token).toMatch(TOKEN_PATTERN);
    expect(looksLikeToken(token)).toBe(true);
  }
  expect(newToken('reviewer')).toMatch(/^cs_usr_/);
  expect(newToken('supervisor')).toMatch(/^cs_sup_/);
});

test('A-01 a mistyped token is recognised without asking the store', () => {
  const token = newToken('reviewer');
  for (let i = 7; i < token.length; i++) {
    const other = token[i] === 'a' ? 'b' : 'a';
    expect(looksLikeToken(token.slice(0, i) + other + token.slice(i + 1))).toBe(false);
  }
  for (const wrong of ['', 'cs_agt_', `${token} `, token.toUpperCase()]) expect(looksLikeToken(wrong)).toBe(false);
});

test('A-01 what is stored does not give the token away', () => {
  const token = newToken('agent');
  expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
  expect(hashToken(token)).not.toContain(token.slice(7, 20));
});
