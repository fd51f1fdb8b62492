import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useCommand } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useBoard } from './use-board.ts';

/** What can be done with the selected row: keys to learn, and buttons for whoever has none. */
export const BoardKeys = (): ReactNode => {
  const run = useCommand();
  const column = useBoard((s) => s.cursor.column);
  const isItem = column !== 'people' && column !== 'agents';
  return (
    <>
      {isItem ? (
        <>
          <span className="board-keys-move">
            <KeyHint command="board.move-down" /> <KeyHint command="board.move-up" /> {t.board.moveTier}
          </span>
          <button type="button" className="quiet" aria-keyshortcuts="Enter" onClick={(event) => run('board.open', event)}>
            <KeyHint command="board.open" /> {t.board.openCard}
          </button>
        </>
      ) : null}
      <button type="button" className="quiet" aria-keyshortcuts="T" onClick={(event) => run('board.menu', event)}>
        <KeyHint command="board.menu" />{' '}
        {isItem ? t.board.moveTo : column === 'people' ? t.board.changeTiers : t.board.pauseOrResume}
      </button>
      {column === 'people' ? (
        <button type="button" className="quiet" aria-keyshortcuts="O" onClick={(event) => run('board.availability', event)}>
          <KeyHint command="board.availability" /> {t.duty.edit}
        </button>
      ) : null}
      <button type="button" className="quiet" aria-keyshortcuts="Z" onClick={(event) => run('board.undo', event)}>
        <KeyHint command="board.undo" /> {t.verdict.undo}
      </button>
    </>
  );
};
