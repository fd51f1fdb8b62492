import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useInbox } from '../app/reviewer-context.ts';
import { useBoard } from './use-board.ts';

/** A column without rows: still loading, or really empty. */
export const ColumnEmpty = (): ReactNode => {
  const isLoaded = useInbox((s) => s.isLoaded);
  if (isLoaded) return <p className="board-empty">{t.board.emptyColumn}</p>;
  return (
    <div className="board-empty" aria-busy="true">
      <span className="visually-hidden">{t.board.loading}</span>
      {[0, 1, 2].map((n) => (
        <span key={n} className="skeleton-row" />
      ))}
    </div>
  );
};

/** Nothing waits anywhere: said once and calmly, over the three columns. */
export const BoardEmpty = (): ReactNode => {
  const isLoaded = useInbox((s) => s.isLoaded);
  const isEmpty = useBoard((s) => REVIEW_TIERS.every((tier) => s.columns[tier].length === 0));
  if (!isLoaded || !isEmpty) return null;
  return (
    <div className="board-all-empty">
      <p className="queue-empty-title">{t.board.emptyBoard}</p>
      <p>{t.board.emptyBoardBody}</p>
    </div>
  );
};
