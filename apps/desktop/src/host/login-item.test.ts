import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createLoginItem, quoteExec } from './login-item.ts';

/** What a desktop makes of one argument: the escapes of a string value first, then the quoting of an Exec line. */
const unquote = (value: string): string => {
  const unescaped = value.replace(/\\([\\ntr])/g, (_all, code: string) => ({ n: '\n', t: '\t', r: '\r' })[code] ?? '\\');
  const inner = /^"([^]*)"$/.exec(unescaped)?.[1];
  if (inner === undefined || /(?<!\\)(?:\\\\)*["`$]/.test(inner)) throw new Error(`not one quoted argument: ${unescaped}`);
  return inner.replace(/\\(["`$\\])/g, '$1').replaceAll('%%', '%');
};

const items = () => {
  let openAtLogin = false;
  return {
    getLoginItemSettings: vi.fn((_asked?: { args?: string[] }) => ({ openAtLogin })),
    setLoginItemSettings: vi.fn((settings: { openAtLogin: boolean; args?: string[] }) => {
      openAtLogin = settings.openAtLogin;
    }),
  };
};
const on = (platform: NodeJS.Platform, change: { isPackaged?: boolean; executable?: string } = {}) => {
  const configFolder = mkdtempSync(path.join(os.tmpdir(), 'login-item-'));
  const app = items();
  const item = createLoginItem({
    platform,
    isPackaged: true,
    app,
    executable: '/opt/Countersign/countersign',
    configFolder,
    ...change,
  });
  return { item, app, folder: path.join(configFolder, 'autostart') };
};

describe('E-23 start at login', () => {
  it.each(['darwin', 'win32'] as const)('%s keeps it in the list of the system', (platform) => {
    const { item, app } = on(platform);
    expect(item.read()).toBe(false);
    expect(item.write(true)).toBe(true);
    expect(item.read()).toBe(true);
    const asked = platform === 'win32' ? { args: ['--hidden'] } : {};
    expect(app.setLoginItemSettings).toHaveBeenCalledExactlyOnceWith({ openAtLogin: true, ...asked });
    expect(app.getLoginItemSettings).toHaveBeenLastCalledWith(asked);
    expect(item.write(false)).toBe(false);
  });

  it('says what the system says, not what was asked for', () => {
    const { item, app } = on('darwin');
    app.setLoginItemSettings.mockImplementationOnce(() => undefined);
    expect(item.write(true)).toBe(false);
  });

  it('is an XDG autostart entry on Linux, whole or not there at all', () => {
    const { item, folder, app } = on('linux');
    expect(item.read()).toBe(false);
    expect(item.write(false)).toBe(false);
    expect(item.write(true)).toBe(true);
    expect(readdirSync(folder)).toEqual(['dev.countersign.desktop.desktop']);
    const entry = readFileSync(path.join(folder, 'dev.countersign.desktop.desktop'), 'utf8');
    expect(entry.split('\n')).toEqual([
      '[Desktop Entry]',
      'Type=Application',
      'Name=Countersign',
      'Exec="/opt/Countersign/countersign" --hidden',
      'Terminal=false',
      'X-GNOME-Autostart-enabled=true',
      '',
    ]);
    expect(item.write(false)).toBe(false);
    expect(existsSync(path.join(folder, 'dev.countersign.desktop.desktop'))).toBe(false);
    expect(app.setLoginItemSettings).not.toHaveBeenCalled();
  });

  it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false', '  Hidden = true  '])(
    'an entry that the desktop switched off (%s) is off',
    (line) => {
      const { item, folder } = on('linux');
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'dev.countersign.desktop.desktop'), `[Desktop Entry]\nExec=x\n${line}\n`);
      expect(item.read()).toBe(false);
      expect(item.write(true)).toBe(true);
    },
  );

  it('quotes any path so that the desktop reads back the same one', () => {
    expect(quoteExec('/home/a b/100% "$x" `y` \\z')).toBe('"/home/a b/100%% \\\\"\\\\$x\\\\" \\\\`y\\\\` \\\\\\\\z"');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.constantFrom('"', '`', '$', '\\', '%', '\n', ' ', "'")),
        (text, marks) => {
          const file = `/${text}${marks.join('')}`;
          const quoted = quoteExec(file);
          expect(quoted).not.toMatch(/[\n\r\t]/);
          expect(unquote(quoted)).toBe(file);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a run from sources', on('linux', { isPackaged: false })],
    ['another system', on('freebsd')],
  ])('%s offers nothing and writes nothing', (_name, { item, folder, app }) => {
    expect(item.isSupported).toBe(false);
    expect(item.write(true)).toBe(false);
    expect(existsSync(folder)).toBe(false);
    expect(app.setLoginItemSettings).not.toHaveBeenCalled();
  });
});
