import type { Timestamp } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { actionWords, rowSubject } from '../features/inbox/row-text.ts';
import { t } from '../strings/strings.ts';
import { type BoardColumns, findRow } from './board-columns.ts';
import type { BoardChange, BoardError, ChangeEntry } from './board-moves.ts';

/** "Refund, Dana K.": how an item is called in a sentence; masked like its row. */
export const subjectOf = (item: QueueItem, isMasked: boolean): string =>
  t.board.subject(actionWords(item.actionName), rowSubject(item, isMasked));

export const doneSentence = (change: BoardChange, columns: BoardColumns, now: Timestamp): string => {
  switch (change.kind) {
    case 'move': {
      const found = findRow(columns, change.id);
      return t.board.moved(change.subject, change.to, found === undefined ? null : { place: found.index + 1, of: found.of });
    }
    case 'tiers':
      return t.board.tiersSet(change.subject, change.to);
    case 'availability':
      return t.duty.set(change.subject, change.to, now);
    case 'pause':
      return change.to === null ? t.board.resumed(change.subject) : t.board.paused(change.subject);
  }
};

export const doingSentence = ({ change, phase }: ChangeEntry): string => {
  if (phase === 'undoing') return t.board.undoing(change.subject);
  return t.board.changing[change.kind](change.subject);
};

/** The row is as new as the refusal; an older one would say again what was wrong before. */
const isKnown = (error: BoardError, current: QueueItem): boolean =>
  !('current' in error) || error.current === undefined || error.current.fence <= current.fence;

/** Who or what stood against it, and what is so now. */
export const failedSentence = (change: BoardChange, error: BoardError, current: QueueItem | undefined): string => {
  if (error.code === 'STALE_FENCE' && current !== undefined && isKnown(error, current))
    return t.board.changedMeanwhile(
      change.subject,
      current.reviewTier,
      current.assigneeName ?? null,
      current.status.byName ?? null,
    );
  if (error.code === 'STALE_FENCE') return t.board.changedSomehow(change.subject);
  const who = 'current' in error ? error.current?.byName : undefined;
  if (error.code === 'ALREADY_CLAIMED' && who !== undefined) return t.board.failedClaimed(change.subject, who);
  if (
    change.kind === 'move' &&
    current === undefined &&
    ['ALREADY_DECIDED', 'EXPIRED', 'WITHDRAWN', 'NOT_FOUND'].includes(error.code)
  )
    return t.board.failedGone(change.subject);
  return t.board.failed(change.subject, t.problem(error));
};
