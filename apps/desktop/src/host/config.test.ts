import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../platform/settings.ts';
import { bindToken, TOKEN_KEY, tokenFor } from '../platform/bound-token.ts';
import { overlayLaunch } from './launch-overlay.ts';
import { readLaunch } from './config.ts';
import type { SecretStore } from './secret-store.ts';

describe('E-14 hub and token of one run', () => {
  it('reads flags, and the token from a file', () => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'launch-')), 'token');
    writeFileSync(file, 'secret-token\n');
    expect(
      readLaunch(['electron', '.', '--hub=http://127.0.0.1:1/reviewer', `--token-file=${file}`, '--profile=/p', '--dev'], {}),
    ).toEqual({
      hubUrl: 'http://127.0.0.1:1',
      token: 'secret-token',
      profile: path.resolve('/p'),
      isDevelopment: true,
      startsHidden: false,
      executable: process.execPath,
      problems: [],
    });
  });

  it('takes the token out of the environment, so that no child inherits it', () => {
    const env = { COUNTERSIGN_DEMO_TOKEN: 'secret-token', COUNTERSIGN_DEMO_HUB: 'http://127.0.0.1:1' };
    expect(readLaunch([], env)).toMatchObject({ token: 'secret-token', hubUrl: 'http://127.0.0.1:1' });
    expect(env).not.toHaveProperty('COUNTERSIGN_DEMO_TOKEN');
  });

  it('reports a token file that cannot be read, and starts without', () => {
    expect(readLaunch(['--token-file=/nowhere/token'], {})).toMatchObject({
      token: undefined,
      problems: [expect.stringContaining('token file')],
    });
  });

  it.each(['nonsense', 'javascript:alert(1)', 'file:///etc'])('reports %s, which is no hub, and starts without', (hub) => {
    expect(readLaunch([`--hub=${hub}`], {})).toMatchObject({ hubUrl: undefined, problems: [expect.stringContaining(hub)] });
  });

  const stored = () => {
    let settings: Settings = { ...DEFAULT_SETTINGS, hubUrl: 'https://mine.example' };
    const kept = new Map([[TOKEN_KEY, 'my-token']]);
    const secrets: SecretStore = {
      isPersistent: true,
      get: async (key) => kept.get(key),
      set: async (key, value) => void kept.set(key, value),
      remove: async (key) => void kept.delete(key),
    };
    const store = { read: () => settings, write: (patch: Partial<Settings>) => (settings = { ...settings, ...patch }) };
    return { store, secrets, kept };
  };

  it('leaves the stored hub and token untouched', async () => {
    const { store, secrets, kept } = stored();
    const preferences = overlayLaunch({ hubUrl: 'http://demo', token: 'demo' }, store, secrets);
    expect(preferences.readSettings().hubUrl).toBe('http://demo');
    expect(tokenFor('http://demo', await preferences.secrets.get(TOKEN_KEY))).toBe('demo');
    expect(preferences.writeSettings({ hubUrl: 'http://demo', theme: 'dark' }).hubUrl).toBe('http://demo');
    await preferences.secrets.set(TOKEN_KEY, bindToken('http://demo', 'demo'));
    expect(kept.get(TOKEN_KEY)).toBe('my-token');
    expect(store.read()).toMatchObject({ hubUrl: 'https://mine.example', theme: 'dark' });
    await preferences.secrets.remove(TOKEN_KEY);
    expect(kept.get(TOKEN_KEY)).toBe('my-token');
  });

  it('gives way to another hub and token that the person chooses', async () => {
    const { store, secrets, kept } = stored();
    const preferences = overlayLaunch({ hubUrl: 'http://demo', token: 'demo' }, store, secrets);
    expect(preferences.writeSettings({ hubUrl: 'https://other.example' }).hubUrl).toBe('https://other.example');
    expect(preferences.hubUrl()).toBe('https://other.example');
    expect(tokenFor('https://other.example', await preferences.secrets.get(TOKEN_KEY))).toBeUndefined();
    await preferences.secrets.set(TOKEN_KEY, 'other');
    expect(kept.get(TOKEN_KEY)).toBe('other');
    expect(await preferences.secrets.get(TOKEN_KEY)).toBe('other');
  });
});
