import type { Activation, NotificationOutcome, NotificationPermission, NotificationRequest, Platform } from './platform.ts';
import { createFragmentLinks } from './fragment-links.ts';
import { type Settings, readSettings } from './settings.ts';

const SETTINGS_KEY = 'countersign.settings';
const SECRET_PREFIX = 'countersign.secret.';

/** Storage can be switched off or full; preferences then last as long as the page. */
const readStored = (storage: () => Storage, key: string): string | null => {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
};
/** Whether it is stored; if not, the page goes on with what it has in memory. */
const writeStored = (storage: () => Storage, key: string, value: string | null): boolean => {
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, value);
    return true;
  } catch {
    return false;
  }
};

const parse = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
};

const permissionOf = (state: NotificationPermission | 'default'): NotificationPermission =>
  state === 'default' ? 'undecided' : state;

/** The same object each time: it is watched. */
const NO_UPDATES = { kind: 'unsupported' } as const;

/**
 * The port over a plain browser tab. The token goes to sessionStorage: it survives a reload of the tab and
 * ends with it, and never reaches localStorage, a cookie or a URL.
 */
export const createBrowserPlatform = (page: Window & typeof globalThis): Platform => {
  const title = page.document.title;
  const shown = new Map<string, Notification>();
  const listeners = new Set<(activation: Activation) => void>();
  const memory = new Map<string, string>();
  const isSupported = 'Notification' in page;
  /** Settings that could not be stored. */
  let unstored: Settings | null = null;
  const settingsNow = (): Settings => unstored ?? readSettings(parse(readStored(() => page.localStorage, SETTINGS_KEY)));

  const show = (request: NotificationRequest): NotificationOutcome => {
    if (!isSupported) return { outcome: 'unsupported', reason: 'this browser has no notifications' };
    const permission = permissionOf(page.Notification.permission);
    if (permission !== 'granted') return { outcome: 'denied', reason: permission };
    try {
      shown.get(request.tag)?.close();
      const notification = new page.Notification(request.title, {
        body: request.body,
        tag: request.tag,
        requireInteraction: request.urgency === 'critical',
        silent: request.urgency !== 'critical',
      });
      // Kept, because a collected notification loses its click handler.
      shown.set(request.tag, notification);
      notification.addEventListener('close', () => {
        if (shown.get(request.tag) === notification) shown.delete(request.tag);
      });
      notification.addEventListener('click', () => {
        page.focus();
        notification.close();
        for (const listener of listeners) listener({ tag: request.tag, action: 'open' });
      });
      return { outcome: 'shown' };
    } catch (cause) {
      return { outcome: 'failed', reason: cause instanceof Error ? cause.message : 'the browser refused' };
    }
  };

  return {
    kind: 'browser',
    capabilities: { notificationActions: false, badge: true, tray: false, secureSecrets: false, openAtLogin: false },
    notify: async (request) => show(request),
    dismiss: async (tag) => {
      shown.get(tag)?.close();
      shown.delete(tag);
    },
    onActivated: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notificationPermission: {
      read: async () => (isSupported ? permissionOf(page.Notification.permission) : 'unsupported'),
      ask: async () => (isSupported ? permissionOf(await page.Notification.requestPermission()) : 'unsupported'),
    },
    setBadge: async (count) => {
      page.document.title = count === 0 ? title : `(${count}) ${title}`;
    },
    settings: {
      read: async () => settingsNow(),
      write: async (patch) => {
        const next = { ...settingsNow(), ...patch };
        unstored = writeStored(() => page.localStorage, SETTINGS_KEY, JSON.stringify(next)) ? null : next;
        return next;
      },
    },
    secrets: {
      get: async (key) => memory.get(key) ?? readStored(() => page.sessionStorage, SECRET_PREFIX + key) ?? undefined,
      set: async (key, value) => {
        memory.set(key, value);
        writeStored(() => page.sessionStorage, SECRET_PREFIX + key, value);
      },
      remove: async (key) => {
        memory.delete(key);
        writeStored(() => page.sessionStorage, SECRET_PREFIX + key, null);
      },
    },
    window: {
      focus: async () => page.focus(),
      isFocused: () => page.document.hasFocus(),
      onFocusChange: (listener) => {
        const onFocus = (): void => listener(true);
        const onBlur = (): void => listener(false);
        page.addEventListener('focus', onFocus);
        page.addEventListener('blur', onBlur);
        return () => {
          page.removeEventListener('focus', onFocus);
          page.removeEventListener('blur', onBlur);
        };
      },
    },
    power: {
      onResume: (listener) => {
        // A browser does not tell of a wake-up; a network that came back and a tab that is looked at again are near enough.
        const onVisible = (): void => {
          if (page.document.visibilityState === 'visible') listener();
        };
        page.addEventListener('online', listener);
        page.document.addEventListener('visibilitychange', onVisible);
        return () => {
          page.removeEventListener('online', listener);
          page.document.removeEventListener('visibilitychange', onVisible);
        };
      },
      // A hidden tab is not a locked machine, and a browser tells of nothing else.
      onLock: () => () => undefined,
      onUnlock: () => () => undefined,
    },
    openAtLogin: { read: async () => false, write: async () => false },
    deepLinks: createFragmentLinks(page),
    updates: {
      state: () => NO_UPDATES,
      onChange: () => () => undefined,
      check: async () => undefined,
      download: async () => undefined,
      installAndRestart: async () => undefined,
    },
    menu: { show: async () => undefined, onChosen: () => () => undefined },
    saveText: (name, text) => {
      const link = page.document.createElement('a');
      link.href = page.URL.createObjectURL(new Blob([text], { type: 'application/json' }));
      link.download = name;
      link.click();
      // The download has its own hold on the data by the next turn.
      page.setTimeout(() => page.URL.revokeObjectURL(link.href), 0);
    },
    openExternal: async (url) => {
      if (url.startsWith('https://')) page.open(url, '_blank', 'noopener,noreferrer');
    },
  };
};
