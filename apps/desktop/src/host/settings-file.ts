import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { readSettings, type Settings } from '../platform/settings.ts';
import { Bounds } from './window-bounds.ts';

/** Raise it when the meaning of a stored field changes, and translate the older file in `read`. */
const VERSION = 1;

/** The part of electron-store that is used. */
export type PreferencesFile = {
  get(key: string): unknown;
  set(values: Record<string, unknown>): void;
  clear(): void;
};

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
export const openSettings = (
  file: string,
  port: {
    /** Opens the file. Throws when it cannot be read, unless it may begin an empty one in its place. */
    open(mayStartAnew: boolean): PreferencesFile;
    now(): number;
    log(line: string): void;
  },
): SettingsStore => {
  const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  let notice: string | undefined;
  let store: PreferencesFile | undefined;

  const keepAside = (why: string): void => {
    const { dir, name, ext } = path.parse(file);
    const aside = path.join(dir, `${name}.kept-${port.now()}${ext}`);
    if (existsSync(file)) copyFileSync(file, aside);
    notice = `Your preferences ${why}. They were kept as ${aside}; the defaults are in use.`;
    port.log(notice);
  };

  try {
    try {
      store = port.open(false);
      const version = store.get('version');
      if (version !== undefined && version !== VERSION) {
        keepAside('were written by another version of Countersign');
        store.clear();
      }
    } catch (error) {
      keepAside(`could not be read (${reason(error)})`);
      store = port.open(true);
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
