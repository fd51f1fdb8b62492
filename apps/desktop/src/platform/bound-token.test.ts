import { describe, expect, it } from 'vitest';
import { bindToken, keepToken, keptToken, tokenFor } from './bound-token.ts';

const token = 'cs_usr_abc';

describe('E-22 a token and its hub', () => {
  it.each([
    ['https://hub.example', 'https://hub.example', token],
    ['https://hub.example', 'https://hub.example/', token],
    ['https://hub.example:443', 'https://hub.example', token],
    ['https://hub.example', 'http://hub.example', undefined],
    ['https://hub.example', 'https://hub.example:8443', undefined],
    ['https://hub.example', 'https://hub.example.evil', undefined],
    ['https://hub.example', 'https://old.example', undefined],
    ['https://hub.example', '', undefined],
  ])('kept for %s and asked for %j', (keptFor, asked, expected) => {
    expect(tokenFor(asked, bindToken(keptFor, token))).toBe(expected);
  });

  it.each([token, '', '{', 'null', '{"token":"x"}', '{"origin":"https://hub.example","token":""}', '[]'])(
    'what is no bound token (%j) is as good as none',
    (kept) => {
      expect(tokenFor('https://hub.example', kept)).toBeUndefined();
    },
  );

  it('a crash between keeping the token and keeping the address offers it to nobody', async () => {
    const kept = new Map([['token', bindToken('https://old.example', 'old')]]);
    const secrets = {
      get: async (key: string) => kept.get(key),
      set: async (key: string, value: string) => void kept.set(key, value),
      remove: async (key: string) => void kept.delete(key),
    };
    await keepToken(secrets, 'https://new.example', 'new');
    // Here the program ends; the address in the settings is still the old one.
    expect(await keptToken(secrets, 'https://old.example')).toBeUndefined();
    expect(await keptToken(secrets, 'https://new.example')).toBe('new');
  });
});
