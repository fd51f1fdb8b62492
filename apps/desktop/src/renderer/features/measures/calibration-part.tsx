import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import { type ReactNode, Suspense, lazy } from 'react';
import { number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { CalibrationTable } from './calibration-table.tsx';

/** The charting library comes when there is something to draw. */
const ReliabilityChart = lazy(async () => ({ default: (await import('./reliability-chart.tsx')).ReliabilityChart }));

/** Whether agents know what they know: what they stated against what reviewers then approved. */
export const CalibrationPart = ({ page }: { readonly page: MeasuresPage }): ReactNode => {
  const { all, tooFew, byAction } = page.calibration;
  return (
    <>
      <p className="measures-note">{t.measures.calibrationNote}</p>
      {all === null ? (
        <p className="measures-few">
          <b>{t.measures.calibrationFewTitle}</b>{' '}
          {tooFew === null ? t.measures.missing.no_decisions : t.measures.labelsOf(number(tooFew.n), number(tooFew.minimum))}
        </p>
      ) : (
        <Suspense fallback={<div className="charts-loading" aria-busy="true" />}>
          <ReliabilityChart reliability={all} />
        </Suspense>
      )}
      <CalibrationTable rows={byAction} />
    </>
  );
};
