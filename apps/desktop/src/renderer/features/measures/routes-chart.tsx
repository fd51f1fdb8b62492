import type { DailyMeasure } from '@countersign/shared/model/measures-page';
import type { ReactNode } from 'react';
import { Bar, BarChart, XAxis, YAxis } from 'recharts';
import { dayOfMonth, number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { ChartBox } from '../board/chart-box.tsx';
import { ChartFrame } from '../board/chart-frame.tsx';
import { AXIS, MARGIN, STILL } from '../board/chart-look.ts';
import { funnelOf } from '../../state/measures-days.ts';

const ROUTES = ['escalate', 'review', 'autonomous'] as const;

type Props = { readonly days: readonly DailyMeasure[]; readonly isTable: boolean };

/** What became of the proposals of each day: who waited for a person, who was looked at afterwards, who ran alone. */
export const RoutesChart = ({ days, isTable }: Props): ReactNode => {
  const data = days.map(({ day, opened, escalated, reviewed }) => ({
    label: dayOfMonth(day),
    opened,
    escalate: escalated,
    review: reviewed,
    autonomous: Math.max(0, opened - escalated - reviewed),
  }));
  const { opened, seen } = funnelOf(days);
  const isEmpty = opened === 0;
  return (
    <ChartFrame
      id="routes"
      title={t.measures.chart.routes}
      isTable={isTable}
      summary={isEmpty ? t.measures.chartNone : t.measures.routesSummary(number(opened), number(seen), number(opened - seen))}
      table={
        isEmpty
          ? null
          : {
              head: [t.measures.from, t.measures.funnel.opened, ...ROUTES.map((route) => t.policy.route[route])],
              rows: data.map((day) => [day.label, number(day.opened), ...ROUTES.map((route) => number(day[route]))]),
            }
      }
    >
      <div className="chart-key" aria-hidden="true">
        {ROUTES.map((route) => (
          <span key={route} className={`key-route-${route}`}>
            {t.policy.route[route]}
          </span>
        ))}
      </div>
      <ChartBox>
        <BarChart data={data} margin={{ ...MARGIN, right: 20 }} accessibilityLayer={false} barCategoryGap={1}>
          <XAxis dataKey="label" {...AXIS} interval="preserveStartEnd" minTickGap={24} />
          <YAxis {...AXIS} width={44} allowDecimals={false} tickCount={3} tickFormatter={number} />
          {ROUTES.map((route) => (
            <Bar key={route} dataKey={route} stackId="routes" className={`route-${route}`} {...STILL} />
          ))}
        </BarChart>
      </ChartBox>
    </ChartFrame>
  );
};
