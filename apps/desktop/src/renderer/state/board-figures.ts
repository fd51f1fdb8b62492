import { isAtRisk, type Waiting } from '@countersign/shared/domain/board/ageing';
import { honestWorkMs } from '@countersign/shared/domain/board/honest-work';
import type { Reading } from '@countersign/shared/domain/board/warning';
import { atRisk, oldestWait, queueGrowing } from '@countersign/shared/domain/board/warning-queue';
import { escalationRate, overrideRising } from '@countersign/shared/domain/board/warning-rates';
import type { Timestamp } from '@countersign/shared/model/ids';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import type { Board } from '@countersign/shared/protocol/board';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { BoardColumns } from './board-columns.ts';

/** Length of one window of `board.flow`. */
export const FLOW_WINDOW_MS = 15 * 60_000;
const OVERRIDE_DAYS = 7;
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

/** Reviewers whose work counts: on shift, with a tier to look after. */
export const activeReviewers = (board: Pick<Board, 'people'>): number =>
  board.people.filter(({ role, presence, tiers }) => role === 'reviewer' && presence === 'on_shift' && tiers.length > 0).length;

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

/** Every warning rule, measured. Without the board's figures only those that the queue can answer. */
export const readingsOf = (items: readonly Waiting[], board: Board | null, now: Timestamp): readonly Reading[] => {
  if (board === null) return [];
  const sum = (days: Board['overrides']) => ({
    hits: days.reduce((total, { overridden }) => total + overridden, 0),
    n: days.reduce((total, { decided }) => total + decided, 0),
  });
  return [
    // The last window still runs.
    queueGrowing(board.flow.slice(0, -1), FLOW_WINDOW_MS, items, now),
    atRisk(items, board.targets.atRisk, now),
    oldestWait(items, board.targets.oldestMs, now),
    overrideRising(sum(board.overrides.slice(-OVERRIDE_DAYS)), sum(board.overrides.slice(0, -OVERRIDE_DAYS)), OVERRIDE_DAYS),
    ...board.agents
      .filter(({ paused }) => paused === null)
      .flatMap(({ id, escalatedLastHour, proposedLastHour }) =>
        escalationRate(id, { hits: escalatedLastHour, n: proposedLastHour }),
      ),
  ];
};
