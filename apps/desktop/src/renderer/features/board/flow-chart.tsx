import type { FlowWindow } from '@countersign/shared/protocol/board';
import type { ReactNode } from 'react';
import { Area, ComposedChart, Line, XAxis, YAxis } from 'recharts';
import { number, timeOfDay } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { ChartBox } from './chart-box.tsx';
import { ChartFrame } from './chart-frame.tsx';
import { AXIS, MARGIN, STILL, VALUE_AXIS_WIDTH } from './chart-look.ts';

type Props = { readonly flow: readonly FlowWindow[]; readonly isTable: boolean };

/** What came in and what went out, over the backlog that is left between them. */
export const FlowChart = ({ flow, isTable }: Props): ReactNode => {
  const opened = flow.reduce((sum, window) => sum + window.opened, 0);
  const settled = flow.reduce((sum, window) => sum + window.settled, 0);
  const waiting = flow.at(-1)?.waiting ?? 0;
  const isEmpty = opened === 0 && settled === 0;
  const last = flow.at(-1)?.from ?? 0;
  const data = flow.map((window, place) => {
    const label = timeOfDay(window.from, last);
    // Half a window would look like a fall to nothing.
    const isRunning = place === flow.length - 1;
    return { ...window, label, lines: isRunning ? null : window, name: isRunning ? t.board.running(label) : label };
  });
  return (
    <ChartFrame
      id="flow"
      title={t.board.chart.flow}
      isTable={isTable}
      summary={isEmpty ? t.board.flowNone : t.board.flowSummary(number(opened), number(settled), number(waiting))}
      table={
        isEmpty
          ? null
          : {
              head: [t.board.head.from, t.board.head.opened, t.board.head.settled, t.board.head.waiting],
              rows: data.map((window) => [window.name, number(window.opened), number(window.settled), number(window.waiting)]),
            }
      }
    >
      <div className="chart-key" aria-hidden="true">
        <span className="key-in">{t.board.head.opened}</span>
        <span className="key-out">{t.board.head.settled}</span>
        <span className="key-waiting">{t.board.head.waiting}</span>
      </div>
      <ChartBox>
        <ComposedChart data={data} margin={MARGIN} accessibilityLayer={false}>
          <XAxis dataKey="label" {...AXIS} interval={7} />
          <YAxis {...AXIS} width={VALUE_AXIS_WIDTH} allowDecimals={false} tickCount={3} />
          <Area dataKey="waiting" type="linear" className="flow-waiting" dot={false} activeDot={false} {...STILL} />
          <Line dataKey="lines.opened" type="linear" className="flow-in" dot={false} activeDot={false} {...STILL} />
          <Line dataKey="lines.settled" type="linear" className="flow-out" dot={false} activeDot={false} {...STILL} />
        </ComposedChart>
      </ChartBox>
    </ChartFrame>
  );
};
