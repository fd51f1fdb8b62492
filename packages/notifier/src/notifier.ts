/** What is shown. Plain text of our own making; `tag` names it, so that a later one can take its place. */
export type NotificationRequest = {
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly urgency: 'low' | 'normal' | 'critical';
};

/** What the operating system really did. */
export type NotificationOutcome =
  | { readonly outcome: 'shown'; readonly by?: 'fallback' }
  | { readonly outcome: 'suppressed' | 'denied' | 'unsupported' | 'failed'; readonly reason: string };

/** One way to show a notification. It answers with what happened and never throws. */
export type Notifier<Request extends NotificationRequest = NotificationRequest> = {
  show(request: Request): Promise<NotificationOutcome>;
  dismiss(tag: string): void;
};

/** A system that has not answered after this many milliseconds counts as failed. */
export const ANSWER_LIMIT = 5_000;

/**
 * The system's own notifications first: they can be clicked, replaced and taken away. Where they cannot be shown (an unsigned
 * macOS build, no support), the fallback shows what it can, and says that it was the one. A person's "no" is final.
 */
export const withFallback = <Request extends NotificationRequest>(
  first: Notifier<Request>,
  fallback: Notifier,
): Notifier<Request> => ({
  show: async (request) => {
    const outcome = await first.show(request);
    if (outcome.outcome !== 'failed' && outcome.outcome !== 'unsupported') return outcome;
    const second = await fallback.show(request);
    if (second.outcome === 'shown') return { outcome: 'shown', by: 'fallback' };
    return { outcome: outcome.outcome, reason: `${outcome.reason}; fallback: ${second.reason}` };
  },
  dismiss: (tag) => {
    first.dismiss(tag);
    fallback.dismiss(tag);
  },
});

/** Shows nothing and keeps what it was asked to show: for machines without a screen, and for tests. */
export const createNullNotifier = (): Notifier & { readonly asked: readonly NotificationRequest[] } => {
  const asked: NotificationRequest[] = [];
  return {
    asked,
    show: async (request) => {
      asked.push(request);
      if (asked.length > 1_000) asked.shift();
      return { outcome: 'suppressed', reason: 'notifications are switched off here' };
    },
    dismiss: () => undefined,
  };
};
