import { useSyncExternalStore } from 'react';
import { NO_NOTIFICATIONS, type NotificationState } from '../../notify/notification-state.ts';
import { useReviewer } from '../app/reviewer-context.ts';

const never = () => () => undefined;
const nothing = (): NotificationState => NO_NOTIFICATIONS;

/** The bands inside the window, and why toasts may not reach this person. */
export const useNotifications = (): NotificationState => {
  const { notifications } = useReviewer();
  return useSyncExternalStore(notifications?.state.subscribe ?? never, notifications?.state.get ?? nothing);
};
