import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import { type ReactNode, useEffect } from 'react';
import { useReviewer } from '../app/reviewer-context.ts';
import { useIsMasked } from '../shared/use-is-masked.ts';
import { BoardDialogs } from './board-dialogs.tsx';
import { BoardEmpty } from './column-empty.tsx';
import { CoverageAlarms } from './coverage-alarms.tsx';
import { ChangeToasts } from './change-toasts.tsx';
import { ChartsRow } from './charts-row.tsx';
import { HeadlineRow } from './headline-row.tsx';
import { PaneChoice } from './pane-choice.tsx';
import { PeopleColumn } from './people-column.tsx';
import { StaleBand } from './stale-band.tsx';
import { TierColumn } from './tier-column.tsx';
import { useBoardFocus } from './use-board-focus.ts';
import { useBoard } from './use-board.ts';
import { WarningsBand } from './warnings-band.tsx';

/** The supervisor's board: how much, what is wrong, who has what, and moving it (`G B`). */
export const BoardPage = (): ReactNode => {
  const { store } = useReviewer();
  const column = useBoard((s) => s.cursor.column);
  const isMasked = useIsMasked();
  useEffect(() => store.board.watch(), [store]);
  useEffect(() => store.board.setMasked(isMasked), [store, isMasked]);
  useBoardFocus();
  return (
    <div className="board" data-pane={column === 'people' || column === 'agents' ? 'people' : 'items'}>
      <HeadlineRow />
      <StaleBand />
      <CoverageAlarms />
      <WarningsBand />
      <PaneChoice />
      <div className="board-columns">
        {REVIEW_TIERS.map((tier) => (
          <TierColumn key={tier} tier={tier} />
        ))}
        <PeopleColumn />
        <BoardEmpty />
        <ChangeToasts />
      </div>
      <ChartsRow />
      <BoardDialogs />
    </div>
  );
};
