import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { useBoard } from './use-board.ts';

/** In a small window items and people share one place. Seen there only. */
export const PaneChoice = (): ReactNode => {
  const { store } = useReviewer();
  const isPeople = useBoard((s) => s.cursor.column === 'people' || s.cursor.column === 'agents');
  return (
    <div className="pane-choice" role="group" aria-label={t.board.pane}>
      <button type="button" className="quiet" aria-pressed={!isPeople} onClick={() => store.board.enter('senior_reviewer')}>
        {t.board.panes.items}
      </button>
      <button type="button" className="quiet" aria-pressed={isPeople} onClick={() => store.board.enter('people')}>
        {t.board.panes.people}
      </button>
    </div>
  );
};
