import type { Platform } from '../../platform/platform.ts';
import { DEFAULT_SETTINGS } from '../../platform/settings.ts';

/** The same object each time: it is watched. */
const NO_UPDATES = { kind: 'unsupported' } as const;

/** A shell that can do nothing, and says so. */
export const createFakePlatform = (): Platform => ({
  kind: 'browser',
  capabilities: { notificationActions: false, badge: false, tray: false, secureSecrets: false, openAtLogin: false },
  notify: async () => ({ outcome: 'unsupported', reason: 'a test' }),
  dismiss: async () => undefined,
  onActivated: () => () => undefined,
  notificationPermission: { read: async () => 'unsupported', ask: async () => 'unsupported' },
  setBadge: async () => undefined,
  settings: { read: async () => DEFAULT_SETTINGS, write: async (patch) => ({ ...DEFAULT_SETTINGS, ...patch }) },
  secrets: { get: async () => undefined, set: async () => undefined, remove: async () => undefined },
  window: { focus: async () => undefined, isFocused: () => true, onFocusChange: () => () => undefined },
  power: { onResume: () => () => undefined, onLock: () => () => undefined, onUnlock: () => () => undefined },
  openAtLogin: { read: async () => false, write: async () => false },
  deepLinks: { onOpened: () => () => undefined },
  updates: {
    state: () => NO_UPDATES,
    onChange: () => () => undefined,
    check: async () => undefined,
    download: async () => undefined,
    installAndRestart: async () => undefined,
  },
  menu: { show: async () => undefined, onChosen: () => () => undefined },
  openExternal: async () => undefined,
});
