import type { ControlChart } from '@countersign/shared/domain/board/p-chart';
import type { ReactNode } from 'react';
import { Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import { dayOfMonth, percentage } from '../../format/format.ts';
import { ChartBox } from './chart-box.tsx';
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

/** A share over time within the limits of chance; what is outside stands out by size and colour. */
export const ControlPicture = ({ chart }: { readonly chart: ControlChart }): ReactNode => (
  <ChartBox>
    <LineChart
      data={chart.points.map((point) => ({ ...point, label: dayOfMonth(point.at) }))}
      margin={{ ...MARGIN, top: 8, right: 20 }}
      accessibilityLayer={false}
    >
      <XAxis dataKey="label" {...AXIS} interval="preserveStartEnd" minTickGap={24} />
      <YAxis {...AXIS} width={40} tickCount={3} tickFormatter={percentage} domain={[0, 'auto']} />
      <ReferenceLine y={chart.centre} className="chart-centre" />
      <Line dataKey="high" type="step" className="chart-limit" dot={false} activeDot={false} {...STILL} />
      <Line dataKey="low" type="step" className="chart-limit" dot={false} activeDot={false} {...STILL} />
      <Line dataKey="share" type="linear" className="override-line" dot={<Dot />} activeDot={false} {...STILL} />
    </LineChart>
  </ChartBox>
);
