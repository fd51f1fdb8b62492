import { Notification } from 'electron';
import type { EventPayload, NotificationOutcome, NotificationRequest } from '../ipc/contract.ts';
import { cleanLine, escapeMarkup } from '@countersign/notifier/notification-text';
import { ANSWER_LIMIT, type Notifier } from '@countersign/notifier/notifier';

type Activated = (activation: EventPayload<'activation'>) => void;

/** Where the page gave no words of its own. */
const LABELS = { open: 'Open', claim: 'Claim', snooze: 'Snooze' } as const;

/** More live notifications than this help nobody; the oldest is taken away. */
const LIVE_LIMIT = 32;

export const createElectronNotifier = (port: {
  readonly platform: NodeJS.Platform;
  /** A signed build. Unsigned ones on macOS are refused with the words that also mean "the person said no". */
  readonly isPackaged: boolean;
  readonly activated: Activated;
}): Notifier<NotificationRequest> => {
  // Kept here because a notification without a reference is garbage collected together with its click handler.
  const live = new Map<string, Notification>();
  const dismiss = (tag: string): void => {
    const notification = live.get(tag);
    live.delete(tag);
    notification?.close();
  };

  const build = ({ tag, title, body, urgency, actions, labels, group, silent }: NotificationRequest): Notification => {
    const isMac = port.platform === 'darwin';
    const isLinux = port.platform === 'linux';
    const text = cleanLine(body);
    const notification = new Notification({
      id: tag,
      title: cleanLine(title),
      body: isLinux ? escapeMarkup(text) : text,
      silent: silent ?? urgency !== 'critical',
      ...(isMac ? {} : { urgency, timeoutType: urgency === 'critical' ? ('never' as const) : ('default' as const) }),
      ...(isLinux
        ? {}
        : {
            ...(group === undefined ? {} : { groupId: group }),
            actions: actions.map((action, at) => ({ type: 'button' as const, text: cleanLine(labels?.[at] ?? LABELS[action]) })),
          }),
    });
    notification.on('click', () => port.activated({ tag, action: 'open' }));
    notification.on('action', ({ actionIndex }) => port.activated({ tag, action: actions[actionIndex] ?? 'open' }));
    notification.on('close', () => {
      if (live.get(tag) === notification) live.delete(tag);
    });
    return notification;
  };

  const judgeFailure = (error: string): NotificationOutcome =>
    port.isPackaged && /not allowed|denied/i.test(error)
      ? { outcome: 'denied', reason: error }
      : { outcome: 'failed', reason: error };

  const show: Notifier<NotificationRequest>['show'] = (request) =>
    new Promise((settle) => {
      if (!Notification.isSupported()) {
        return settle({ outcome: 'unsupported', reason: 'this system shows no notifications of this program' });
      }
      dismiss(request.tag);
      const [oldest] = live.keys();
      if (live.size >= LIVE_LIMIT && oldest !== undefined) dismiss(oldest);
      const notification = build(request);
      live.set(request.tag, notification);
      const fail = (outcome: NotificationOutcome): void => {
        clearTimeout(timer);
        if (live.get(request.tag) === notification) live.delete(request.tag);
        settle(outcome);
      };
      const timer = setTimeout(() => {
        notification.close();
        fail({ outcome: 'failed', reason: `the system did not answer within ${ANSWER_LIMIT / 1_000} s` });
      }, ANSWER_LIMIT);
      notification.once('show', () => {
        clearTimeout(timer);
        settle({ outcome: 'shown' });
      });
      notification.once('failed', (_event, error) => fail(judgeFailure(error)));
      try {
        notification.show();
      } catch (error) {
        fail({ outcome: 'failed', reason: error instanceof Error ? error.message : String(error) });
      }
    });
  return { show, dismiss };
};
