import path from 'node:path';
import { app, powerMonitor } from 'electron';
import type { Launch } from '../host/config.ts';
import { createLoginItem } from '../host/login-item.ts';
import { openUpdates } from '../host/updates.ts';
import type { MenuGroup } from '../platform/menu-group.ts';
import type { Handlers } from './ipc.ts';
import { showMenu } from './menu.ts';
import type { MainWindow } from './window.ts';

type SystemCalls = Pick<Handlers, 'login-item:read' | 'login-item:write' | 'menu:set' | 'update:act'>;

/** What the program has to do with the system around its window: menu bar, start at login, updates, lock and sleep. */
export const joinSystem = (port: {
  readonly root: string;
  readonly launch: Launch;
  readonly platform: NodeJS.Platform;
  readonly isDevelopment: boolean;
  readonly tell: MainWindow['tell'];
  readonly quitting: (now: boolean) => void;
  readonly log: (line: string) => void;
}) => {
  const { platform, isDevelopment, tell } = port;
  const offerMenu = (groups: readonly MenuGroup[]): void =>
    showMenu({ platform, isDevelopment, groups, choose: (id) => tell('menu:chosen', id) });
  offerMenu([]);

  const loginItem = createLoginItem({
    platform,
    isPackaged: app.isPackaged,
    app,
    executable: port.launch.executable,
    configFolder: app.getPath('appData'),
  });
  const updates = openUpdates({
    platform,
    isPackaged: app.isPackaged,
    current: app.getVersion(),
    feedFile: path.join(port.root, 'out/main/update-feed.json'),
    engine: async () => (await import('./update-engine.ts')).updateEngine(),
    changed: (state) => tell('update:changed', state),
    quitting: port.quitting,
    log: port.log,
  });
  void updates.check();

  const locked = (): void => tell('power:locked', undefined);
  const unlocked = (): void => tell('power:unlocked', undefined);
  const woke = (): void => {
    tell('power:resumed', undefined);
    void updates.check();
  };
  powerMonitor.on('lock-screen', locked);
  powerMonitor.on('suspend', locked);
  powerMonitor.on('unlock-screen', unlocked);
  // Linux tells of sleep, not of the lock; there waking up has to stand for both.
  if (platform === 'linux') powerMonitor.on('resume', unlocked);
  powerMonitor.on('unlock-screen', woke);
  powerMonitor.on('resume', woke);

  return {
    canOpenAtLogin: loginItem.isSupported,
    updateState: updates.state,
    calls: {
      'login-item:read': loginItem.read,
      'login-item:write': loginItem.write,
      'menu:set': offerMenu,
      'update:act': (action) => updates[action](),
    } satisfies SystemCalls,
  };
};
