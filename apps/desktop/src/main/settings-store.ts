import path from 'node:path';
import Store from 'electron-store';
import { openSettings, type SettingsStore } from '../host/settings-file.ts';

const NAME = 'preferences';

/** The preferences of this machine, kept by electron-store. */
export const openSettingsStore = (directory: string, port: { now(): number; log(line: string): void }): SettingsStore =>
  openSettings(path.join(directory, `${NAME}.json`), {
    ...port,
    open: (mayStartAnew) =>
      new Store<Record<string, unknown>>({ name: NAME, cwd: directory, configFileMode: 0o600, clearInvalidConfig: mayStartAnew }),
  });
