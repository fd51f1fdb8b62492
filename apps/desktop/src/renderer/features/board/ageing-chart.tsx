import { type AgeRow, ageTotal } from '@countersign/shared/domain/board/ageing';
import { RISK_CLASSES } from '@countersign/shared/model/vocabulary';
import type { ReactNode } from 'react';
import { Bar, ComposedChart, LabelList, Line, XAxis, YAxis } from 'recharts';
import { number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { ChartBox } from './chart-box.tsx';
import { ChartFrame } from './chart-frame.tsx';
import { AXIS, MARGIN, STILL } from './chart-look.ts';

/** How near to their deadlines the items are, by risk: the bar at the end is the one to look at. */
export const AgeingChart = ({ rows, isTable }: { readonly rows: readonly AgeRow[]; readonly isTable: boolean }): ReactNode => {
  const total = rows.reduce((sum, row) => sum + ageTotal(row), 0);
  const last = rows.at(-1);
  const data = rows.map((row) => ({ ...row, label: t.board.bandShort[row.band], total: ageTotal(row) }));
  return (
    <ChartFrame
      id="ageing"
      title={t.board.chart.ageing}
      isTable={isTable}
      summary={t.board.ageingSummary(last === undefined ? 0 : ageTotal(last), total)}
      table={
        total === 0
          ? null
          : {
              head: [t.board.head.band, ...RISK_CLASSES.map((risk) => t.risk[risk]), t.board.head.total],
              rows: rows.map((row) => [
                t.board.band[row.band],
                ...RISK_CLASSES.map((risk) => number(row[risk])),
                number(ageTotal(row)),
              ]),
            }
      }
    >
      <div className="chart-key" aria-hidden="true">
        {RISK_CLASSES.map((risk) => (
          <span key={risk} className={`key-${risk}`}>
            {t.risk[risk]}
          </span>
        ))}
      </div>
      <ChartBox>
        <ComposedChart data={data} margin={{ ...MARGIN, top: 18 }} barCategoryGap="28%" accessibilityLayer={false}>
          <XAxis dataKey="label" {...AXIS} interval={0} />
          <YAxis hide domain={[0, 'dataMax']} />
          {RISK_CLASSES.map((risk) => (
            <Bar key={risk} dataKey={risk} stackId="risk" className={`age-bar age-${risk}`} {...STILL} />
          ))}
          {/* Not to be seen: it only carries the number of each bar to its top. */}
          <Line dataKey="total" stroke="none" dot={false} activeDot={false} {...STILL}>
            <LabelList dataKey="total" position="top" className="chart-value" formatter={(value) => number(Number(value))} />
          </Line>
        </ComposedChart>
      </ChartBox>
    </ChartFrame>
  );
};
