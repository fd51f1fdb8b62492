import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import { type ReactNode, useMemo } from 'react';
import { duration, number, timeLeft } from '../../format/format.ts';
import { LAST_WINDOW, headlineOf, waitingItems, isReviewing } from '../../state/board-figures.ts';
import { peopleOf } from '../../state/board-snapshot.ts';
import { type Trend, type TrendFigure, trendOf } from '../../state/board-trend.ts';
import { t } from '../../strings/strings.ts';
import { useNow } from '../app/use-now.ts';
import { BoardFigure } from './board-figure.tsx';
import { trendText } from './trend-text.ts';
import { useBoard } from './use-board.ts';

const HOUR_MS = 3_600_000;
/** Fewer timed decisions than this, and the seconds per review are starting values. */
const MEASURED_N = 20;

/** Six numbers, each with its target and the trend of an hour (UX-53). */
export const HeadlineRow = (): ReactNode => {
  const board = useBoard((s) => s.board);
  const columns = useBoard((s) => s.columns);
  const samples = useBoard((s) => s.samples);
  const isGrowing = useBoard((s) => s.warnings.some(({ rule }) => rule === 'queue_growing'));
  const now = useNow();
  const items = useMemo(() => waitingItems(columns), [columns]);
  const head = headlineOf(items, board, now);
  const targets = board?.targets;
  const trend = (figure: TrendFigure, value: number | null): Trend | null => trendOf(samples, figure, value, now);
  const since = (change: number | null): Trend | null => (change === null ? null : { change, sinceMs: HOUR_MS });
  const hourAgo = board?.hourAgo;
  const oldestBefore = hourAgo?.oldestMs ?? null;
  const before = board?.flow.at(LAST_WINDOW - 4);
  const covered = REVIEW_TIERS.filter((tier) =>
    peopleOf(board).some((person) => isReviewing(person, now) && person.tiers.includes(tier)),
  );
  const uncovered = board === null ? [] : REVIEW_TIERS.filter((tier) => columns[tier].length > 0 && !covered.includes(tier));
  const isMeasured = board !== null && Object.values(board.secondsPerReview).reduce((sum, { n }) => sum + n, 0) >= MEASURED_N;

  return (
    <dl className="headline-row">
      <BoardFigure
        label={t.board.figure.waiting}
        value={number(head.waiting)}
        isBeyond={targets !== undefined && head.waiting > targets.waiting}
        detail={[
          targets === undefined ? null : t.board.target(number(targets.waiting)),
          trendText(since(hourAgo === undefined ? null : head.waiting - hourAgo.waiting), number),
        ]}
      />
      <BoardFigure
        label={t.board.figure.oldest}
        value={head.oldestMs === null ? t.board.nothing : timeLeft(head.oldestMs)}
        isBeyond={targets !== undefined && (head.oldestMs ?? 0) > targets.oldestMs}
        detail={[
          targets === undefined ? null : t.board.limit(timeLeft(targets.oldestMs)),
          trendText(since(head.oldestMs === null || oldestBefore === null ? null : head.oldestMs - oldestBefore), timeLeft),
        ]}
      />
      <BoardFigure
        label={t.board.figure.atRisk}
        value={number(head.atRisk)}
        isBeyond={targets !== undefined && head.atRisk > targets.atRisk}
        detail={[
          targets === undefined ? null : t.board.target(number(targets.atRisk)),
          trendText(trend('atRisk', head.atRisk), number),
        ]}
      />
      <BoardFigure
        label={t.board.figure.flow}
        isBeyond={isGrowing}
        value={
          head.opened === null || head.settled === null
            ? t.board.nothing
            : t.board.inOut(number(head.opened), number(head.settled))
        }
        detail={[
          t.board.keepsUp,
          before === undefined ? null : t.board.hourBefore(t.board.inOut(number(before.opened), number(before.settled))),
        ]}
      />
      <BoardFigure
        label={t.board.figure.honest}
        value={head.honestMs === null ? t.board.nothing : duration(head.honestMs)}
        isBeyond={targets !== undefined && (head.honestMs === null ? head.waiting > 0 : head.honestMs > targets.oldestMs)}
        detail={
          head.honestMs === null && board !== null
            ? [t.board.nobodyReviews]
            : [
                targets === undefined ? null : t.board.target(duration(targets.oldestMs)),
                isMeasured ? null : t.board.estimated,
                trendText(trend('honestMs', head.honestMs), duration),
              ]
        }
      />
      <BoardFigure
        label={t.board.figure.reviewers}
        value={number(head.reviewers)}
        isBeyond={uncovered.length > 0}
        detail={[
          board === null
            ? null
            : uncovered.length > 0
              ? t.board.uncovered(uncovered)
              : t.board.covered(number(covered.length), number(REVIEW_TIERS.length)),
          head.onBreak > 0 ? t.board.onBreak(head.onBreak) : trendText(trend('reviewers', head.reviewers), number),
        ]}
      />
    </dl>
  );
};
