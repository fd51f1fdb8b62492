import type { ReactNode } from 'react';
import type { NotificationSettings as Values } from '../../../platform/notification-settings.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { Choice, optionsOf } from '../settings/choice.tsx';
import { KeywordSetting } from './keyword-setting.tsx';
import { NotificationTest } from './notification-test.tsx';
import { PauseSetting } from './pause-setting.tsx';
import { QueueLevels } from './queue-levels.tsx';
import { ScheduleSetting } from './schedule-setting.tsx';
import { SoundSetting } from './sound-setting.tsx';

/** Everything a person may choose about notifications, and a way to see whether they arrive. */
export const NotificationSettings = (): ReactNode => {
  const { settings, writeSettings } = useReviewer();
  const { notifications } = settings;
  const change = (patch: Partial<Values>): void => writeSettings({ notifications: { ...notifications, ...patch } });
  return (
    <>
      <NotificationTest />
      <Choice
        legend={t.notification.level}
        help={t.notification.levelHelp}
        value={settings.notify}
        options={optionsOf(t.notification.levels)}
        onChange={(notify) => writeSettings({ notify })}
      />
      <QueueLevels tiers={notifications.tiers} onChange={(tiers) => change({ tiers })} />
      <KeywordSetting keywords={notifications.keywords} onChange={(keywords) => change({ keywords })} />
      <PauseSetting pausedUntil={notifications.pausedUntil} onChange={(pausedUntil) => change({ pausedUntil })} />
      <ScheduleSetting value={notifications} onChange={change} />
      <SoundSetting sounds={notifications.sounds} onChange={(sounds) => change({ sounds })} />
    </>
  );
};
