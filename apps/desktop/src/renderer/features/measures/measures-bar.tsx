import type { ReactNode } from 'react';
import { timeOfDay } from '../../format/format.ts';
import { PERIODS } from '../../state/measures-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { useNow } from '../app/use-now.ts';
import { BarButton } from '../decision/bar-button.tsx';
import { KeyHint } from '../shared/key-hint.tsx';
import { useMeasures } from './use-measures.ts';

/** How long back, how old the counts are, and how to have them again. */
export const MeasuresBar = (): ReactNode => {
  const { store } = useReviewer();
  const days = useMeasures((s) => s.days);
  const part = useMeasures((s) => s.part);
  const isTable = useMeasures((s) => s.isTable);
  const asOf = useMeasures((s) => s.reading.value?.asOf ?? null);
  const policy = useMeasures((s) => s.reading.value?.policy ?? null);
  const now = useNow(5_000);
  return (
    <div className="measures-bar">
      <fieldset className="measures-period">
        <legend className="visually-hidden">{t.measures.period}</legend>
        <div className="segments">
          {PERIODS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="measures-days"
                checked={each === days}
                aria-keyshortcuts=", ."
                onChange={() => store.measures.showDays(each)}
              />
              {t.measures.days(each)}
            </label>
          ))}
        </div>
        <KeyHint command="measures.shorter" />
        <KeyHint command="measures.longer" />
      </fieldset>
      <p className="measures-as-of">
        {asOf === null || policy === null ? t.policy.loading : t.measures.asOf(timeOfDay(asOf, now), policy)}
      </p>
      <div className="policy-actions">
        {part === 'trends' || part === 'calibration' ? (
          <BarButton command="measures.table" label={isTable ? t.measures.charts : t.measures.tables} tone="quiet" />
        ) : null}
        <BarButton command="measures.refresh" label={t.measures.refresh} tone="quiet" />
      </div>
    </div>
  );
};
