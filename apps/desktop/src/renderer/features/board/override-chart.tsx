import { type ControlChart, MINIMUM_PER_CHART } from '@countersign/shared/domain/board/p-chart';
import type { ReactNode } from 'react';
import { dayOfMonth, number, percentage } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ControlPicture } from './control-picture.tsx';

type Props = { readonly chart: ControlChart | null; readonly decided: number; readonly isTable: boolean };

/** How often people overrule the agents, day by day, within the limits of chance. */
export const OverrideChart = ({ chart, decided, isTable }: Props): ReactNode => {
  if (chart === null)
    return (
      <ChartFrame
        id="overrides"
        title={t.board.chart.overrides}
        isTable={isTable}
        summary={t.board.overrideNone(number(decided), number(MINIMUM_PER_CHART))}
        table={null}
      >
        {null}
      </ChartFrame>
    );
  const outside = chart.points.filter(({ isOutside }) => isOutside).length;
  const data = chart.points.map((point) => ({ ...point, label: dayOfMonth(point.at) }));
  return (
    <ChartFrame
      id="overrides"
      title={t.board.chart.overrides}
      note={t.board.chartLimits}
      isTable={isTable}
      summary={t.board.overrideSummary(percentage(chart.centre), number(chart.n), outside)}
      table={{
        head: [t.board.head.day, t.board.head.decided, t.board.head.overridden, t.board.head.share, t.board.head.limits],
        rows: data.map(({ label, n, hits, share, low, high }) => [
          label,
          number(n),
          number(hits),
          percentage(share),
          t.board.range(percentage(low), percentage(high)),
        ]),
      }}
    >
      <ControlPicture chart={chart} />
    </ChartFrame>
  );
};
