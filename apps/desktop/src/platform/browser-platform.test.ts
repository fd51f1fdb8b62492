// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../renderer/test/queue-item.ts';
import { createBrowserPlatform } from './browser-platform.ts';
import type { NotificationRequest } from './platform.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

/** The browser's Notification, as far as it is used. */
const installNotifications = (permission: NotificationPermission) => {
  const shown: { title: string; options: NotificationOptions; closed: boolean; target: EventTarget }[] = [];
  class TestNotification extends EventTarget {
    static permission = permission;
    static requestPermission = async (): Promise<NotificationPermission> => {
      TestNotification.permission = 'granted';
      return 'granted';
    };
    readonly entry: (typeof shown)[number];
    constructor(title: string, options: NotificationOptions) {
      super();
      this.entry = { title, options, closed: false, target: this };
      shown.push(this.entry);
    }
    close(): void {
      this.entry.closed = true;
      this.dispatchEvent(new Event('close'));
    }
  }
  Object.defineProperty(window, 'Notification', { configurable: true, value: TestNotification });
  return shown;
};
const request = (n: number): NotificationRequest => ({
  tag: idOf(n),
  title: 'High-risk approval',
  body: 'Senior',
  urgency: 'normal',
  actions: ['open'],
});

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  document.title = 'Countersign';
});

describe('K-19 settings where nothing can be stored', () => {
  it('each choice stays for as long as the page does', async () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const page = Object.create(window, { localStorage: { get: () => full } });
    const { settings } = createBrowserPlatform(page);
    await settings.write({ theme: 'dark' });
    expect(await settings.write({ density: 'compact' })).toMatchObject({ theme: 'dark', density: 'compact' });
    expect(await settings.read()).toMatchObject({ theme: 'dark', density: 'compact' });
  });
});

describe('the browser’s platform', () => {
  it('one notification per tag, closed on dismiss, opened by a click', async () => {
    const shown = installNotifications('granted');
    const platform = createBrowserPlatform(window as Window & typeof globalThis);
    const activated: unknown[] = [];
    platform.onActivated((activation) => activated.push(activation));
    expect(await platform.notify(request(1))).toEqual({ outcome: 'shown' });
    await platform.notify(request(1));
    expect(shown.map(({ closed }) => closed)).toEqual([true, false]);
    shown[1]?.target.dispatchEvent(new Event('click'));
    expect(activated).toEqual([{ tag: idOf(1), action: 'open' }]);
    await platform.notify(request(2));
    await platform.dismiss(idOf(2));
    expect(shown[2]?.closed).toBe(true);
  });

  it('says why nothing was shown, and asks only when it is told to', async () => {
    const shown = installNotifications('default');
    const platform = createBrowserPlatform(window as Window & typeof globalThis);
    expect(await platform.notify(request(1))).toEqual({ outcome: 'denied', reason: 'undecided' });
    expect(await platform.notificationPermission.read()).toBe('undecided');
    expect(await platform.notificationPermission.ask()).toBe('granted');
    expect(await platform.notify(request(1))).toEqual({ outcome: 'shown' });
    expect(shown).toHaveLength(1);
  });

  it('U-13 keeps a secret for the tab and nowhere else', async () => {
    const platform = createBrowserPlatform(window as Window & typeof globalThis);
    await platform.secrets.set('token', 'cs_usr_secret');
    expect(JSON.stringify(Object.entries(localStorage))).not.toContain('cs_usr_secret');
    expect(await createBrowserPlatform(window as Window & typeof globalThis).secrets.get('token')).toBe('cs_usr_secret');
    await platform.secrets.remove('token');
    expect(await createBrowserPlatform(window as Window & typeof globalThis).secrets.get('token')).toBeUndefined();
  });

  it('remembers settings, forgets broken ones field by field', async () => {
    const platform = createBrowserPlatform(window as Window & typeof globalThis);
    expect(await platform.settings.write({ theme: 'dark' })).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
    localStorage.setItem('countersign.settings', '{"theme":"pink","density":"compact","extra":1}');
    expect(await platform.settings.read()).toEqual({ ...DEFAULT_SETTINGS, density: 'compact' });
    localStorage.setItem('countersign.settings', '{');
    expect(await platform.settings.read()).toEqual(DEFAULT_SETTINGS);
  });

  it('counts in the title', async () => {
    const platform = createBrowserPlatform(window as Window & typeof globalThis);
    await platform.setBadge(3);
    expect(document.title).toBe('(3) Countersign');
    await platform.setBadge(0);
    expect(document.title).toBe('Countersign');
  });
});
