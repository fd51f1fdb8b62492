import { BrowserWindow, screen } from 'electron';
import type { EventName } from '../ipc/channels.ts';
import type { EventPayload } from '../ipc/contract.ts';
import { APP_ORIGIN } from '../host/content-policy.ts';
import { createMailbox } from '../host/mailbox.ts';
import { placeWindow, type Bounds } from '../host/window-bounds.ts';

export type MainWindow = {
  readonly window: BrowserWindow;
  /** Shows, restores and focuses. */
  open(): void;
  /** Tells the page; while it loads or reloads, what is told waits for it. */
  tell<N extends EventName>(name: N, payload: EventPayload<N>): void;
};

/** Events that wait for the page at most. */
const WAITING_LIMIT = 16;
type Letter = { readonly name: EventName; readonly payload: unknown };

export const createMainWindow = (options: {
  readonly preload: string;
  readonly icon: string;
  readonly remembered: Bounds | undefined;
  readonly isDevelopment: boolean;
  readonly startsHidden: () => boolean;
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
  const mailbox = createMailbox<Letter>(WAITING_LIMIT, ({ name, payload }) => contents.send(name, payload));
  contents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) mailbox.closed();
  });
  contents.on('render-process-gone', mailbox.closed);
  contents.on('did-finish-load', mailbox.opened);
  const tell: MainWindow['tell'] = (name, payload) => {
    if (!window.isDestroyed()) mailbox.post({ name, payload });
  };
  window.on('focus', () => tell('window:focused', true));
  window.on('blur', () => tell('window:focused', false));
  window.on('close', (event) => {
    options.remember(window.getNormalBounds());
    if (!options.staysOnClose()) return;
    event.preventDefault();
    window.hide();
  });
  window.once('ready-to-show', () => {
    if (!options.startsHidden()) window.show();
  });
  void window.loadURL(`${APP_ORIGIN}/`);
  const open = (): void => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  return { window, open, tell };
};
