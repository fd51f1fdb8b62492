import { isAvailable } from '@countersign/shared/domain/coverage/eligible-people';
import type { Timestamp } from '@countersign/shared/model/ids';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { Board, BoardPerson } from '@countersign/shared/protocol/board';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { BoardColumns } from './board-columns.ts';
import { peopleOf } from './board-snapshot.ts';

/** What waits in a tier, is in nobody's hands, and to which not everybody was called yet. */
export const callable = (columns: BoardColumns, tier: ReviewTier): readonly QueueItem[] =>
  columns[tier]
    .map(({ item }) => item)
    .filter(({ status, assignee, audience }) => status.kind === 'pending' && assignee === undefined && audience === undefined);

/** To which the supervisors were called, the highest tier first. */
export const lateItems = (columns: BoardColumns): readonly QueueItem[] =>
  REVIEW_TIERS.toReversed()
    .flatMap((tier) => columns[tier].map(({ item }) => item))
    .filter(({ audience, status }) => audience === 'supervisors' && status.kind === 'pending');

const canTake = ({ availability, open }: BoardPerson, now: Timestamp): boolean =>
  availability === undefined || isAvailable({ ...availability, open }, now);

/** Whose tiers to think of first when one has nobody: somebody who could take more and does not have it; else anybody. */
export const nextReviewer = (board: Board | null, tier: ReviewTier, now: Timestamp): BoardPerson | undefined => {
  const people = peopleOf(board);
  const free = people.filter((person) => !person.tiers.includes(tier) && canTake(person, now));
  return free.toSorted((a, b) => a.open - b.open)[0] ?? people[0];
};
