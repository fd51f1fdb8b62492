import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import { type ReactNode, Suspense, lazy } from 'react';
import { RulesTable } from './rules-table.tsx';

/** The charting library comes when there is something to draw. */
const TrendCharts = lazy(async () => ({ default: (await import('./trend-charts.tsx')).TrendCharts }));

/** How the measures moved within the period, and what each rule did. */
export const TrendsPart = ({ page }: { readonly page: MeasuresPage }): ReactNode => (
  <>
    <Suspense fallback={<div className="charts-loading" aria-busy="true" />}>
      <TrendCharts page={page} />
    </Suspense>
    <RulesTable page={page} />
  </>
);
