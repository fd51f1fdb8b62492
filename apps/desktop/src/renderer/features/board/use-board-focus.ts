import { useEffect } from 'react';
import { focusHome, isFocusLost } from '../../commands/focus.ts';
import { useBoard } from './use-board.ts';

const OF_THE_BOARD = '[data-board-column], [data-board-column] *, .pane-choice *, main.page';

/** The focus goes where the cursor goes, unless it is on a control elsewhere on the board. */
export const useBoardFocus = (): void => {
  const column = useBoard((s) => s.cursor.column);
  const id = useBoard((s) =>
    s.cursor.column === 'agents' || s.cursor.column === 'people' ? s.cursor.ids[s.cursor.column] : undefined,
  );
  useEffect(() => {
    if (isFocusLost() || document.activeElement?.matches(OF_THE_BOARD) === true) focusHome();
    // Tiers scroll their own rows; people and agents are few and share one scroller.
    if (id !== undefined) document.querySelector(`[data-board-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [column, id]);
};
