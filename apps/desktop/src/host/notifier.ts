import type { EscalationId } from '@countersign/shared/model/ids';
import type { EventPayload, NotificationOutcome, NotificationRequest } from '../ipc/contract.ts';

/** One way to show a notification. It answers with what happened and never throws. */
export type Notifier = {
  show(request: NotificationRequest): Promise<NotificationOutcome>;
  dismiss(tag: EscalationId): void;
};

export type Activated = (activation: EventPayload<'activation'>) => void;

/** A system that has not answered after this many milliseconds counts as failed. */
export const ANSWER_LIMIT = 5_000;

/**
 * Electron's own notifications first: they can be clicked, replaced and taken away. Where they cannot be shown (an unsigned
 * macOS build, no support), the fallback shows what it can. A person's "no" is final and not worked around.
 */
export const withFallback = (first: Notifier, fallback: Notifier): Notifier => ({
  show: async (request) => {
    const outcome = await first.show(request);
    if (outcome.outcome !== 'failed' && outcome.outcome !== 'unsupported') return outcome;
    const second = await fallback.show(request);
    if (second.outcome === 'shown') return second;
    return { outcome: outcome.outcome, reason: `${outcome.reason}; fallback: ${second.reason}` };
  },
  dismiss: (tag) => {
    first.dismiss(tag);
    fallback.dismiss(tag);
  },
});
