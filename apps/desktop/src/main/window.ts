import { BrowserWindow, screen } from 'electron';
import type { EventName } from '../ipc/channels.ts';
import type { EventPayload } from '../ipc/contract.ts';
import { APP_ORIGIN } from '../host/content-policy.ts';
import { placeWindow, type Bounds } from '../host/window-bounds.ts';

export type MainWindow = {
  readonly window: BrowserWindow;
  /** Shows, restores and focuses. */
  open(): void;
  /** Tells the page; while it loads or reloads, what is told waits for it. */
  tell<N extends EventName>(name: N, payload: EventPayload<N>): void;
};

/** More than this many waiting events means that no page is coming; the oldest go. */
const WAITING_LIMIT = 16;

export const createMainWindow = (options: {
  readonly preload: string;
  readonly icon: string;
  readonly remembered: Bounds | undefined;
  readonly isDevelopment: boolean;
  /** Whether closing the window should hide it instead. */
  readonly staysOnClose: () => boolean;
  readonly remember: (bounds: Bounds) => void;
}): MainWindow => {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const window = new BrowserWindow({
    ...placeWindow(options.remembered, [primary.workArea, ...others.map((display) => display.workArea)]),
    show: false,
    title: 'Countersign',
    icon: options.icon,
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
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
      // The page owns the hub connection: a hidden window must go on answering pings.
      backgroundThrottling: false,
      devTools: options.isDevelopment,
    },
  });
  const contents = window.webContents;
  let isLoaded = false;
  let waiting: { readonly name: EventName; readonly payload: unknown }[] = [];
  contents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) isLoaded = false;
  });
  contents.on('render-process-gone', () => {
    isLoaded = false;
  });
  contents.on('did-finish-load', () => {
    isLoaded = true;
    for (const { name, payload } of waiting.splice(0)) contents.send(name, payload);
  });
  const tell: MainWindow['tell'] = (name, payload) => {
    if (window.isDestroyed()) return;
    if (isLoaded) contents.send(name, payload);
    else waiting = [...waiting, { name, payload }].slice(-WAITING_LIMIT);
  };
  window.on('focus', () => tell('window:focused', true));
  window.on('blur', () => tell('window:focused', false));
  window.on('close', (event) => {
    options.remember(window.getNormalBounds());
    if (!options.staysOnClose()) return;
    event.preventDefault();
    window.hide();
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${APP_ORIGIN}/`);
  const open = (): void => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  return { window, open, tell };
};
