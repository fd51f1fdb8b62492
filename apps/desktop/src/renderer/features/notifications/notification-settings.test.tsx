// @vitest-environment happy-dom
import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import type { DecisionId } from '@countersign/shared/model/ids';
import { readSettings, DEFAULT_SETTINGS, type Settings } from '../../../platform/settings.ts';
import { startNotifier } from '../../notify/notify.ts';
import { createInboxStore } from '../../state/inbox-store.ts';
import { createFakeHub, createManualClock, settled } from '../../test/fake-hub.ts';
import { NOW } from '../../test/queue-item.ts';
import { createRecordingPlatform } from '../../test/recording-platform.ts';
import { ReviewerContext } from '../app/reviewer-context.ts';
import { keywordsOf } from './keyword-setting.tsx';
import { NotificationBands } from './notification-bands.tsx';
import { NotificationSettings } from './notification-settings.tsx';
import { tomorrowAt } from './pause-setting.tsx';
import { clockText, minuteOf } from './schedule-setting.tsx';

globalThis.IS_REACT_ACT_ENVIRONMENT = true;
let unmount = async (): Promise<void> => undefined;
afterEach(() => unmount());

const render = async () => {
  const hub = createFakeHub();
  const clock = createManualClock();
  const monotonic = (): number => clock.now() - NOW;
  const store = createInboxStore({ hub: hub.hub, clock, monotonic, newDecisionId: () => 'd' as DecisionId });
  const shell = createRecordingPlatform();
  let settings: Settings = DEFAULT_SETTINGS;
  const notifications = startNotifier({ store, platform: shell.platform, settings: () => settings, monotonic });
  hub.queue([]);
  const Screen = () => {
    const [shown, setShown] = useState(settings);
    const writeSettings = (patch: Partial<Settings>): void => {
      settings = { ...settings, ...patch };
      setShown(settings);
    };
    const reviewer = { store, platform: shell.platform, settings: shown, writeSettings, signOut: () => undefined, notifications };
    return (
      <ReviewerContext value={reviewer}>
        <NotificationBands />
        <NotificationSettings />
      </ReviewerContext>
    );
  };
  const container = document.createElement('div');
  document.body.replaceChildren(container);
  const root = createRoot(container);
  await act(async () => root.render(<Screen />));
  unmount = async () => {
    await act(async () => root.unmount());
    notifications.stop();
    store.stop();
  };
  const click = async (label: string): Promise<void> => {
    const found = [...container.querySelectorAll<HTMLElement>('button, label')].find((element) => element.textContent === label);
    if (found === undefined) throw new Error(`nothing is called ${label}`);
    await act(async () => {
      (found.querySelector('input') ?? found).click();
      await settled();
    });
  };
  return { ...shell, container, click, settings: () => settings, text: (): string => container.textContent ?? '' };
};

describe('N-11 the test notification says in words what the system did', () => {
  it.each([
    [{ outcome: 'shown' }, 'says that it is on screen'],
    [{ outcome: 'shown', by: 'fallback' }, 'node-notifier'],
    [{ outcome: 'denied', reason: 'not allowed' }, 'switched off for Countersign'],
    [{ outcome: 'denied', reason: 'undecided' }, 'Turn them on first'],
    [{ outcome: 'failed', reason: 'no bus' }, 'The system says: no bus'],
    [{ outcome: 'unsupported', reason: 'this browser has no notifications' }, 'no way to show notifications here'],
    [{ outcome: 'suppressed', reason: 'four are under way' }, 'four are under way'],
  ] as const)('%j', async (outcome, words) => {
    const { click, answer, text, asked } = await render();
    answer(outcome);
    await click('Send a test notification');
    expect(asked.map(({ title }) => title)).toEqual(['Test notification']);
    expect(text()).toContain(words);
  });

  it('notifications denied is a state of its own, with the way to the settings', async () => {
    const { click, answer, text } = await render();
    answer({ outcome: 'denied', reason: 'not allowed' });
    await click('Send a test notification');
    expect(text()).toContain('The system does not let Countersign show notifications');
    await click('Dismiss');
    expect(text()).not.toContain('The system does not let Countersign show notifications');
  });
});

describe('N-14 preferences', () => {
  it('level, pause, schedule and sounds are written as they are chosen', async () => {
    const { click, settings } = await render();
    await click('what concerns me');
    await click('1 hour');
    await click('Only during these hours');
    await click('Sunday');
    await click('high risk');
    expect(settings()).toMatchObject({
      notify: 'assigned',
      notifications: {
        pausedUntil: NOW + 3_600_000,
        isScheduled: true,
        sounds: { routine: false, high: true, critical: true, deadline: true },
      },
    });
    expect(settings().notifications.week[0]).toEqual({ from: 480, to: 1_080 });
    await click('Resume now');
    expect(settings().notifications.pausedUntil).toBe(0);
  });

  it('what cannot be read falls back, and the rest stays', () => {
    const broken = { ...DEFAULT_SETTINGS, notify: 'assigned', notifications: { week: [], keywords: ['x'.repeat(99)] } };
    expect(readSettings(broken)).toEqual({ ...DEFAULT_SETTINGS, notify: 'assigned' });
    expect(readSettings({ theme: 'dark' }).notifications).toEqual(DEFAULT_SETTINGS.notifications);
  });

  it('keywords are lines, without what is empty, twice or endless', () => {
    expect(keywordsOf(' refund \n\nrefund\npayroll')).toEqual(['refund', 'payroll']);
    expect(keywordsOf('x'.repeat(100))[0]).toHaveLength(40);
    expect(keywordsOf(Array.from({ length: 50 }, (_, n) => `k${n}`).join('\n'))).toHaveLength(20);
  });

  it('times of day, there and back', () => {
    for (const minute of [0, 1, 59, 60, 719, 1_439]) expect(minuteOf(clockText(minute))).toBe(minute);
    for (const text of ['', '24:00', 'x', '9:00']) expect(minuteOf(text)).toBeUndefined();
    const tomorrow = new Date(tomorrowAt(NOW));
    expect([tomorrow.getHours(), tomorrow.getMinutes()]).toEqual([6, 0]);
    expect(tomorrow.getTime()).toBeGreaterThan(NOW);
  });
});
