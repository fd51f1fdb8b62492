import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  app,
  BrowserWindow,
  dialog,
  fake,
  powerMonitor,
  protocol,
  resetFake,
  safeStorage,
  session,
  shell as system,
  WebFrame,
} from '../../test/electron-fake.ts';
import { call, launch } from '../../test/launch-shell.ts';
import { callNames, type CallName } from '../ipc/channels.ts';
import { bindToken } from '../platform/bound-token.ts';
import { start } from './index.ts';

vi.mock('electron', () => import('../../test/electron-fake.ts'));

const id = '0199c0de-0000-7000-8000-000000000001';
const hub = 'http://127.0.0.1:4310';
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'shell-'));
  resetFake(directory);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

describe('E-01 one sandboxed window', () => {
  it('has no way to Node, and goes on while hidden', async () => {
    const window = await launch();
    expect(fake.windows).toHaveLength(1);
    expect(window.options.webPreferences).toEqual({
      preload: expect.stringMatching(/out[/\\]preload[/\\]index\.cjs$/),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      backgroundThrottling: false,
      devTools: false,
    });
    expect(app.enableSandbox).toHaveBeenCalledOnce();
    expect(window.loadURL).toHaveBeenCalledExactlyOnceWith('app://countersign/');
  });

  it('hides to the tray when closed, and remembers where it was', async () => {
    const window = await launch();
    const event = { preventDefault: vi.fn() };
    window.emit('close', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(window.hide).toHaveBeenCalledOnce();
    resetFake(directory);
    expect((await launch()).options).toMatchObject({ x: 10, y: 20, width: 1_000, height: 700 });
  });

  it.each([
    ['the program quits', () => void app.emit('before-quit')],
    ['there is no tray', () => undefined],
  ])('closes for good when %s', async (reason, happen) => {
    fake.hasNoTray = reason === 'there is no tray';
    const window = await launch();
    happen();
    const event = { preventDefault: vi.fn() };
    window.emit('close', event);
    expect(event.preventDefault).not.toHaveBeenCalled();
  });

  it('quits when the window is gone', async () => {
    await launch();
    app.emit('window-all-closed');
    expect(app.quit).toHaveBeenCalledOnce();
  });
});

describe('E-02 single instance', () => {
  it('hands over to the one that runs, and opens nothing', async () => {
    fake.isFirstInstance = false;
    process.argv = ['electron', '.'];
    await start();
    expect(app.quit).toHaveBeenCalledOnce();
    expect(fake.windows).toEqual([]);
    expect(fake.handlers.size).toBe(0);
  });

  it('comes forward when a second one starts, and selects the item of its link', async () => {
    const window = await launch();
    app.emit('second-instance', {}, ['countersign']);
    await vi.waitFor(() => expect(window.focus).toHaveBeenCalledOnce());
    app.emit('second-instance', {}, ['countersign', '--hub=http://evil', `countersign://item/${id}?decision=approve`]);
    await vi.waitFor(() => expect(window.focus).toHaveBeenCalledTimes(2));
    window.webContents.emit('did-finish-load');
    expect(window.webContents.send.mock.calls).toContainEqual(['item:opened', id]);
    expect(window.webContents.send).toHaveBeenCalledTimes(1);
    expect(await call('settings:read', undefined)).toMatchObject({ value: { hubUrl: '' } });
  });
});

describe('E-04 doors that stay shut', () => {
  it('denies navigation, redirect, new windows and webviews to every page', async () => {
    const window = await launch();
    const later = new BrowserWindow({});
    for (const { webContents } of [window, later]) {
      for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
        for (const url of [
          'https://example.com/',
          'app://countersign/x',
          'app://countersign.evil/',
          'javascript:alert(1)',
          'data:,x',
          'file:///x',
          'blob:x',
        ]) {
          const event = { url, isMainFrame: true, preventDefault: vi.fn() };
          webContents.emit(name, event);
          expect(event.preventDefault, name).toHaveBeenCalledOnce();
        }
      }
      const inFrame = { url: 'app://countersign/', isMainFrame: false, preventDefault: vi.fn() };
      webContents.emit('will-frame-navigate', inFrame);
      expect(inFrame.preventDefault).toHaveBeenCalledOnce();
      const again = { url: 'app://countersign/', isMainFrame: true, preventDefault: vi.fn() };
      webContents.emit('will-navigate', again);
      expect(again.preventDefault).not.toHaveBeenCalled();
      const details = { url: 'javascript:alert(1)' };
      expect(webContents.openHandler?.(details as Parameters<typeof webContents.openHandler>[0])).toEqual({ action: 'deny' });
    }
  });

  it('denies every permission but the way to the hub, and that only to our page', async () => {
    await launch();
    const check = session.defaultSession.setPermissionCheckHandler.mock.calls[0]?.[0];
    const ask = session.defaultSession.setPermissionRequestHandler.mock.calls[0]?.[0];
    const device = session.defaultSession.setDevicePermissionHandler.mock.calls[0]?.[0];
    if (!check || !ask || !device) throw new Error('a permission handler is missing');
    const answers = (permission: Parameters<typeof ask>[1], origin: string): boolean[] => {
      const answer = vi.fn<(granted: boolean) => void>();
      ask({} as Parameters<typeof ask>[0], permission, answer, { requestingUrl: `${origin}/`, isMainFrame: true });
      const details = { isMainFrame: true, requestingUrl: `${origin}/` } as Parameters<typeof check>[3];
      return [...answer.mock.calls.map(([granted]) => granted), check(null, permission, `${origin}/`, details)];
    };
    for (const permission of [
      'media',
      'geolocation',
      'hid',
      'usb',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fullscreen',
      'unknown',
    ] as const) {
      expect(answers(permission, 'app://countersign'), permission).toEqual([false, false]);
    }
    expect(answers('loopback-network', 'app://countersign')).toEqual([true, true]);
    expect(answers('loopback-network', 'https://countersign')).toEqual([false, false]);
    expect(device({ deviceType: 'hid' } as Parameters<typeof device>[0])).toBe(false);
    const download = { preventDefault: vi.fn() };
    session.defaultSession.emit('will-download', download);
    expect(download.preventDefault).toHaveBeenCalledOnce();
  });

  it('lets requests through to our files and to the chosen hub only', async () => {
    await launch(`--hub=${hub}`);
    const filter = session.defaultSession.webRequest.onBeforeRequest.mock.calls[0]?.[0];
    const isCancelled = (url: string): boolean | undefined => {
      let cancel: boolean | undefined;
      filter?.({ url } as Parameters<typeof filter>[0], (answer) => {
        cancel = answer.cancel;
      });
      return cancel;
    };
    expect(isCancelled('ws://127.0.0.1:4310/socket.io/')).toBe(false);
    expect(isCancelled('app://countersign/assets/index.js')).toBe(false);
    expect(isCancelled('http://127.0.0.1:4311/')).toBe(true);
    expect(isCancelled('https://example.com/')).toBe(true);
  });

  it('serves the page over app://, a secure standard scheme that bypasses no policy', async () => {
    await launch();
    expect(protocol.registerSchemesAsPrivileged.mock.calls[0]?.[0]).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
    const response = await fake.protocols.get('app')?.(new Request('app://countersign/../package.json'));
    expect(response?.status).toBe(404);
  });
});

