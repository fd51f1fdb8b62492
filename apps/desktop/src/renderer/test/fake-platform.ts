import type { Platform } from '../../platform/platform.ts';
import { DEFAULT_SETTINGS } from '../../platform/settings.ts';

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
  power: { onResume: () => () => undefined },
  openExternal: async () => undefined,
});
