import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import { RISK_CLASSES } from '@countersign/shared/model/vocabulary';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { NotificationRequest, Platform } from '../../platform/platform.ts';
import type { Settings } from '../../platform/settings.ts';
import { roughly } from '../format/format.ts';
import { AT_RISK_MS, countsOf } from '../state/counts.ts';
import type { InboxStore } from '../state/inbox-store.ts';
import { t } from '../strings/strings.ts';

/** Risk, tier and time left: nothing that an agent wrote, no name and no amount can be in it (SPEC U-12). */
export const notificationOf = (item: QueueItem, now: Timestamp): NotificationRequest => {
  const { riskClass } = item.routing;
  return {
    tag: item.id,
    title: t.notification.title(riskClass),
    body: t.notification.body(item.reviewTier, item.deadlineAt === null ? null : roughly(item.deadlineAt - now)),
    urgency: riskClass === 'critical' ? 'critical' : riskClass === 'high' ? 'normal' : 'low',
    actions: ['open', 'claim', 'snooze'],
  };
};

/** Whether a new item is worth a notification: a person is waited for, the level is asked for, nobody is looking. */
export const isWorthTelling = (item: QueueItem, level: Settings['notify'], isWatched: boolean): boolean =>
  !isWatched &&
  level !== 'none' &&
  item.status.kind === 'pending' &&
  item.routing.route === 'escalate' &&
  (level === 'all' || RISK_CLASSES.indexOf(item.routing.riskClass) >= RISK_CLASSES.indexOf('high'));

/** Follows the queue: tells of what is new once, and takes back what is settled. Returns how to stop. */
export const startNotifier = (store: InboxStore, platform: Platform, level: () => Settings['notify']): (() => void) => {
  const seen = new Set<EscalationId>();
  const shown = new Set<EscalationId>();
  let badge = -1;
  let isPrimed = false;

  const onChange = (): void => {
    const { inbox, isLoaded, order, principal } = store.get();
    if (!isLoaded) return;
    for (const id of shown) {
      const item = inbox.items.get(id);
      if (item?.status.kind === 'pending') continue;
      shown.delete(id);
      void platform.dismiss(id);
    }
    const now = store.hubNow();
    for (const item of inbox.items.values()) {
      if (seen.has(item.id)) continue;
      seen.add(item.id);
      if (!isPrimed) continue;
      if (item.routing.riskClass === 'critical' && item.status.kind === 'pending')
        store.announce('assertive', t.live.critical(item.reviewTier));
      if (!isWorthTelling(item, level(), platform.window.isFocused())) continue;
      shown.add(item.id);
      void platform.notify(notificationOf(item, now));
    }
    // What was there at the start is the badge's business, not a storm of notifications.
    isPrimed = true;
    const { actionable } = countsOf(order, principal?.id ?? null, now, AT_RISK_MS);
    if (actionable !== badge) {
      badge = actionable;
      void platform.setBadge(actionable);
    }
  };

  const stops = [
    store.subscribe(onChange),
    platform.onActivated(({ tag, action }) => {
      store.select(tag);
      store.showFace('card');
      if (action === 'claim') void store.toggleClaim();
      if (action === 'snooze') void store.snooze();
      if (action === 'open') void platform.window.focus();
    }),
    platform.power.onResume(() => store.wake()),
  ];
  onChange();
  return () => {
    for (const stop of stops) stop();
    for (const id of shown) void platform.dismiss(id);
    void platform.setBadge(0);
  };
};
