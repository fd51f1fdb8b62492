import path from 'node:path';
import type { EscalationId } from '@countersign/shared/model/ids';
import { app, dialog, Notification, safeStorage, shell as system } from 'electron';
import type { EventPayload } from '../ipc/contract.ts';
import { createCommandNotifier } from '@countersign/notifier/command-notifier';
import { withFallback } from '@countersign/notifier/notifier';
import { commandFor } from '@countersign/notifier/system-command';
import { APP_ORIGIN, hubOrigins } from '../host/content-policy.ts';
import { createElectronNotifier } from './electron-notifier.ts';
import { createExternalOpener } from '../host/external-url.ts';
import { bindCalls } from './ipc.ts';
import { overlayLaunch } from '../host/launch-overlay.ts';
import type { Launch } from '../host/config.ts';
import { recoverPage } from './recovery.ts';
import { openSecretStore } from '../host/secret-store.ts';
import { secureEverything } from './security.ts';
import { joinSystem } from './system.ts';
import { openSettingsStore } from './settings-store.ts';
import { createTray } from './tray.ts';
import { createMainWindow } from './window.ts';

/** apps/desktop, seen from out/main as well as from src/main. */
const ROOT = path.join(import.meta.dirname, '../..');

export type Shell = {
  open(): void;
  /** Brings the window forward and tells the page which item to select. */
  openItem(id: EscalationId): void;
};

/** Builds the window and everything around it. Call once, when the app is ready. */
export const createShell = async (port: {
  readonly launch: Launch;
  readonly isQuitting: () => boolean;
  readonly quitting: (now: boolean) => void;
  readonly log: (line: string) => void;
}): Promise<Shell> => {
  const { launch, log } = port;
  const { platform } = process;
  const isMac = platform === 'darwin';
  const isDevelopment = launch.isDevelopment && !app.isPackaged;
  const directory = app.getPath('userData');
  const stored = openSettingsStore(directory, { now: Date.now, log });
  const secrets = await openSecretStore({ directory, vault: safeStorage, platform, log });
  const preferences = overlayLaunch(launch, stored, secrets);
  secureEverything(path.join(ROOT, 'dist/web'), preferences.hubUrl);

  const main = createMainWindow({
    preload: path.join(ROOT, 'out/preload/index.cjs'),
    icon: path.join(ROOT, 'assets/icon.png'),
    remembered: stored.readBounds(),
    isDevelopment,
    // Without a tray there would be no way to it.
    startsHidden: () => tray.isShown && (launch.startsHidden || (isMac && app.getLoginItemSettings().wasOpenedAtLogin)),
    staysOnClose: () => tray.isShown && !port.isQuitting(),
    remember: stored.writeBounds,
  });
  const { window } = main;
  const tray = createTray({ assets: path.join(ROOT, 'assets'), platform, window, open: main.open, quit: () => app.quit(), log });
  recoverPage(window, { now: Date.now, log, quit: () => app.quit() });
  const joined = joinSystem({ root: ROOT, launch, platform, isDevelopment, tell: main.tell, quitting: port.quitting, log });

  const activate = (activation: EventPayload<'activation'>): void => {
    main.open();
    main.tell('activation', activation);
  };
  const command = commandFor(platform);
  const notifier = withFallback(
    createElectronNotifier({ platform, isPackaged: app.isPackaged, activated: activate }),
    createCommandNotifier(platform, command),
  );
  let isDenied = false;
  let documentHub = preferences.hubUrl();
  window.webContents.on('did-start-navigation', () => {
    documentHub = preferences.hubUrl();
  });
  const openExternal = createExternalOpener({
    confirm: async ({ href, host, warning }) => {
      const detail = [warning, href.length > 300 ? `${href.slice(0, 300)}…` : href].filter(Boolean).join('\n\n');
      const choice = { type: 'question', message: `Open ${host} in your browser?`, detail, buttons: ['Open', 'Cancel'] } as const;
      return (
        (await dialog.showMessageBox(window, { ...choice, buttons: [...choice.buttons], defaultId: 1, cancelId: 1 })).response ===
        0
      );
    },
    open: (href) => system.openExternal(href),
  });

  bindCalls(
    {
      'shell:describe': () => ({
        capabilities: {
          notificationActions: platform !== 'linux',
          badge: true,
          tray: tray.isShown,
          secureSecrets: preferences.secrets.isPersistent,
          openAtLogin: joined.canOpenAtLogin,
        },
        focused: window.isFocused(),
        update: joined.updateState(),
      }),
      'notification:show': async (request) => {
        const outcome = await notifier.show(request);
        isDenied = outcome.outcome === 'denied';
        return outcome;
      },
      'notification:dismiss': (tag) => notifier.dismiss(tag),
      'notification:permission': () => {
        if (isDenied) return 'denied';
        return Notification.isSupported() || command !== undefined ? 'granted' : 'unsupported';
      },
      'badge:set': (count) => tray.setCount(count),
      'settings:read': preferences.readSettings,
      'settings:write': (patch) => {
        const settings = preferences.writeSettings(patch);
        return { settings, reload: hubOrigins(preferences.hubUrl()).join() !== hubOrigins(documentHub).join() };
      },
      'secret:get': preferences.secrets.get,
      'secret:set': ({ key, value }) => preferences.secrets.set(key, value),
      'secret:remove': preferences.secrets.remove,
      'window:focus': () => main.open(),
      'window:reload': () => window.webContents.reload(),
      'external:open': openExternal,
      ...joined.calls,
    },
    {
      isOwnFrame: ({ sender, senderFrame }) =>
        sender === window.webContents && senderFrame !== null && senderFrame.parent === null && senderFrame.origin === APP_ORIGIN,
      log,
    },
  );

  const notices = [...launch.problems, ...(stored.notice === undefined ? [] : [stored.notice])];
  if (notices.length > 0) {
    window.once('show', () => void dialog.showMessageBox(window, { type: 'info', message: notices.join('\n\n') }));
  }
  const openItem = (id: EscalationId): void => {
    main.open();
    main.tell('item:opened', id);
  };
  return { open: main.open, openItem };
};
