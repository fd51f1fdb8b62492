import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useCommand, useInbox } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';

/** Wherever a supervisor is but on the board: a tier in which items wait that nobody can take. */
export const CoverageBand = (): ReactNode => {
  const run = useCommand();
  const uncovered = useInbox((s) => s.uncovered);
  const isHere = useInbox((s) => s.principal?.role === 'supervisor' && s.page !== 'board');
  if (!isHere || uncovered === null || uncovered.length === 0) return null;
  return (
    <section className="band band-critical" aria-label={t.duty.alarms}>
      <p>
        {uncovered.map(({ reviewTier, waiting }) => (
          <span key={reviewTier} className="coverage-tier">
            <span aria-hidden="true">▲ </span>
            {t.duty.alarm[reviewTier](waiting)}
          </span>
        ))}
      </p>
      <button type="button" className="quiet" onClick={(event) => run('go.board', event)}>
        {t.duty.openBoard} <KeyHint command="go.board" />
      </button>
    </section>
  );
};
