import type { DecisionId } from '@countersign/shared/model/ids';
import type { Platform } from '../../platform/platform.ts';
import { type NotificationCentre, type NotifierSettings, startNotifier } from '../notify/notify.ts';
import { type InboxStore, createInboxStore } from '../state/inbox-store.ts';
import { connectHub, systemClock } from './connect-hub.ts';
import { loadTemplates } from './load-templates.ts';
import { keepUnsent } from './unsent-verdicts.ts';
import { followLinks } from './follow-links.ts';
import { newUuid } from './new-id.ts';
import type { Credentials } from './sign-in-link.ts';

export type ReviewerSession = {
  readonly store: InboxStore;
  readonly notifications: NotificationCentre;
  readonly setNotifySettings: (settings: NotifierSettings) => void;
  readonly close: () => void;
};

/** One signed-in reviewer: connection, state and notifications, together from the first to the last moment. */
export const openSession = (credentials: Credentials, platform: Platform, initialSettings: NotifierSettings): ReviewerSession => {
  const hub = connectHub(credentials);
  const store = createInboxStore({
    hub,
    clock: systemClock,
    monotonic: () => performance.now(),
    newDecisionId: () => newUuid() as DecisionId,
    batchMs: 100,
  });
  let notifySettings = initialSettings;
  // With every session, since a hub may come back with other sentences than it left with.
  let hadSession = false;
  const stopTemplates = hub.client.onState(({ kind }) => {
    const isNew = kind === 'ready' && !hadSession;
    hadSession = kind === 'ready';
    if (isNew) void loadTemplates(credentials.hubUrl).then((found) => found && store.setTemplates(found));
  });
  const stopUnsent = keepUnsent(store, platform.secrets);
  const stopLinks = followLinks(store, platform.deepLinks);
  const notifications = startNotifier({
    store,
    platform,
    settings: () => notifySettings,
    monotonic: () => performance.now(),
  });
  return {
    store,
    notifications,
    setNotifySettings: (next) => {
      notifySettings = next;
    },
    close: () => {
      stopTemplates();
      stopLinks();
      stopUnsent();
      notifications.stop();
      store.stop();
      hub.close();
    },
  };
};
