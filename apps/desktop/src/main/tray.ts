import path from 'node:path';
import { app, Menu, nativeImage, Tray, type BrowserWindow } from 'electron';

export type TrayPort = {
  readonly isShown: boolean;
  setCount(count: number): void;
};

/** Tray icon with a menu, and the count of waiting items wherever the system shows one. */
export const createTray = (options: {
  readonly assets: string;
  readonly platform: NodeJS.Platform;
  readonly window: BrowserWindow;
  readonly open: () => void;
  readonly quit: () => void;
  readonly log: (line: string) => void;
}): TrayPort => {
  const image = (name: string) => nativeImage.createFromPath(path.join(options.assets, name));
  const isMac = options.platform === 'darwin';
  let tray: Tray | undefined;
  try {
    // macOS colours template images itself, by the name's ending.
    tray = new Tray(image(isMac ? 'trayTemplate.png' : 'tray.png'));
  } catch (error) {
    options.log(`no tray: ${error instanceof Error ? error.message : String(error)}`);
  }
  const describe = (count: number): string =>
    count === 0 ? 'Nothing waits' : `${count} ${count === 1 ? 'waits' : 'wait'} for you`;
  const menu = (count: number): Menu =>
    Menu.buildFromTemplate([
      { label: describe(count), enabled: false },
      { type: 'separator' },
      { label: 'Open Countersign', click: options.open },
      { label: 'Quit', click: options.quit },
    ]);
  tray?.on('click', options.open);

  const setCount = (count: number): void => {
    app.setBadgeCount(count);
    if (options.platform === 'win32' && !options.window.isDestroyed()) {
      options.window.setOverlayIcon(count === 0 ? null : image('badge.png'), count === 0 ? '' : describe(count));
    }
    tray?.setToolTip(`Countersign: ${describe(count)}`);
    tray?.setContextMenu(menu(count));
    if (isMac) tray?.setTitle(count === 0 ? '' : String(count));
    else tray?.setImage(image(count === 0 ? 'tray.png' : 'tray-waiting.png'));
  };
  setCount(0);
  return { isShown: tray !== undefined, setCount };
};
