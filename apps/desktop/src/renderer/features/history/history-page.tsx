import { type ReactNode, useState } from 'react';
import { t } from '../../strings/strings.ts';
import { useCommand } from '../app/reviewer-context.ts';
import { HistoryDetails } from './history-details.tsx';
import { HistoryRow } from './history-row.tsx';
import { useHistory } from './use-history.ts';

/** One's own decisions: a list that keys walk through, and what was measured of each. */
export const HistoryPage = (): ReactNode => {
  const { history, readMore } = useHistory();
  const run = useCommand();
  const [chosen, setChosen] = useState<number | null>(null);
  const { entries, state, hasMore, error } = history;
  const selected = entries.find(({ seq }) => seq === chosen) ?? entries[0];

  if (selected === undefined)
    return (
      <div className="page-blank" aria-busy={state === 'loading'}>
        {state === 'failed' ? (
          <>
            <p className="page-blank-title">{t.history.failed}</p>
            <p>{error === null ? null : t.problem(error)}</p>
            <button type="button" onClick={readMore}>
              {t.history.retry}
            </button>
          </>
        ) : state === 'loading' ? (
          <p>{t.history.loading}</p>
        ) : (
          <>
            <p className="page-blank-title">{t.history.empty}</p>
            <p>{t.history.emptyBody}</p>
            <button type="button" onClick={(event) => run('go.inbox', event)}>
              {t.history.toInbox}
            </button>
          </>
        )}
      </div>
    );
  return (
    <div className="history">
      <div className="history-side">
        <p className="history-intro">{t.history.intro}</p>
        <div className="history-list" role="listbox" aria-label={t.history.list}>
          {entries.map((entry) => (
            <HistoryRow key={entry.seq} entry={entry} isSelected={entry === selected} onSelect={() => setChosen(entry.seq)} />
          ))}
        </div>
        <div className="history-more">
          {state === 'failed' ? <p className="field-error">{error === null ? null : t.problem(error)}</p> : null}
          {hasMore || state === 'failed' ? (
            <button type="button" aria-busy={state === 'loading'} onClick={readMore}>
              {state === 'failed' ? t.history.retry : t.history.more}
            </button>
          ) : (
            <span className="muted">{t.history.thatIsAll}</span>
          )}
        </div>
      </div>
      <HistoryDetails key={selected.seq} entry={selected} />
    </div>
  );
};
