/**
 * The twenty recommendations of Electron's own security guide, in its order and by its numbers, and how this program meets
 * each. What only a real Electron can show is asserted again in e2e/browser/electron.spec.ts.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FUSES } from '../../packaging/configuration.ts';
import {
  app,
  BrowserWindow,
  contextBridge,
  dialog,
  fake,
  protocol,
  resetFake,
  session,
  shell as system,
  WebFrame,
} from '../../test/electron-fake.ts';
import { call, launch } from '../../test/launch-shell.ts';
import { serveApp } from '../host/app-protocol.ts';
import { contentPolicy, isAllowedRequest } from '../host/content-policy.ts';
import { callNames, eventNames } from '../ipc/channels.ts';

vi.mock('electron', () => import('../../test/electron-fake.ts'));

const SOURCES = path.join(import.meta.dirname, '..');
const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(SOURCES, name), 'utf8') }));
const filesWith = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ name }) => name.replaceAll('\\', '/'))
    .toSorted();

let exposed: [string, { call: object; listen: object }];
let window: BrowserWindow;
const preferences = () => window.options.webPreferences;
const prevented = (name: string, url: string): boolean => {
  const event = { url, isMainFrame: true, preventDefault: vi.fn() };
  window.webContents.emit(name, event);
  return event.preventDefault.mock.calls.length > 0;
};

beforeAll(async () => {
  await import('../preload/index.ts');
  const [name, api] = contextBridge.exposeInMainWorld.mock.calls[0] ?? [];
  exposed = [String(name), api];
});
beforeEach(async () => {
  resetFake(mkdtempSync(path.join(os.tmpdir(), 'checklist-')));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  window = await launch('--hub=https://hub.example');
});

describe('E-28 the checklist of Electron', () => {
  it('1 only secure content: our own files, and the chosen hub over TLS unless it is on this machine', () => {
    expect(window.loadURL.mock.calls).toEqual([['app://countersign/']]);
    expect(isAllowedRequest('https://hub.example/x', 'https://hub.example')).toBe(true);
    expect(isAllowedRequest('http://hub.example/x', 'https://hub.example')).toBe(false);
    expect(isAllowedRequest('http://hub.example/x', 'http://hub.example')).toBe(false);
    expect(isAllowedRequest('ws://127.0.0.1:4310/x', 'http://127.0.0.1:4310')).toBe(true);
  });

  it('2 no Node in any page, frame or worker', () => {
    expect(preferences()).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('3 context isolation: the page gets copies through the bridge, never the preload’s own objects', () => {
    expect(preferences()?.contextIsolation).toBe(true);
    expect(filesWith(/contextBridge\b/)).toEqual(['preload/index.ts']);
    expect(filesWith(/\bcontextIsolation: false|process\.contextIsolated/)).toEqual([]);
  });

  it('4 the sandbox, for this window and for every process that may come', () => {
    expect(preferences()?.sandbox).toBe(true);
    expect(app.enableSandbox).toHaveBeenCalledOnce();
    expect(app.enableSandbox.mock.invocationCallOrder[0]).toBeLessThan(app.whenReady.mock.invocationCallOrder[0] ?? 0);
  });

  it('5 permissions: asked and checked, granted to nobody but our page’s way to the hub', () => {
    const { defaultSession } = session;
    const ask = defaultSession.setPermissionRequestHandler.mock.calls[0]?.[0];
    const check = defaultSession.setPermissionCheckHandler.mock.calls[0]?.[0];
    const answer = vi.fn<(granted: boolean) => void>();
    const details = { requestingUrl: 'https://hub.example/', isMainFrame: true };
    ask?.({} as never, 'media', answer, { ...details, requestingUrl: 'app://countersign/' });
    ask?.({} as never, 'notifications', answer, details);
    expect(answer.mock.calls).toEqual([[false], [false]]);
    expect(check?.(null, 'geolocation', 'app://countersign', details as never)).toBe(false);
    expect(defaultSession.setDevicePermissionHandler).toHaveBeenCalledOnce();
  });

  it('6 web security stays on', () => {
    expect(preferences()?.webSecurity).toBe(true);
  });

  it('7 a content policy without inline code, eval or foreign origins comes with every page', async () => {
    const root = mkdtempSync(path.join(os.tmpdir(), 'page-'));
    mkdirSync(path.join(root, 'assets'));
    writeFileSync(path.join(root, 'index.html'), '<!doctype html>');
    const answer = serveApp(root, () => contentPolicy('https://hub.example'));
    const policy = (await answer(new Request('app://countersign/'))).headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        'connect-src https://hub.example wss://hub.example',
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it('8 no insecure content on a secure page', () => {
    expect(preferences()?.allowRunningInsecureContent).toBe(false);
  });

  it('9 no experimental features', () => {
    expect(preferences()?.experimentalFeatures).toBe(false);
  });

  it('10 no Blink features by hand, and no switches of Chromium', () => {
    expect(preferences()).not.toHaveProperty('enableBlinkFeatures');
    expect(filesWith(/enableBlinkFeatures|appendSwitch|appendArgument/)).toEqual([]);
  });

  it('11 no webview, so none with popups', () => {
    expect(preferences()?.webviewTag).toBe(false);
    expect(filesWith(/<webview|allowpopups/i)).toEqual([]);
  });

  it('12 a webview that comes nevertheless is not attached', () => {
    expect(prevented('will-attach-webview', 'app://countersign/')).toBe(true);
  });

  it('13 navigation leads nowhere but to the page itself', () => {
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect'])
      for (const url of ['https://hub.example/', 'app://countersign/other', 'app://countersign@evil/', 'data:text/html,x'])
        expect(prevented(name, url), `${name} ${url}`).toBe(true);
    expect(prevented('will-navigate', 'app://countersign/')).toBe(false);
  });

  it('14 no new windows, from any page', () => {
    const later = new BrowserWindow({});
    for (const { webContents } of [window, later])
      expect(webContents.openHandler?.({ url: 'https://hub.example/' } as never)).toEqual({ action: 'deny' });
    expect(filesWith(/new BrowserWindow\(|new WebContentsView\(|new BrowserView\(/)).toEqual(['main/window.ts']);
  });

  it('15 openExternal gets an https address that a person said yes to, and nothing else', async () => {
    for (const url of [
      'file:///etc/passwd',
      'smb://evil/x',
      'http://example.com',
      'javascript:alert(1)',
      'https://me:x@example.com',
    ])
      expect(await call('external:open', url)).toEqual({ ok: true, value: 'refused' });
    expect(await call('external:open', 'https://example.com/')).toEqual({ ok: true, value: 'declined' });
    expect(dialog.showMessageBox).toHaveBeenCalledOnce();
    expect(system.openExternal).not.toHaveBeenCalled();
    expect(filesWith(/\.openExternal\(href/)).toEqual(['main/shell.ts']);
  });

  it('16 one exact, released version of Electron, the same for types, tests and packing', () => {
    const require = createRequire(import.meta.url);
    const pinned: string = require('../../package.json').devDependencies.electron;
    expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
    expect(require('electron/package.json').version).toBe(pinned);
  });

  it('17 every call is answered to the page’s own top frame only', async () => {
    expect([...fake.handlers.keys()].toSorted()).toEqual([...callNames].toSorted());
    const child = new WebFrame('app://countersign');
    child.parent = window.webContents.mainFrame;
    for (const name of callNames)
      for (const senderFrame of [new WebFrame('https://hub.example'), child, null])
        expect(await call(name, undefined, { senderFrame }), name).toMatchObject({ error: { code: 'foreign-frame' } });
    expect(filesWith(/ipcMain\b/)).toEqual(['main/ipc.ts']);
  });

  it('18 a protocol of our own instead of file://, without privileges that would pass a policy', () => {
    expect(protocol.registerSchemesAsPrivileged.mock.calls[0]?.[0]).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
    expect(isAllowedRequest('file:///etc/passwd', 'https://hub.example')).toBe(false);
    expect(filesWith(/loadFile\(|["'`]file:\/\//)).toEqual([]);
  });

  it('19 fuses: every one is set, and set the safe way', () => {
    const on = Object.entries(FUSES).filter(([, value]) => value);
    expect(Object.keys(FUSES)).toHaveLength(8);
    expect(on.map(([name]) => name).toSorted()).toEqual([
      'enableCookieEncryption',
      'enableEmbeddedAsarIntegrityValidation',
      'onlyLoadAppFromAsar',
    ]);
  });

  it('20 the page sees named calls and named events, and nothing of Electron', () => {
    const [name, api] = exposed;
    expect(name).toBe('shell');
    expect(Object.keys(api)).toEqual(['call', 'listen']);
    expect(Object.keys(api.call)).toEqual([...callNames]);
    expect(Object.keys(api.listen)).toEqual([...eventNames]);
    expect(filesWith(/from 'electron'/).filter((file) => !file.startsWith('main/'))).toEqual(['preload/index.ts']);
  });
});
