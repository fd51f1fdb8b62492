import { type ReactNode, Suspense, lazy } from 'react';
import { date, number } from '../../format/format.ts';
import type { Trial } from '../../state/policy-snapshot.ts';
import { isTrialStale } from '../../state/policy-trial.ts';
import { t } from '../../strings/strings.ts';
import { BarButton } from '../decision/bar-button.tsx';
import { PartBlank } from './part-blank.tsx';
import { SlippedList } from './slipped-list.tsx';
import { TrialTable } from './trial-table.tsx';
import { letteredOf, trialSummary } from './trial-words.ts';
import { usePolicy } from './use-policy.ts';

/** The charting library comes when there is something to draw. */
const TrialChart = lazy(async () => ({ default: (await import('./trial-chart.tsx')).TrialChart }));

/** The figures side by side, as a picture, and what slipped through; the most important sentence first. */
export const TrialResult = ({ result }: { readonly result: NonNullable<Trial['result']> }): ReactNode => {
  const live = usePolicy((s) => s.list.value?.live ?? null);
  const isStale = usePolicy(isTrialStale);
  const isTable = usePolicy((s) => s.isTable);
  const { history, notes } = result.value;
  if (history.decisions === 0) return <PartBlank title={t.policy.trialEmpty} body={t.policy.trialEmptyBody} />;
  const all = letteredOf(result, live);
  const learned = all.filter(({ outcome }) => outcome.learned.note !== '');
  return (
    <>
      {isStale ? <p className="policy-stale">{t.policy.trialStale}</p> : null}
      <div className="policy-summary">
        {history.labelled === 0 ? (
          <p>{t.policy.trialUnlabelled}</p>
        ) : (
          trialSummary(all, live).map((sentence) => <p key={sentence}>{sentence}</p>)
        )}
        <p className="muted">
          {t.policy.trialSize(
            history.from === null || history.to === null
              ? t.policy.days(result.days)
              : t.policy.trialSpan(date(history.from), date(history.to)),
            number(history.decisions),
            number(history.labelled),
            number(history.needed),
          )}
        </p>
      </div>
      <div className="policy-figures">
        <TrialTable all={all} live={live} />
        <div className="policy-chart">
          <div className="policy-chart-bar">
            <BarButton command="policy.table" label={t.policy.table} tone="quiet" />
          </div>
          <Suspense fallback={<div className="charts-loading" />}>
            <TrialChart all={all} isTable={isTable} />
          </Suspense>
        </div>
      </div>
      {all.map((each) => (
        <SlippedList key={each.letter} lettered={each} isLabelled={history.labelled > 0} />
      ))}
      {learned.length + notes.length === 0 ? null : (
        <section className="policy-notes" aria-label={t.policy.notes}>
          <h3>{t.policy.notes}</h3>
          <ul>
            {learned.map(({ letter, name, outcome }) => (
              <li key={letter} dir="auto">
                {t.policy.learnedNote(name, outcome.learned.note)}
              </li>
            ))}
            {notes.map((note) => (
              <li key={note} dir="auto">
                {note}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
