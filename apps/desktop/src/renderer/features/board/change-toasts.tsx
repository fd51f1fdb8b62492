import type { ReactNode } from 'react';
import { roughly } from '../../format/format.ts';
import type { BoardChange, ChangeEntry } from '../../state/board-moves.ts';
import { doingSentence, failedSentence } from '../../state/board-sentences.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { useNow } from '../app/use-now.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useBoard } from './use-board.ts';

const shortSentence = (change: BoardChange, now: number): string => {
  switch (change.kind) {
    case 'move':
      return t.board.movedShort(change.subject, change.to);
    case 'tiers':
      return t.board.tiersShort(change.subject, change.to);
    case 'availability':
      return t.duty.setShort(change.subject, change.to, now);
    case 'pause':
      return change.to === null ? t.board.resumedShort(change.subject) : t.board.pausedShort(change.subject);
  }
};

const ChangeToast = ({ entry }: { readonly entry: ChangeEntry }): ReactNode => {
  const { store } = useReviewer();
  const now = useNow();
  const items = useInbox((s) => s.inbox.items);
  const { change, serial } = entry;
  if (entry.phase === 'failed')
    return (
      <li className="toast" data-tone="problem">
        <span>{failedSentence(change, entry.error, change.kind === 'move' ? items.get(change.id) : undefined)}</span>
        <button type="button" onClick={() => store.board.dismiss(serial)}>
          {t.board.dismiss}
        </button>
      </li>
    );
  if (entry.phase !== 'moved')
    return (
      <li className="toast" aria-busy="true">
        <span>{doingSentence(entry)}</span>
      </li>
    );
  return (
    <li className="toast" data-tone="committed">
      <span>{shortSentence(change, now)}</span>
      <button type="button" onClick={() => void store.board.undo(serial)}>
        {t.board.undoIn(roughly(entry.undoUntil - now))} <KeyHint command="board.undo" />
      </button>
    </li>
  );
};

const SHOWN = 3;

/** What was changed a moment ago and can be taken back, and what could not be changed. */
export const ChangeToasts = (): ReactNode => {
  const entries = useBoard((s) => s.entries);
  if (entries.length === 0) return null;
  return (
    <ul className="board-toasts" aria-label={t.board.changes}>
      {entries.length > SHOWN ? <li className="toast">{t.board.moreWarnings(entries.length - SHOWN)}</li> : null}
      {entries.slice(-SHOWN).map((entry) => (
        <ChangeToast key={entry.serial} entry={entry} />
      ))}
    </ul>
  );
};
