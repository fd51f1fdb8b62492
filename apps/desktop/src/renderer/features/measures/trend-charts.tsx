import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import { type ReactNode, useMemo } from 'react';
import { byStep } from '../../state/measures-days.ts';
import { stepOf } from '../../state/measures-snapshot.ts';
import { ChartGrid } from './chart-grid.tsx';
import { FunnelChart } from './funnel-chart.tsx';
import { RateChart } from './rate-chart.tsx';
import { RoutesChart } from './routes-chart.tsx';
import { TimeChart } from './time-chart.tsx';
import { useMeasures } from './use-measures.ts';

/** Five pictures of the period, each with its table. A year is drawn by weeks. */
export const TrendCharts = ({ page: { daily, measures } }: { readonly page: MeasuresPage }): ReactNode => {
  const isTable = useMeasures((s) => s.isTable);
  const step = stepOf(useMeasures((s) => s.days));
  const per = step === 1 ? 'day' : 'week';
  const days = useMemo(() => byStep(daily, step), [daily, step]);
  return (
    <ChartGrid>
      <RateChart
        id="escalation-rate"
        days={days.map(({ day, escalated, opened }) => ({ at: day, hits: escalated, n: opened }))}
        per={per}
        isTable={isTable}
      />
      <RateChart
        id="override-rate"
        days={days.map(({ day, overridden, decided }) => ({ at: day, hits: overridden, n: decided }))}
        per={per}
        isTable={isTable}
      />
      <RoutesChart days={days} isTable={isTable} />
      <FunnelChart daily={daily} isTable={isTable} />
      <TimeChart measures={measures} isTable={isTable} />
    </ChartGrid>
  );
};
