import type { Timestamp } from '@countersign/shared/model/ids';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';

/** One thing that is not as it was when the card was read. Null: there was, or is, none. */
export type ItemChange =
  | { readonly what: 'deadline'; readonly from: Timestamp | null; readonly to: Timestamp | null }
  | { readonly what: 'tier'; readonly from: ReviewTier; readonly to: ReviewTier }
  | { readonly what: 'holder'; readonly from: string | null; readonly to: string | null }
  | { readonly what: 'assignee'; readonly from: string | null; readonly to: string | null }
  | { readonly what: 'status'; readonly from: QueueItem['status']['kind']; readonly to: QueueItem['status']['kind'] }
  | { readonly what: 'overdue' };

const holderOf = ({ status }: QueueItem): string | null =>
  status.kind === 'claimed' ? (status.byName ?? status.by ?? null) : null;
const assigneeOf = (item: QueueItem): string | null => item.assigneeName ?? item.assignee ?? null;

/** Claiming and letting go is told as who holds it, not as a change of status. */
const standing = ({ status }: QueueItem): QueueItem['status']['kind'] => (status.kind === 'claimed' ? 'pending' : status.kind);

/** What changed between two states of one item, from → to, in the order in which it matters. */
export const changesOf = (before: QueueItem, after: QueueItem): readonly ItemChange[] => {
  const changes: ItemChange[] = [];
  const [from, to] = [standing(before), standing(after)];
  if (from !== to) changes.push({ what: 'status', from, to });
  if (holderOf(before) !== holderOf(after)) changes.push({ what: 'holder', from: holderOf(before), to: holderOf(after) });
  if (before.reviewTier !== after.reviewTier) changes.push({ what: 'tier', from: before.reviewTier, to: after.reviewTier });
  if (assigneeOf(before) !== assigneeOf(after))
    changes.push({ what: 'assignee', from: assigneeOf(before), to: assigneeOf(after) });
  if (before.deadlineAt !== after.deadlineAt) changes.push({ what: 'deadline', from: before.deadlineAt, to: after.deadlineAt });
  if (!before.overdue && after.overdue) changes.push({ what: 'overdue' });
  return changes;
};
