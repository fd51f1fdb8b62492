import type { EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { BoardPerson } from '@countersign/shared/protocol/board';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { type ChangeEntry, type Place, shownPlace } from './board-moves.ts';
import { orderQueue } from './queue-order.ts';

/** A row of the board, and where it is shown: not where the hub has it while it is being moved. */
export type BoardRow = { readonly item: QueueItem; readonly place: Place; readonly isMoving: boolean };
export type BoardColumns = Readonly<Record<ReviewTier, readonly BoardRow[]>>;

const ON_BOARD: ReadonlySet<QueueItem['status']['kind']> = new Set(['pending', 'claimed', 'snoozed']);

export const placeOf = (item: QueueItem): Place => ({
  tier: item.reviewTier,
  assignee: item.assignee ?? null,
  assigneeName: item.assigneeName ?? null,
});

/** Every open item in the column of its tier, each column in the order of the queue. */
export const boardColumns = (
  items: Iterable<QueueItem>,
  entries: readonly ChangeEntry[],
  now: Timestamp,
  me: PrincipalId | null,
): BoardColumns => {
  const columns: Record<ReviewTier, BoardRow[]> = { junior_reviewer: [], senior_reviewer: [], manager: [] };
  const open = [...items].filter(({ status }) => ON_BOARD.has(status.kind));
  for (const { items: rows } of orderQueue(open, now, me))
    for (const item of rows) {
      const moving = shownPlace(entries, item.id);
      const place = moving ?? placeOf(item);
      columns[place.tier].push({ item, place, isMoving: moving !== undefined });
    }
  return columns;
};

/** Column and place of an item; places count from 0. */
export const findRow = (
  columns: BoardColumns,
  id: EscalationId,
): { readonly tier: ReviewTier; readonly index: number; readonly of: number; readonly row: BoardRow } | undefined => {
  for (const tier of REVIEW_TIERS) {
    const index = columns[tier].findIndex(({ item }) => item.id === id);
    const row = columns[tier][index];
    if (row !== undefined) return { tier, index, of: columns[tier].length, row };
  }
  return undefined;
};

/** The tier next to this one; undefined at the end of the row. */
export const neighbour = (tier: ReviewTier, by: 1 | -1): ReviewTier | undefined => REVIEW_TIERS[REVIEW_TIERS.indexOf(tier) + by];

/**
 * In which tier a person gets an item: in its own where the person has it, else in the nearest one above, else in the
 * highest below. Null for somebody without tiers, who can be given nothing.
 */
export const tierForPerson = (tier: ReviewTier, tiers: readonly ReviewTier[]): ReviewTier | null => {
  const sorted = REVIEW_TIERS.filter((each) => tiers.includes(each));
  const above = sorted.find((each) => REVIEW_TIERS.indexOf(each) >= REVIEW_TIERS.indexOf(tier));
  return above ?? sorted.at(-1) ?? null;
};

/** Items that are given to a person or that the person has open now. From the queue: it is newer than any figure. */
export const loadOf = (columns: BoardColumns, person: PrincipalId): { readonly open: number; readonly claimed: number } => {
  let open = 0;
  let claimed = 0;
  for (const tier of REVIEW_TIERS)
    for (const { item, place, isMoving } of columns[tier]) {
      const isClaimed = !isMoving && item.status.kind === 'claimed' && item.status.by === person;
      if (isClaimed) claimed += 1;
      if (isClaimed || place.assignee === person) open += 1;
    }
  return { open, claimed };
};

/** Tiers with items in them that nobody could decide any more if `person` had only `tiers`. */
export const orphanedTiers = (
  columns: BoardColumns,
  people: readonly BoardPerson[],
  person: PrincipalId,
  tiers: readonly ReviewTier[],
): readonly ReviewTier[] =>
  REVIEW_TIERS.filter((tier) => {
    const had = people.some(({ id, tiers: theirs }) => id === person && theirs.includes(tier));
    const others = people.some(({ id, role, tiers: theirs }) => id !== person && role === 'reviewer' && theirs.includes(tier));
    return had && !tiers.includes(tier) && !others && columns[tier].length > 0;
  });
