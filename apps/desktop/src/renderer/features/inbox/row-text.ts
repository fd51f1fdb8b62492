import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { money, timeLeft, timeOfDay } from '../../format/format.ts';
import { masked } from '../../state/mask.ts';
import { t } from '../../strings/strings.ts';

/** "cancel_reservation" and "payments.issueRefund" as words, nothing left out. Only characters of an ActionName come in. */
export const actionWords = (name: string): string => {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_.:/-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words === '' ? name : words[0]?.toUpperCase() + words.slice(1);
};

const TARGET_CHARACTERS = 60;

/** What the row is about, cut short: what is acted upon, else an amount. Masked, it only tells rows apart. */
export const rowSubject = (item: QueueItem, isMasked = false): string | undefined => {
  const target =
    item.target === undefined
      ? undefined
      : cleanText(
          [...(isMasked ? masked(item.target.slice(0, 200)) : item.target.slice(0, 200))].slice(0, TARGET_CHARACTERS).join(''),
          { identifier: true },
        );
  return target ?? (item.amount === undefined ? undefined : money(item.amount));
};

/** Who asks, and the first reason why. */
export const rowNote = (item: QueueItem, me: PrincipalId | null): string => {
  const { kind, by, byName = by } = item.status;
  const given =
    item.assignee === undefined
      ? undefined
      : item.assignee === me
        ? t.look.assignedToYou
        : t.look.assignedTo(item.assigneeName ?? item.assignee);
  const holder = kind === 'claimed' || kind === 'snoozed' ? (by === me ? t.queue.you : byName) : given;
  const called = item.audience === undefined ? undefined : t.duty.audience[item.audience];
  const [reason] = item.routing.reasons;
  return [called, holder, cleanText(item.agentName, { identifier: true }), reason === undefined ? undefined : t.reason[reason]]
    .filter((part) => part !== undefined)
    .join(' · ');
};

export const rowTime = (item: QueueItem, now: number): string => {
  if (item.status.kind === 'snoozed' && item.status.until !== undefined)
    return t.queue.snoozedUntil(timeOfDay(item.status.until, now));
  if (item.overdue) return t.card.overdue;
  return item.deadlineAt === null ? '' : timeLeft(item.deadlineAt - now);
};
