import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import Store from 'electron-store';
import { readSettings, type Settings } from '../platform/settings.ts';
import { Bounds } from '../host/window-bounds.ts';

/** Raise it when the meaning of a stored field changes, and translate the older file in `read`. */
const VERSION = 1;
const NAME = 'preferences';

export type SettingsStore = {
  read(): Settings;
  write(patch: Partial<Settings>): Settings;
  readBounds(): Bounds | undefined;
  writeBounds(bounds: Bounds): void;
  /** What went wrong with the file, in words for the person; undefined when all is well. */
  readonly notice: string | undefined;
};

/**
 * UI preferences of this machine. The values in memory lead; the file follows where it can be written. A file that cannot
 * be read, or that a newer version wrote, is kept aside under another name, never overwritten.
 */
export const openSettingsStore = (directory: string, port: { now(): number; log(line: string): void }): SettingsStore => {
  const file = path.join(directory, `${NAME}.json`);
  const open = () =>
    new Store<Record<string, unknown>>({ name: NAME, cwd: directory, configFileMode: 0o600, clearInvalidConfig: false });
  const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  let notice: string | undefined;
  let store: ReturnType<typeof open> | undefined;

  const keepAside = (why: string): void => {
    const aside = path.join(directory, `${NAME}.kept-${port.now()}.json`);
    if (existsSync(file)) copyFileSync(file, aside);
    notice = `Your preferences ${why}. They were kept as ${aside}; the defaults are in use.`;
    port.log(notice);
  };
  const openFresh = () =>
    new Store<Record<string, unknown>>({ name: NAME, cwd: directory, configFileMode: 0o600, clearInvalidConfig: true });

  try {
    try {
      store = open();
      const version = store.get('version');
      if (version !== undefined && version !== VERSION) {
        keepAside('were written by another version of Countersign');
        store.clear();
      }
    } catch (error) {
      keepAside(`could not be read (${reason(error)})`);
      store = openFresh();
    }
  } catch (error) {
    store = undefined;
    notice = `Preferences last until you quit: ${file} cannot be used (${reason(error)}).`;
    port.log(notice);
  }

  let settings = readSettings(store?.get('settings'));
  let bounds = Bounds.safeParse(store?.get('window')).data;
  const persist = (key: 'settings' | 'window', value: unknown): void => {
    try {
      store?.set({ version: VERSION, [key]: value });
    } catch (error) {
      port.log(`preferences not written: ${reason(error)}`);
    }
  };
  return {
    get notice() {
      return notice;
    },
    read: () => settings,
    write: (patch) => {
      settings = { ...settings, ...patch };
      persist('settings', settings);
      return settings;
    },
    readBounds: () => bounds,
    writeBounds: (next) => {
      bounds = next;
      persist('window', next);
    },
  };
};
