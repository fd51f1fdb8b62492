import type { ReactNode } from 'react';
import { number, percentage, roughly } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useCommand } from '../app/reviewer-context.ts';
import { useHistory } from '../history/use-history.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { ownFigures } from './own-figures.ts';

const Figure = ({ label, value }: { readonly label: string; readonly value: string }): ReactNode => (
  <div className="pair">
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);

/** What is measured of a reviewer, and what it has come to for this one. Nobody else's figures are here (UX-32). */
export const DataSection = (): ReactNode => {
  const run = useCommand();
  const { history } = useHistory();
  const figures = ownFigures(history.entries);
  const time = (ms: number | null): string => (ms === null ? t.history.notMeasured : roughly(ms));
  return (
    <>
      <div className="setting">
        <h3>{t.prefs.measured}</h3>
        <ul className="setting-list">
          {t.prefs.measuredList.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="setting-help">{t.prefs.measuredUse}</p>
      </div>
      <div className="setting">
        <h3>{t.prefs.yours}</h3>
        {history.state === 'failed' ? (
          <p className="field-error">{t.history.failed}</p>
        ) : figures.decisions === 0 ? (
          <p className="muted">{history.state === 'loading' ? t.history.loading : t.prefs.noneYet}</p>
        ) : (
          <dl className="pairs">
            <Figure label={t.prefs.yours} value={t.prefs.yoursOf(figures.decisions)} />
            <Figure label={t.prefs.medianReading} value={time(figures.medianReadingMs)} />
            <Figure label={t.prefs.medianFirstKey} value={time(figures.medianFirstKeyMs)} />
            <Figure
              label={t.prefs.withEvidence}
              value={figures.withEvidence === null ? t.history.notMeasured : percentage(figures.withEvidence)}
            />
            <Figure label={t.prefs.undone} value={number(figures.undone)} />
          </dl>
        )}
        <button type="button" onClick={(event) => run('go.history', event)}>
          {t.prefs.openHistory} <KeyHint command="go.history" />
        </button>
      </div>
    </>
  );
};
