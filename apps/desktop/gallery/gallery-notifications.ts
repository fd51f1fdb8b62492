import type { NotificationCentre } from '../src/renderer/notify/notify.ts';
import type { NotificationState } from '../src/renderer/notify/notification-state.ts';
import { createStore } from '../src/renderer/state/store.ts';

/** News that stand still on the picture. */
export const notificationsIn = (state: NotificationState): NotificationCentre => ({
  state: createStore(state),
  warn: () => undefined,
  play: () => false,
  test: () => Promise.resolve({ outcome: 'unsupported', reason: 'a gallery has no toasts' }),
  dismissBand: () => undefined,
  dismissTrouble: () => undefined,
  stop: () => undefined,
});
