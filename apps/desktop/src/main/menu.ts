import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuGroup } from '../platform/menu-group.ts';

/** An ampersand in a label would mark a key. */
const plain = (label: string): string => label.replaceAll('&', '&&');

/**
 * The menu bar: the system's own entries, and the page's commands in the person's language. Without the edit menu macOS has no
 * copy and paste; without the zoom entries nobody can enlarge the page. The commands carry no keys: those are single letters that
 * belong to the page, and a menu would take them out of every text field.
 */
export const showMenu = (options: {
  readonly platform: NodeJS.Platform;
  readonly isDevelopment: boolean;
  readonly groups: readonly MenuGroup[];
  readonly choose: (id: string) => void;
}): void => {
  const commands = options.groups.map(
    ({ label, items }): MenuItemConstructorOptions => ({
      label: plain(label),
      submenu: items.map((item) => ({ label: plain(item.label), click: () => options.choose(item.id) })),
    }),
  );
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(options.isDevelopment ? [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { role: options.platform === 'darwin' ? 'appMenu' : 'fileMenu' },
      { role: 'editMenu' },
      ...commands,
      { label: 'View', role: 'viewMenu', submenu: view },
      { role: 'windowMenu' },
    ]),
  );
};
