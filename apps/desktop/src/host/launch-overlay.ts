import { bindToken, TOKEN_KEY } from '../platform/bound-token.ts';
import type { Settings } from '../platform/settings.ts';
import type { Launch } from './config.ts';
import type { SecretStore } from './secret-store.ts';

type StoredSettings = { read(): Settings; write(patch: Partial<Settings>): Settings };

export type Preferences = {
  /** The hub that the content policy admits now. */
  hubUrl(): string;
  readSettings(): Settings;
  writeSettings(patch: Partial<Settings>): Settings;
  readonly secrets: SecretStore;
};

/**
 * Lays the hub and the token of this run (a demo) over what is stored. They last until the person chooses another hub or
 * token, and reach no file: a demo must not overwrite anybody's real sign-in.
 */
export const overlayLaunch = (
  launch: Pick<Launch, 'hubUrl' | 'token'>,
  settings: StoredSettings,
  secrets: SecretStore,
): Preferences => {
  let { hubUrl, token } = launch;
  // For the hub of this run, and for no other that is chosen later.
  const bound = token === undefined ? undefined : bindToken(hubUrl ?? settings.read().hubUrl, token);
  const shown = (stored: Settings): Settings => (hubUrl === undefined ? stored : { ...stored, hubUrl });
  return {
    hubUrl: () => hubUrl ?? settings.read().hubUrl,
    readSettings: () => shown(settings.read()),
    writeSettings: (patch) => {
      const { hubUrl: chosen, ...rest } = patch;
      if (chosen === undefined || chosen === hubUrl) return shown(settings.write(rest));
      hubUrl = undefined;
      return settings.write(patch);
    },
    secrets: {
      isPersistent: secrets.isPersistent,
      get: async (key) => (key === TOKEN_KEY && token !== undefined ? bound : secrets.get(key)),
      set: async (key, value) => {
        if (key === TOKEN_KEY && token !== undefined && value === bound) return;
        if (key === TOKEN_KEY) token = undefined;
        await secrets.set(key, value);
      },
      remove: async (key) => {
        if (key === TOKEN_KEY && token !== undefined) token = undefined;
        else await secrets.remove(key);
      },
    },
  };
};
