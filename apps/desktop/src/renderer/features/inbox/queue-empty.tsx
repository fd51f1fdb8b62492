import type { ReactNode } from 'react';
import { focusHome } from '../../commands/focus.ts';
import { flatten } from '../../state/inbox-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';

/** The queue without rows: still loading, failed, or really empty. Calm in every case. */
export const QueueEmpty = (): ReactNode => {
  const { store } = useReviewer();
  const isLoaded = useInbox((s) => s.isLoaded);
  const problem = useInbox((s) => s.problem);
  const waiting = useInbox((s) => (s.filter === null ? 0 : flatten(s.order).length));
  if (problem !== null)
    return (
      <div className="queue-empty" role="presentation">
        <p className="queue-empty-title">{t.queue.problem}</p>
        <p>{t.problem(problem)}</p>
        <button type="button" onClick={store.refresh}>
          {t.card.retry}
        </button>
      </div>
    );
  if (waiting > 0)
    return (
      <div className="queue-empty" role="presentation">
        <p className="queue-empty-title">{t.search.none}</p>
        <p>{t.search.noneBody(waiting)}</p>
        <button
          type="button"
          onClick={() => {
            store.search(null);
            focusHome();
          }}
        >
          {t.search.clear}
        </button>
      </div>
    );
  if (!isLoaded)
    return (
      <div className="queue-empty" role="presentation" aria-busy="true">
        <span className="visually-hidden">{t.queue.loading}</span>
        {[0, 1, 2, 3, 4].map((n) => (
          <span key={n} className="skeleton-row" />
        ))}
      </div>
    );
  return (
    <div className="queue-empty queue-done" role="presentation">
      <p className="queue-empty-title">{t.queue.empty}</p>
      <p>{t.queue.emptyBody}</p>
    </div>
  );
};
