import { isAtRisk, type Waiting } from '@countersign/shared/domain/board/ageing';
import { honestWorkMs } from '@countersign/shared/domain/board/honest-work';
import { readingsOf as measuredRules } from '@countersign/shared/domain/board/readings';
import type { Reading } from '@countersign/shared/domain/board/warning';
import type { Timestamp } from '@countersign/shared/model/ids';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import type { Board, BoardPerson } from '@countersign/shared/protocol/board';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { BoardColumns } from './board-columns.ts';
import { isOutNow } from './duty.ts';

/** The window before the running one: of that, nobody knows yet what will have come in. */
export const LAST_WINDOW = -2;

/** The six numbers of the headline. Durations in milliseconds; null where there is nothing to say it of. */
export type Headline = {
  readonly waiting: number;
  readonly oldestMs: number | null;
  readonly atRisk: number;
  readonly opened: number | null;
  readonly settled: number | null;
  readonly honestMs: number | null;
  readonly reviewers: number;
  readonly onBreak: number;
};

export const waitingOf = ({ routing, openedAt, deadlineAt, overdue }: QueueItem): Waiting => ({
  riskClass: routing.riskClass,
  openedAt,
  deadlineAt,
  overdue,
});

/** What waits for somebody: a snoozed item waits for nobody now. */
export const waitingItems = (columns: BoardColumns): readonly Waiting[] =>
  REVIEW_TIERS.flatMap((tier) =>
    columns[tier].filter(({ item }) => item.status.kind !== 'snoozed').map(({ item }) => waitingOf(item)),
  );

/** On shift, and not out of office. */
export const isReviewing = ({ presence, availability }: BoardPerson, now: Timestamp): boolean =>
  presence === 'on_shift' && !isOutNow(availability, now);

/** Reviewers whose work counts: reviewing, with a tier to look after. */
export const activeReviewers = (board: Pick<Board, 'people' | 'now'>): number =>
  board.people.filter((person) => person.role === 'reviewer' && isReviewing(person, board.now) && person.tiers.length > 0).length;

export const secondsOf = ({ secondsPerReview: { low, medium, high, critical } }: Board) => ({
  low: low.seconds,
  medium: medium.seconds,
  high: high.seconds,
  critical: critical.seconds,
});

/** Counts come from the queue itself, at once; what the queue cannot know, from the board as it was last read. */
export const headlineOf = (items: readonly Waiting[], board: Board | null, now: Timestamp): Headline => {
  const last = board?.flow.at(LAST_WINDOW);
  const reviewers = board === null ? 0 : activeReviewers(board);
  return {
    waiting: items.length,
    oldestMs: items.length === 0 ? null : now - Math.min(...items.map(({ openedAt }) => openedAt)),
    atRisk: items.filter((item) => isAtRisk(item, now)).length,
    opened: last?.opened ?? null,
    settled: last?.settled ?? null,
    honestMs:
      board === null
        ? null
        : honestWorkMs(
            items.map(({ riskClass }) => riskClass),
            secondsOf(board),
            reviewers,
          ),
    reviewers,
    onBreak: board?.people.filter(({ presence, role }) => role === 'reviewer' && presence === 'on_break').length ?? 0,
  };
};

/** Every warning rule, measured; none before the board's figures are known. */
export const readingsOf = (items: readonly Waiting[], board: Board | null, now: Timestamp): readonly Reading[] =>
  board === null ? [] : measuredRules(items, board, now);