describe('E-08 calls', () => {
  const wrong: Record<CallName, unknown[]> = {
    'shell:describe': [null, {}, 'x'],
    'notification:show': [
      undefined,
      null,
      [],
      { tag: id },
      { tag: 'x', title: 'a', body: '', urgency: 'low', actions: [] },
      { tag: id, title: ['a'], body: '', urgency: 'low', actions: [] },
      { tag: id, title: 'a', body: '', urgency: 'low', actions: ['approve'] },
      { tag: id, title: 'a', body: '', urgency: 'low', actions: [], icon: '/etc/passwd' },
    ],
    'notification:dismiss': [undefined, 1, 'x', { tag: id }],
    'notification:permission': [0, 'granted'],
    'badge:set': [undefined, '1', -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY],
    'settings:read': [{}, 'theme'],
    'settings:write': [
      undefined,
      null,
      [],
      { theme: 'purple' },
      { theme: undefined },
      { hubUrl: 'x'.repeat(600) },
      { token: 'x' },
    ],
    'secret:get': [undefined, '', '../x', 'a b', '__proto__', { key: 'token' }],
    'secret:set': [
      undefined,
      'token',
      { key: 'token' },
      { key: 'token', value: 1 },
      { key: '../x', value: 'x' },
      { key: 'a', value: 'x'.repeat(9_000) },
    ],
    'secret:remove': [undefined, '', 1],
    'window:focus': [{}, 1],
    'window:reload': [{}, 'https://example.com'],
    'external:open': [undefined, 1, ['https://example.com'], 'x'.repeat(3_000)],
    'login-item:read': [true, {}],
    'login-item:write': [undefined, 'true', 1, { openAtLogin: true }],
    'update:act': [undefined, 'quit', 'constructor', ['install'], { url: 'https://example.com' }],
    'menu:set': [
      undefined,
      {},
      [{ label: 'Move' }],
      [{ label: 'Move', items: [{ id: 'queue.next' }] }],
      [{ label: 'Move', items: [{ id: '../x', label: 'x' }] }],
      [{ label: 'Move', items: [{ id: 'queue.next', label: 'x', role: 'quit' }] }],
      Array.from({ length: 20 }, () => ({ label: 'Move', items: [] })),
    ],
  };

  it.each(callNames)('%s refuses wrong types', async (name) => {
    await launch();
    for (const input of wrong[name])
      expect(await call(name, input), JSON.stringify(input)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  it.each(callNames)('%s refuses foreign frames', async (name) => {
    const { webContents } = await launch();
    const child = new WebFrame('app://countersign');
    child.parent = webContents.mainFrame;
    const foreign = [
      { senderFrame: new WebFrame('https://example.com') },
      { senderFrame: new WebFrame('app://countersign.evil') },
      { senderFrame: new WebFrame('null') },
      { senderFrame: child },
      { senderFrame: null },
      { sender: new BrowserWindow({}).webContents },
    ];
    for (const from of foreign)
      expect(await call(name, undefined, from)).toMatchObject({ ok: false, error: { code: 'foreign-frame' } });
  });

  it('tells the page nothing about a failure inside', async () => {
    const window = await launch();
    window.isFocused.mockImplementationOnce(() => {
      throw new Error('secret detail at /home/me');
    });
    const answer = await call('shell:describe', undefined);
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('secret detail');
  });

  it('asks with the punycode host, Cancel first, before it opens an address', async () => {
    await launch();
    expect(await call('external:open', 'https://аpple.com/login')).toEqual({ ok: true, value: 'declined' });
    expect(dialog.showMessageBox.mock.calls[0]?.[1]).toMatchObject({
      message: 'Open xn--pple-43d.com in your browser?',
      defaultId: 1,
      cancelId: 1,
    });
    expect(system.openExternal).not.toHaveBeenCalled();
    dialog.showMessageBox.mockResolvedValueOnce({ response: 0, checkboxChecked: false });
    expect(await call('external:open', 'https://example.com/a')).toEqual({ ok: true, value: 'opened' });
    expect(system.openExternal).toHaveBeenCalledExactlyOnceWith('https://example.com/a');
    expect(await call('external:open', 'file:///etc/passwd')).toEqual({ ok: true, value: 'refused' });
  });

  it('asks for a fresh document when the hub changes, and not otherwise', async () => {
    const window = await launch(`--hub=${hub}`);
    const write = (patch: object) => call('settings:write', patch);
    expect(await write({ theme: 'dark' })).toMatchObject({ value: { reload: false } });
    expect(await write({ hubUrl: `${hub}/` })).toMatchObject({ value: { reload: false } });
    expect(await write({ hubUrl: 'https://other.example' })).toMatchObject({ value: { reload: true } });
    await call('window:reload', undefined);
    window.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    expect(window.webContents.reload).toHaveBeenCalledOnce();
    expect(await write({ theme: 'light' })).toMatchObject({ value: { reload: false } });
  });
});

describe('E-13, E-14 the token', () => {
  it('of a demo reaches no file, and the page only by asking', async () => {
    process.env['COUNTERSIGN_DEMO_TOKEN'] = 'demo-token-123';
    await launch(`--hub=${hub}`);
    expect(await call('secret:get', 'token')).toEqual({ ok: true, value: bindToken(hub, 'demo-token-123') });
    expect(await call('settings:read', undefined)).toMatchObject({ value: { hubUrl: hub } });
    await call('settings:write', { hubUrl: hub, theme: 'dark' });
    await call('secret:set', { key: 'token', value: bindToken(hub, 'demo-token-123') });
    const disk = readdirSync(directory).map((name) => readFileSync(path.join(directory, name), 'utf8'));
    expect(disk.join()).toContain('dark');
    expect(disk.join()).not.toMatch(/demo-token-123|127\.0\.0\.1/);
    expect(safeStorage.encryptStringAsync).not.toHaveBeenCalled();
  });

  it('is said to be kept or not', async () => {
    await launch();
    expect(await call('shell:describe', undefined)).toMatchObject({
      value: { capabilities: { secureSecrets: true, tray: true } },
    });
    resetFake(directory);
    safeStorage.isAsyncEncryptionAvailable.mockResolvedValueOnce(false);
    fake.hasNoTray = true;
    await launch();
    expect(await call('shell:describe', undefined)).toMatchObject({
      value: { capabilities: { secureSecrets: false, tray: false } },
    });
  });
});

describe('E-12 a broken preferences file', () => {
  it('is told to the person once the window shows', async () => {
    writeFileSync(path.join(directory, 'preferences.json'), '{"version":');
    const window = await launch('--token-file=/nowhere/token');
    expect(dialog.showMessageBox).not.toHaveBeenCalled();
    window.emit('ready-to-show');
    const { message } = dialog.showMessageBox.mock.calls[0]?.[1] ?? {};
    expect(message).toContain('could not be read');
    expect(message).toContain('token file');
  });
});

describe('E-15 recovery', () => {
  it('loads a crashed page again, three times a minute, then asks', async () => {
    const { webContents } = await launch();
    webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(webContents.reload).not.toHaveBeenCalled();
    for (let n = 0; n < 3; n++) webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    expect(webContents.reload).toHaveBeenCalledTimes(3);
    expect(dialog.showMessageBox).not.toHaveBeenCalled();
    webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 5 });
    expect(webContents.reload).toHaveBeenCalledTimes(3);
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
  });

  it('loads a stuck page again only when the person says so', async () => {
    const window = await launch();
    dialog.showMessageBox.mockResolvedValueOnce({ response: 0, checkboxChecked: false });
    window.emit('unresponsive');
    await vi.waitFor(() => expect(window.webContents.forcefullyCrashRenderer).toHaveBeenCalledOnce());
    // The system may answer a question that was taken back; the answer no longer counts.
    const late = Promise.withResolvers<{ response: number; checkboxChecked: boolean }>();
    dialog.showMessageBox.mockReturnValueOnce(late.promise);
    window.emit('unresponsive');
    window.emit('responsive');
    late.resolve({ response: 0, checkboxChecked: false });
    await late.promise;
    await new Promise(setImmediate);
    expect(dialog.showMessageBox.mock.lastCall?.[1].signal?.aborted).toBe(true);
    expect(window.webContents.forcefullyCrashRenderer).toHaveBeenCalledOnce();
  });

  it('says what to do when the page is not there', async () => {
    const { webContents } = await launch();
    webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://countersign/', true);
    expect(dialog.showErrorBox.mock.calls[0]?.[1]).toContain('npm run build');
  });
});

describe('E-16 events', () => {
  it('wait for a page that loads, and for one that loads again', async () => {
    const { webContents } = await launch(`countersign://item/${id}`);
    await vi.waitFor(() => expect(fake.windows[0]?.focus).toHaveBeenCalledOnce());
    expect(webContents.send).not.toHaveBeenCalled();
    webContents.emit('did-finish-load');
    expect(webContents.send.mock.calls).toEqual([['item:opened', id]]);
    webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    powerMonitor.emit('resume');
    expect(webContents.send).toHaveBeenCalledTimes(1);
    webContents.emit('did-finish-load');
    expect(webContents.send.mock.lastCall).toEqual(['power:resumed', undefined]);
  });

  it('do not pile up while no page comes: the last sixteen wait', async () => {
    const { webContents } = await launch();
    for (let n = 0; n < 40; n++) powerMonitor.emit('resume');
    webContents.emit('did-finish-load');
    expect(webContents.send).toHaveBeenCalledTimes(16);
  });

  it('a click on a notification brings the window forward and names the item', async () => {
    const window = await launch();
    window.webContents.emit('did-finish-load');
    window.isMinimized.mockReturnValueOnce(true);
    const shown = await call('notification:show', {
      tag: id,
      title: 'High-risk approval',
      body: '',
      urgency: 'normal',
      actions: [],
    });
    expect(shown).toEqual({ ok: true, value: { outcome: 'shown' } });
    fake.notifications[0]?.emit('click');
    expect(window.restore).toHaveBeenCalledOnce();
    expect(window.focus).toHaveBeenCalledOnce();
    expect(window.webContents.send).toHaveBeenCalledExactlyOnceWith('activation', { tag: id, action: 'open' });
  });
});

describe('E-17 the count', () => {
  it('stands on the dock, the tray and in its menu', async () => {
    await launch();
    await call('badge:set', 3);
    expect(app.setBadgeCount).toHaveBeenLastCalledWith(3);
    expect(fake.trays[0]?.setToolTip).toHaveBeenLastCalledWith('Countersign: 3 wait for you');
    expect(fake.menus.at(-1)?.[0]).toMatchObject({ label: '3 wait for you', enabled: false });
    await call('badge:set', 1);
    expect(fake.menus.at(-1)?.[0]).toMatchObject({ label: '1 waits for you' });
    fake.menus
      .at(-1)
      ?.find(({ label }) => label === 'Quit')
      ?.click?.({} as never, undefined, {} as never);
    expect(app.quit).toHaveBeenCalledOnce();
  });
});

describe('E-18 production', () => {
  it('has DevTools only in a development run of an unpackaged build', async () => {
    expect((await launch('--dev')).options.webPreferences?.devTools).toBe(true);
    resetFake(directory);
    app.isPackaged = true;
    expect((await launch('--dev')).options.webPreferences?.devTools).toBe(false);
    expect(app.setAsDefaultProtocolClient).toHaveBeenCalledExactlyOnceWith('countersign');
  });

  it.each(['remote-debugging-port', 'remote-debugging-pipe'])('refuses to start packaged with %s', async (name) => {
    app.isPackaged = true;
    fake.switches.add(name);
    await start();
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(1);
    expect(fake.windows).toEqual([]);
  });
});
