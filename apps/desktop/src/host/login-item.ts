import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The part of Electron's `app` that keeps login items; macOS and Windows have their own lists. */
export type LoginItems = {
  getLoginItemSettings(options?: { args?: string[] }): { readonly openAtLogin: boolean };
  setLoginItemSettings(settings: { openAtLogin: boolean; args?: string[] }): void;
};

export type LoginItem = { readonly isSupported: boolean; read(): boolean; write(on: boolean): boolean };

/** Said to a start that nobody asked for: stay in the tray. */
export const HIDDEN_FLAG = '--hidden';

const NAME = 'dev.countersign.desktop.desktop';

/**
 * One argument of an `Exec` line of the Desktop Entry Specification: quoted, then escaped once more as every string value
 * of such a file is. A `%` would begin a field code.
 */
export const quoteExec = (argument: string): string => {
  const quoted = `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
  const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };
  return quoted.replace(/[\\\n\t\r]/g, (character) => escapes[character] ?? character);
};

const desktopEntry = (executable: string): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Countersign',
    `Exec=${quoteExec(executable)} ${HIDDEN_FLAG}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

/** XDG autostart. A desktop's own settings may switch the entry off without removing it. */
const autostartEntry = (folder: string, executable: string): LoginItem => {
  const file = path.join(folder, NAME);
  const read = (): boolean => {
    try {
      return !/^\s*(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(readFileSync(file, 'utf8'));
    } catch {
      return false;
    }
  };
  return {
    isSupported: true,
    read,
    write: (on) => {
      if (on) {
        mkdirSync(folder, { recursive: true });
        // Beside and renamed: a login in between finds the old entry or the new one.
        writeFileSync(`${file}.new`, desktopEntry(executable), { mode: 0o644, flush: true });
        renameSync(`${file}.new`, file);
      } else rmSync(file, { force: true });
      return read();
    },
  };
};

/**
 * Whether the program starts when the person logs in. Asked of the system each time and stored nowhere of ours, so that it
 * agrees with what the person did in the system's settings. Only a packaged program may register: otherwise a bare Electron would start.
 */
export const createLoginItem = (port: {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly app: LoginItems;
  readonly executable: string;
  readonly configFolder: string;
}): LoginItem => {
  if (!port.isPackaged || !['darwin', 'win32', 'linux'].includes(port.platform))
    return { isSupported: false, read: () => false, write: () => false };
  if (port.platform === 'linux') return autostartEntry(path.join(port.configFolder, 'autostart'), port.executable);
  // Windows compares the arguments too: asked without them it would say no to our own entry.
  const args = port.platform === 'win32' ? { args: [HIDDEN_FLAG] } : {};
  const read = (): boolean => port.app.getLoginItemSettings(args).openAtLogin;
  return {
    isSupported: true,
    read,
    write: (on) => {
      port.app.setLoginItemSettings({ openAtLogin: on, ...args });
      return read();
    },
  };
};
