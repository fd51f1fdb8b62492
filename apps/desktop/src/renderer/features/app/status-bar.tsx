import { type ReactNode, useMemo } from 'react';
import { number } from '../../format/format.ts';
import { honestWork } from '../../state/honest-work.ts';
import { t } from '../../strings/strings.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { BoardKeys } from '../board/board-keys.tsx';
import { ChordHint } from './chord-hint.tsx';
import { KeyLesson } from './key-lesson.tsx';
import { useCommand, useInbox } from './reviewer-context.ts';

/** The truth about the queue's size, the key that is waited for, and the keys that lead to all others. */
export const StatusBar = (): ReactNode => {
  const run = useCommand();
  const order = useInbox((s) => s.order);
  const work = useMemo(() => honestWork(order), [order]);
  const time = t.look.work.time(number(work.hours), number(work.minutes), work.hours > 0);
  const isLoaded = useInbox((s) => s.isLoaded);
  const isEmpty = useInbox((s) => s.order.length === 0);
  const page = useInbox((s) => s.page);
  const isTold = useInbox((s) => s.chord !== null || s.lesson !== null);
  return (
    <footer className="status-bar">
      <span className="status-truth">
        {!isLoaded
          ? t.queue.loading
          : work.waiting === 0
            ? isEmpty
              ? t.queue.empty
              : t.queue.allSnoozed
            : work.waiting > work.next
              ? t.look.work.next(number(work.next), number(work.waiting), time)
              : t.look.work.all(t.queue.waiting(work.waiting), time)}
      </span>
      {isTold ? (
        <span className="status-told">
          <ChordHint />
          <KeyLesson />
        </span>
      ) : (
        <span className="status-keys">
          {page === 'inbox' ? (
            <>
              <span>
                <KeyHint command="queue.next" /> <KeyHint command="queue.previous" /> {t.status.move}
              </span>
              <span>
                <KeyHint command="decide.undo" /> {t.verdict.undo}
              </span>
            </>
          ) : null}
          {page === 'board' ? <BoardKeys /> : null}
          <button type="button" className="quiet" onClick={(event) => run('palette.open', event)}>
            <KeyHint command="palette.open" /> {t.palette.title}
          </button>
          <button type="button" className="quiet" onClick={(event) => run('help.toggle', event)}>
            <KeyHint command="help.toggle" /> {t.status.keys}
          </button>
        </span>
      )}
    </footer>
  );
};
