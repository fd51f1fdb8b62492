import type { DecisionId } from '@countersign/shared/model/ids';
import type { Platform } from '../../platform/platform.ts';
import type { Settings } from '../../platform/settings.ts';
import { startNotifier } from '../notify/notify.ts';
import { type InboxStore, createInboxStore } from '../state/inbox-store.ts';
import { connectHub, systemClock } from './connect-hub.ts';
import { newUuid } from './new-id.ts';
import type { Credentials } from './sign-in-link.ts';

export type ReviewerSession = {
  readonly store: InboxStore;
  readonly setNotifyLevel: (level: Settings['notify']) => void;
  readonly close: () => void;
};

/** One signed-in reviewer: connection, state and notifications, together from the first to the last moment. */
export const openSession = (credentials: Credentials, platform: Platform, initialLevel: Settings['notify']): ReviewerSession => {
  const hub = connectHub(credentials);
  const store = createInboxStore({
    hub,
    clock: systemClock,
    monotonic: () => performance.now(),
    newDecisionId: () => newUuid() as DecisionId,
  });
  let level = initialLevel;
  const stopNotifier = startNotifier(store, platform, () => level);
  return {
    store,
    setNotifyLevel: (next) => {
      level = next;
    },
    close: () => {
      stopNotifier();
      store.stop();
      hub.close();
    },
  };
};
