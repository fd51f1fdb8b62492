import { type ControlChart, MINIMUM_PER_CHART } from '@countersign/shared/domain/board/p-chart';
import type { ReactNode } from 'react';
import { Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import { dayOfMonth, number, percentage } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { ChartBox } from './chart-box.tsx';
import { ChartFrame } from './chart-frame.tsx';
import { AXIS, MARGIN, STILL } from './chart-look.ts';

type DotProps = { readonly cx?: number; readonly cy?: number; readonly payload?: { readonly isOutside: boolean } };

const Dot = ({ cx = 0, cy = 0, payload }: DotProps): ReactNode => (
  <circle
    cx={cx}
    cy={cy}
    r={payload?.isOutside === true ? 4.5 : 3}
    className={payload?.isOutside === true ? 'dot-outside' : 'dot'}
  />
);

type Props = { readonly chart: ControlChart | null; readonly decided: number; readonly isTable: boolean };

/** How often people overrule the agents, day by day, within the limits of chance. */
export const OverrideChart = ({ chart, decided, isTable }: Props): ReactNode => {
  if (chart === null)
    return (
      <ChartFrame
        id="overrides"
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
      <ChartBox>
        <LineChart data={data} margin={{ ...MARGIN, top: 8, right: 20 }} accessibilityLayer={false}>
          <XAxis dataKey="label" {...AXIS} interval="preserveStartEnd" minTickGap={24} />
          <YAxis {...AXIS} width={40} tickCount={3} tickFormatter={percentage} domain={[0, 'auto']} />
          <ReferenceLine y={chart.centre} className="chart-centre" />
          <Line dataKey="high" type="step" className="chart-limit" dot={false} activeDot={false} {...STILL} />
          <Line dataKey="low" type="step" className="chart-limit" dot={false} activeDot={false} {...STILL} />
          <Line dataKey="share" type="linear" className="override-line" dot={<Dot />} activeDot={false} {...STILL} />
        </LineChart>
      </ChartBox>
    </ChartFrame>
  );
};
