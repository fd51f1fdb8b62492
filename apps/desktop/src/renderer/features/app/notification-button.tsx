import { type ReactNode, useEffect, useState } from 'react';
import type { NotificationPermission } from '../../../platform/platform.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from './reviewer-context.ts';

/** Asks for permission, on a click and at no other time. Gone once the system has an answer. */
export const NotificationButton = (): ReactNode => {
  const { platform, settings } = useReviewer();
  const [permission, setPermission] = useState<NotificationPermission>('granted');
  useEffect(() => void platform.notificationPermission.read().then(setPermission), [platform]);
  if (permission !== 'undecided' || settings.notify === 'none') return null;
  return (
    <button
      type="button"
      className="quiet notification-button"
      onClick={() => void platform.notificationPermission.ask().then(setPermission)}
    >
      {t.top.turnOnNotifications}
    </button>
  );
};
