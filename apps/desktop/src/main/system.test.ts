import { mkdtempSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { app, fake, Menu, powerMonitor, resetFake } from '../../test/electron-fake.ts';
import { call, launch, told } from '../../test/launch-shell.ts';

vi.mock('electron', () => import('../../test/electron-fake.ts'));

const id = '0199c0de-0000-7000-8000-000000000001';
const other = '0199c0de-0000-7000-8000-000000000002';
let directory: string;
const pretend = (platform: NodeJS.Platform): void => void vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'system-'));
  resetFake(directory);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => void vi.restoreAllMocks());

describe('E-21 a link from the system', () => {
  const link = (to: string, rest = ''): string => `countersign://item/${to}${rest}`;

  it('waits through a cold start until the page is there, and selects only', async () => {
    const window = await launch(link(id, '?decision=approve#take_over'));
    await vi.waitFor(() => expect(window.focus).toHaveBeenCalled());
    expect(window.webContents.send).not.toHaveBeenCalled();
    window.webContents.emit('did-finish-load');
    expect(window.webContents.send.mock.calls).toEqual([['item:opened', id]]);
  });

  it('on macOS may come before the program is ready', async () => {
    const ready = Promise.withResolvers<void>();
    app.whenReady.mockReturnValueOnce(ready.promise);
    const launched = launch();
    const event = { preventDefault: vi.fn() };
    app.emit('open-url', event, link(other));
    expect(event.preventDefault).toHaveBeenCalledOnce();
    ready.resolve();
    const window = await launched;
    await vi.waitFor(() => expect(window.focus).toHaveBeenCalled());
    window.webContents.emit('did-finish-load');
    expect(told(window, 'item:opened')).toEqual([other]);
  });

  it('that a second start was given selects in the first', async () => {
    const window = await launch();
    window.webContents.emit('did-finish-load');
    app.emit('second-instance', {}, ['countersign', '--token-file=/tmp/x', link(id)]);
    await vi.waitFor(() => expect(told(window, 'item:opened')).toEqual([id]));
  });

  it.each(['countersign://approve/' + id, 'countersign://item/1', 'https://item/' + id, 'countersign://item/%2e%2e/' + id])(
    'that is none (%s) only brings the window forward',
    async (text) => {
      const window = await launch();
      window.webContents.emit('did-finish-load');
      app.emit('open-url', { preventDefault: vi.fn() }, text);
      await vi.waitFor(() => expect(window.focus).toHaveBeenCalled());
      expect(window.webContents.send).not.toHaveBeenCalled();
    },
  );
});

describe('E-23 start at login', () => {
  it('is offered by a packaged program and kept by the system alone', async () => {
    pretend('darwin');
    app.isPackaged = true;
    await launch();
    expect(await call('shell:describe', undefined)).toMatchObject({ value: { capabilities: { openAtLogin: true } } });
    expect(await call('login-item:write', true)).toEqual({ ok: true, value: true });
    expect(await call('login-item:read', undefined)).toEqual({ ok: true, value: true });
    // The person switches it off in the system's settings.
    fake.loginItem = { ...fake.loginItem, openAtLogin: false };
    expect(await call('login-item:read', undefined)).toEqual({ ok: true, value: false });
    expect(readdirSync(directory)).not.toContain('autostart');
  });

  it('is not offered by a run from sources', async () => {
    await launch();
    expect(await call('shell:describe', undefined)).toMatchObject({ value: { capabilities: { openAtLogin: false } } });
    expect(await call('login-item:write', true)).toEqual({ ok: true, value: false });
    expect(app.setLoginItemSettings).not.toHaveBeenCalled();
  });

  it.each([
    ['a start by hand shows the window', 'linux', [], false, true],
    ['a start by the login waits in the tray', 'linux', ['--hidden'], false, false],
    ['so it does on macOS, which says it in its own way', 'darwin', [], true, false],
  ] as const)('%s', async (_name, platform, flags, wasOpenedAtLogin, isShown) => {
    pretend(platform);
    fake.loginItem = { ...fake.loginItem, wasOpenedAtLogin };
    const window = await launch(...flags);
    window.emit('ready-to-show');
    expect(window.show).toHaveBeenCalledTimes(isShown ? 1 : 0);
  });

  it('without a tray the window shows, since there would be no way to it', async () => {
    fake.hasNoTray = true;
    const window = await launch('--hidden');
    window.emit('ready-to-show');
    expect(window.show).toHaveBeenCalledOnce();
  });
});

describe('E-26 lock and sleep', () => {
  it('are told to the page, and so is the way back', async () => {
    pretend('darwin');
    const window = await launch();
    window.webContents.emit('did-finish-load');
    for (const event of ['lock-screen', 'suspend', 'resume', 'unlock-screen']) powerMonitor.emit(event);
    expect(window.webContents.send.mock.calls.map(([name]) => name)).toEqual([
      'power:locked',
      'power:locked',
      'power:resumed',
      'power:unlocked',
      'power:resumed',
    ]);
  });

  it('on Linux, which tells of no lock, waking up unlocks', async () => {
    pretend('linux');
    const window = await launch();
    window.webContents.emit('did-finish-load');
    for (const event of ['suspend', 'resume']) powerMonitor.emit(event);
    expect(window.webContents.send.mock.calls.map(([name]) => name)).toEqual(['power:locked', 'power:unlocked', 'power:resumed']);
  });
});

describe('E-27 the menu bar', () => {
  const shown = (): MenuItemConstructorOptions[] => {
    const menu = Menu.setApplicationMenu.mock.lastCall?.[0];
    if (!Array.isArray(menu)) throw new Error('no menu');
    return menu;
  };
  const roles = (): unknown[] =>
    shown().flatMap(({ role, submenu }) => [role, ...(Array.isArray(submenu) ? submenu.map((item) => item.role) : [])]);

  it.each(['darwin', 'win32', 'linux'] as const)(
    'on %s has edit and zoom before anybody signed in, and no way to DevTools',
    async (platform) => {
      pretend(platform);
      await launch();
      expect(roles()).toEqual(expect.arrayContaining(['editMenu', 'zoomIn', 'zoomOut', 'resetZoom', 'windowMenu']));
      expect(roles()).toContain(platform === 'darwin' ? 'appMenu' : 'fileMenu');
      expect(roles()).not.toContain('toggleDevTools');
      expect(roles()).not.toContain('reload');
    },
  );

  it('shows the page’s commands in the person’s words, without keys, and tells the page which was chosen', async () => {
    const window = await launch();
    window.webContents.emit('did-finish-load');
    await call('menu:set', [{ label: 'Move & look', items: [{ id: 'queue.next', label: 'Next item' }] }]);
    const group = shown().find(({ label }) => label === 'Move && look');
    const [item] = Array.isArray(group?.submenu) ? group.submenu : [];
    expect(item).toEqual({ label: 'Next item', click: expect.any(Function) });
    item?.click?.({} as never, undefined, {} as never);
    expect(told(window, 'menu:chosen')).toEqual(['queue.next']);
  });
});
