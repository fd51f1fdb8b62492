/**
 * Electron without its binary, for tests: `vi.mock('electron', () => import('../../test/electron-fake.ts'))`.
 * Every function carries Electron's own type, so a call that the real one would not accept does not compile.
 * It keeps what it was given and does nothing; tests read `fake` and fire events by hand.
 */
import { EventEmitter } from 'node:events';
import os from 'node:os';
import type * as E from 'electron';
import { vi } from 'vitest';

type Handler = Parameters<E.IpcMain['handle']>[1];
type Answerer = Parameters<E.Protocol['handle']>[1];

export class WebFrame {
  parent: WebFrame | null = null;
  origin: string;
  constructor(origin: string) {
    this.origin = origin;
  }
}

export class WebContents extends EventEmitter {
  readonly mainFrame = new WebFrame('app://countersign');
  openHandler: Parameters<E.WebContents['setWindowOpenHandler']>[0] | undefined;
  setWindowOpenHandler = vi.fn<E.WebContents['setWindowOpenHandler']>((handler) => {
    this.openHandler = handler;
  });
  send = vi.fn<E.WebContents['send']>();
  reload = vi.fn<E.WebContents['reload']>();
  forcefullyCrashRenderer = vi.fn<E.WebContents['forcefullyCrashRenderer']>();
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly options: E.BrowserWindowConstructorOptions;
  isOpen = true;
  constructor(options: E.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    fake.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL = vi.fn<E.BrowserWindow['loadURL']>(async () => {});
  show = vi.fn<E.BrowserWindow['show']>(() => void this.emit('show'));
  hide = vi.fn<E.BrowserWindow['hide']>();
  focus = vi.fn<E.BrowserWindow['focus']>();
  restore = vi.fn<E.BrowserWindow['restore']>();
  isMinimized = vi.fn<E.BrowserWindow['isMinimized']>(() => false);
  isFocused = vi.fn<E.BrowserWindow['isFocused']>(() => false);
  isDestroyed = vi.fn<E.BrowserWindow['isDestroyed']>(() => !this.isOpen);
  getNormalBounds = vi.fn<E.BrowserWindow['getNormalBounds']>(() => ({ x: 10, y: 20, width: 1_000, height: 700 }));
  setOverlayIcon = vi.fn<E.BrowserWindow['setOverlayIcon']>();
}

export class Notification extends EventEmitter {
  readonly options: E.NotificationConstructorOptions;
  static isSupported = vi.fn<typeof E.Notification.isSupported>(() => true);
  constructor(options: E.NotificationConstructorOptions) {
    super();
    this.options = options;
    fake.notifications.push(this);
  }
  show = vi.fn<E.Notification['show']>(() => fake.onNotification(this));
  close = vi.fn<E.Notification['close']>(() => void this.emit('close', { reason: 'applicationHidden' }));
}

export class Tray extends EventEmitter {
  readonly image: unknown;
  constructor(image: unknown) {
    super();
    if (fake.hasNoTray) throw new Error('no tray on this desktop');
    this.image = image;
    fake.trays.push(this);
  }
  setImage = vi.fn<E.Tray['setImage']>();
  setTitle = vi.fn<E.Tray['setTitle']>();
  setToolTip = vi.fn<E.Tray['setToolTip']>();
  setContextMenu = vi.fn<E.Tray['setContextMenu']>();
}

const NO_LOGIN_ITEM: Omit<E.LoginItemSettings, 'launchItems'> = {
  openAtLogin: false,
  wasOpenedAtLogin: false,
  status: 'not-registered',
  executableWillLaunchAtLogin: false,
};

/** What tests look at and set. `resetFake` before each test. */
export const fake = {
  windows: [] as BrowserWindow[],
  notifications: [] as Notification[],
  trays: [] as Tray[],
  handlers: new Map<string, Handler>(),
  protocols: new Map<string, Answerer>(),
  menus: [] as E.MenuItemConstructorOptions[][],
  onNotification: (notification: Notification): void => void notification.emit('show'),
  hasNoTray: false,
  isFirstInstance: true,
  userData: os.tmpdir(),
  switches: new Set<string>(),
  loginItem: { ...NO_LOGIN_ITEM },
};

class App extends EventEmitter {
  isPackaged = false;
  whenReady = vi.fn<E.App['whenReady']>(async () => {});
  requestSingleInstanceLock = vi.fn<E.App['requestSingleInstanceLock']>(() => fake.isFirstInstance);
  enableSandbox = vi.fn<E.App['enableSandbox']>();
  setAppUserModelId = vi.fn<E.App['setAppUserModelId']>();
  setAsDefaultProtocolClient = vi.fn<E.App['setAsDefaultProtocolClient']>(() => true);
  setBadgeCount = vi.fn<E.App['setBadgeCount']>(() => true);
  setPath = vi.fn<E.App['setPath']>((_name, path) => {
    fake.userData = path;
  });
  getPath = vi.fn<E.App['getPath']>(() => fake.userData);
  getVersion = vi.fn<E.App['getVersion']>(() => '0.1.0');
  getLoginItemSettings = vi.fn<E.App['getLoginItemSettings']>(() => ({ ...fake.loginItem, launchItems: [] }));
  setLoginItemSettings = vi.fn<E.App['setLoginItemSettings']>(({ openAtLogin = false }) => {
    fake.loginItem = { ...fake.loginItem, openAtLogin };
  });
  quit = vi.fn<E.App['quit']>();
  exit = vi.fn<E.App['exit']>();
  commandLine = { hasSwitch: (name: string): boolean => fake.switches.has(name) } satisfies Partial<E.CommandLine>;
}
export const app = new App();

class Session extends EventEmitter {
  setPermissionCheckHandler = vi.fn<E.Session['setPermissionCheckHandler']>();
  setPermissionRequestHandler = vi.fn<E.Session['setPermissionRequestHandler']>();
  setDevicePermissionHandler = vi.fn<E.Session['setDevicePermissionHandler']>();
  setDisplayMediaRequestHandler = vi.fn<E.Session['setDisplayMediaRequestHandler']>();
  webRequest = { onBeforeRequest: vi.fn<(listener: Parameters<E.WebRequest['onBeforeRequest']>[0]) => void>() };
}
export const session = { defaultSession: new Session() };

export const protocol = {
  registerSchemesAsPrivileged: vi.fn<E.Protocol['registerSchemesAsPrivileged']>(),
  handle: vi.fn<E.Protocol['handle']>((scheme, handler) => void fake.protocols.set(scheme, handler)),
} satisfies Partial<E.Protocol>;

export const ipcMain = {
  handle: vi.fn<E.IpcMain['handle']>((channel, handler) => void fake.handlers.set(channel, handler)),
  on: vi.fn(),
};

export const dialog = {
  showMessageBox: vi.fn<(window: unknown, options: E.MessageBoxOptions) => Promise<E.MessageBoxReturnValue>>(async () => ({
    response: 1,
    checkboxChecked: false,
  })),
  showErrorBox: vi.fn<E.Dialog['showErrorBox']>(),
};

const workArea = { x: 0, y: 0, width: 1_920, height: 1_040 };
export const screen = {
  getPrimaryDisplay: vi.fn<() => Pick<E.Display, 'id' | 'workArea'>>(() => ({ id: 1, workArea })),
  getAllDisplays: vi.fn<() => Pick<E.Display, 'id' | 'workArea'>[]>(() => [{ id: 1, workArea }]),
};

export const Menu = {
  setApplicationMenu: vi.fn<typeof E.Menu.setApplicationMenu>(),
  buildFromTemplate: vi.fn((template: E.MenuItemConstructorOptions[]) => {
    fake.menus.push(template);
    return template;
  }),
};

/** Reversible and visibly not the text itself; no more is asked of it here. */
const flip = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
export const safeStorage = {
  getSelectedStorageBackend: vi.fn<E.SafeStorage['getSelectedStorageBackend']>(() => 'gnome_libsecret'),
  isAsyncEncryptionAvailable: vi.fn<E.SafeStorage['isAsyncEncryptionAvailable']>(async () => true),
  encryptStringAsync: vi.fn<E.SafeStorage['encryptStringAsync']>(async (text) => flip(Buffer.from(text))),
  decryptStringAsync: vi.fn<E.SafeStorage['decryptStringAsync']>(async (encrypted) => ({
    shouldReEncrypt: false,
    result: flip(encrypted).toString(),
  })),
} satisfies Partial<E.SafeStorage>;

export const shell = { openExternal: vi.fn<E.Shell['openExternal']>(async () => {}) } satisfies Partial<E.Shell>;
export const nativeImage = { createFromPath: (path: string) => ({ path }) };
export const powerMonitor = new EventEmitter();
export const contextBridge = {
  exposeInMainWorld: vi.fn<E.ContextBridge['exposeInMainWorld']>(),
} satisfies Partial<E.ContextBridge>;

class IpcRenderer extends EventEmitter {
  invoke = vi.fn<E.IpcRenderer['invoke']>(async () => undefined);
}
export const ipcRenderer = new IpcRenderer();

export const resetFake = (userData: string): void => {
  vi.clearAllMocks();
  for (const emitter of [app, session.defaultSession, powerMonitor, ipcRenderer]) emitter.removeAllListeners();
  Object.assign(app, { isPackaged: false });
  Object.assign(fake, {
    windows: [],
    notifications: [],
    trays: [],
    menus: [],
    handlers: new Map(),
    protocols: new Map(),
    onNotification: (notification: Notification) => void notification.emit('show'),
    hasNoTray: false,
    isFirstInstance: true,
    userData,
    switches: new Set(),
    loginItem: { ...NO_LOGIN_ITEM },
  });
};

// electron-store imports Electron the CommonJS way.
export default { app, ipcMain, shell };
