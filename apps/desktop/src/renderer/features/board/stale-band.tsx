import type { ReactNode } from 'react';
import { roughly } from '../../format/format.ts';
import { STALE_MS } from '../../state/board-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { useNow } from '../app/use-now.ts';
import { useBoard } from './use-board.ts';

/** Figures that cannot be trusted to be current say so. */
export const StaleBand = (): ReactNode => {
  const { store } = useReviewer();
  const readAt = useBoard((s) => s.readAt);
  const problem = useBoard((s) => s.problem);
  const now = useNow();
  const isStale = readAt !== null && now - readAt > STALE_MS;
  if (!isStale && (problem === null || readAt !== null)) return null;
  return (
    <div className="band band-offline" role="status">
      <p>{readAt === null ? t.board.problem : t.board.staleFor(roughly(now - readAt))}</p>
      <button type="button" onClick={() => void store.board.read()}>
        {t.card.retry}
      </button>
    </div>
  );
};
