import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EscalationId } from '@countersign/shared/model/ids';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { contextBridge, fake, ipcRenderer, powerMonitor, resetFake } from '../../test/electron-fake.ts';
import type { ShellApi } from '../ipc/contract.ts';
import { start } from '../main/index.ts';
import { createElectronPlatform } from '../platform/electron-platform.ts';
import type { Activation, Platform } from '../platform/platform.ts';
import { DEFAULT_SETTINGS } from '../platform/settings.ts';

vi.mock('electron', () => import('../../test/electron-fake.ts'));

const tag = EscalationId.parse('0199c0de-0000-7000-8000-000000000001');
const other = EscalationId.parse('0199c0de-0000-7000-8000-000000000002');
let api: ShellApi;
let platform: Platform;

beforeAll(async () => {
  await import('./index.ts');
  const [name, exposed] = contextBridge.exposeInMainWorld.mock.calls[0] ?? [];
  expect(name).toBe('shell');
  api = exposed as ShellApi;
});

/** Page, preload and main process joined as Electron joins them: copies cross, objects do not. */
beforeEach(async () => {
  resetFake(mkdtempSync(path.join(os.tmpdir(), 'bridge-')));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  process.argv = ['electron', '.', `countersign://item/${tag}`];
  await start();
  const [window] = fake.windows;
  if (window === undefined) throw new Error('no window');
  const { webContents } = window;
  ipcRenderer.invoke.mockImplementation(async (channel, input) => {
    const event = { sender: webContents, senderFrame: webContents.mainFrame };
    const handler = fake.handlers.get(channel);
    return structuredClone(await handler?.(event as unknown as Parameters<typeof handler>[0], structuredClone(input)));
  });
  webContents.send.mockImplementation(
    (channel, payload) => void ipcRenderer.emit(channel, { sender: 'secret' }, structuredClone(payload)),
  );
  platform = await createElectronPlatform(api);
  await vi.waitFor(() => expect(window.focus).toHaveBeenCalled());
  webContents.emit('did-finish-load');
});

describe('E-19 the platform port over the bridge', () => {
  it('offers the page calls and events only, frozen names, no ipcRenderer', () => {
    expect(Object.keys(api)).toEqual(['call', 'listen']);
    expect([...Object.values(api.call), ...Object.values(api.listen)].every((member) => typeof member === 'function')).toBe(true);
  });

  it('hands over the link that waited, without the event object, and later ones until unsubscribed', () => {
    const heard: unknown[][] = [];
    const stop = platform.deepLinks.onOpened((...all: [EscalationId]) => heard.push(all));
    expect(heard).toEqual([[tag]]);
    fake.windows[0]?.webContents.send('item:opened', other);
    stop();
    fake.windows[0]?.webContents.send('item:opened', tag);
    expect(heard).toEqual([[tag], [other]]);
  });

  it('keeps an activation until the sign-in listens', () => {
    const heard: Activation[] = [];
    fake.windows[0]?.webContents.send('activation', { tag, action: 'claim' });
    platform.onActivated((activation) => heard.push(activation));
    expect(heard).toEqual([{ tag, action: 'claim' }]);
  });

  it('follows lock, menu and updates, and writes the login item', async () => {
    const heard: unknown[] = [];
    platform.power.onLock(() => heard.push('locked'));
    platform.power.onUnlock(() => heard.push('unlocked'));
    platform.menu.onChosen((id) => heard.push(id));
    platform.updates.onChange((state) => heard.push(state));
    expect(platform.updates.state()).toEqual({ kind: 'unsupported' });
    powerMonitor.emit('lock-screen');
    powerMonitor.emit('unlock-screen');
    fake.windows[0]?.webContents.send('menu:chosen', 'queue.next');
    fake.windows[0]?.webContents.send('update:changed', { kind: 'available', version: '0.2.0' });
    expect(heard).toEqual(['locked', 'unlocked', 'queue.next', { kind: 'available', version: '0.2.0' }]);
    expect(platform.updates.state()).toEqual({ kind: 'available', version: '0.2.0' });
    // A run from sources has no login item and no feed: asked for, nothing happens and nothing rejects.
    expect(await platform.openAtLogin.write(true)).toBe(false);
    expect(await platform.openAtLogin.read()).toBe(false);
    for (const act of ['check', 'download', 'installAndRestart'] as const) await platform.updates[act]();
    await platform.menu.show([{ label: 'Move', items: [{ id: 'queue.next', label: 'Next item' }] }]);
  });

  it('notifies with an outcome, and never rejects', async () => {
    const request = { tag, title: 'High-risk approval', body: '', urgency: 'normal', actions: [] } as const;
    expect(await platform.notify(request)).toEqual({ outcome: 'shown' });
    expect(await platform.notify({ ...request, title: '' })).toMatchObject({ outcome: 'failed' });
    await platform.dismiss(tag);
    expect(fake.notifications[0]?.close).toHaveBeenCalledOnce();
    expect(await platform.notificationPermission.read()).toBe('granted');
  });

  it('keeps settings and secrets', async () => {
    expect(await platform.settings.read()).toEqual(DEFAULT_SETTINGS);
    expect(await platform.settings.write({ theme: 'dark' })).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
    await platform.secrets.set('hub-token', 'abc');
    expect(await platform.secrets.get('hub-token')).toBe('abc');
    await platform.secrets.remove('hub-token');
    expect(await platform.secrets.get('hub-token')).toBeUndefined();
    expect(platform.capabilities).toEqual({
      notificationActions: process.platform !== 'linux',
      badge: true,
      tray: true,
      secureSecrets: true,
      openAtLogin: false,
    });
  });

  it('loads the page anew when another hub is chosen, because the old policy would not let it through', async () => {
    let isSettled = false;
    void platform.settings.write({ hubUrl: 'https://hub.example' }).finally(() => {
      isSettled = true;
    });
    await vi.waitFor(() => expect(fake.windows[0]?.webContents.reload).toHaveBeenCalledOnce());
    expect(isSettled).toBe(false);
    expect((await platform.settings.read()).hubUrl).toBe('https://hub.example');
  });

  it('follows focus and power', () => {
    const heard: unknown[] = [];
    platform.window.onFocusChange((focused) => heard.push(focused));
    const stop = platform.power.onResume(() => heard.push('resume'));
    expect(platform.window.isFocused()).toBe(false);
    fake.windows[0]?.emit('focus');
    powerMonitor.emit('unlock-screen');
    stop();
    powerMonitor.emit('resume');
    expect(platform.window.isFocused()).toBe(true);
    expect(heard).toEqual([true, 'resume']);
  });

  it('throws on a call that the contract refuses: a bug on our side', async () => {
    await expect(platform.setBadge(-1)).rejects.toThrow('invalid-input');
    await expect(platform.openExternal('file:///etc/passwd')).resolves.toBeUndefined();
  });
});
