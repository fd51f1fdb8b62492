import { type ReactNode, useEffect, useState } from 'react';
import type { NotificationOutcome, NotificationPermission } from '../../../platform/platform.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';

/** What the system did, in words. */
export const outcomeText = (outcome: NotificationOutcome): string => {
  const { tested } = t.notification;
  switch (outcome.outcome) {
    case 'shown':
      return outcome.by === 'fallback' ? tested.fallback : tested.shown;
    case 'denied':
      return outcome.reason === 'undecided' ? tested.undecided : tested.denied;
    case 'unsupported':
    case 'suppressed':
    case 'failed':
      return tested[outcome.outcome](outcome.reason);
  }
};

/** Whether the system lets notifications through, asked of the system itself. */
export const NotificationTest = (): ReactNode => {
  const { platform, notifications } = useReviewer();
  const [permission, setPermission] = useState<NotificationPermission>('unsupported');
  const [result, setResult] = useState<NotificationOutcome | 'asking' | null>(null);
  const readPermission = (): void => void platform.notificationPermission.read().then(setPermission);
  useEffect(() => void platform.notificationPermission.read().then(setPermission), [platform]);
  const test = async (): Promise<void> => {
    setResult('asking');
    setResult((await notifications?.test()) ?? { outcome: 'unsupported', reason: t.settings.permission.unsupported });
    readPermission();
  };
  const isTrouble = result !== null && result !== 'asking' && result.outcome !== 'shown';
  return (
    <div className="setting">
      <h3>{t.settings.notifications}</h3>
      <p className={permission === 'denied' ? 'notification-denied' : undefined}>{t.settings.permission[permission]}</p>
      <div className="notification-actions">
        {permission === 'undecided' ? (
          <button type="button" onClick={() => void platform.notificationPermission.ask().then(setPermission)}>
            {t.top.turnOnNotifications}
          </button>
        ) : null}
        <button type="button" disabled={result === 'asking'} onClick={() => void test()}>
          {t.notification.test}
        </button>
      </div>
      <p role="status" className={isTrouble ? 'notification-result notification-denied' : 'notification-result'}>
        {result === null ? '' : result === 'asking' ? t.notification.testing : outcomeText(result)}
      </p>
    </div>
  );
};
