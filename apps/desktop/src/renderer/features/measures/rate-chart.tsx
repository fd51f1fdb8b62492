import { MINIMUM_PER_CHART, controlChart } from '@countersign/shared/domain/board/p-chart';
import type { ReactNode } from 'react';
import { dayOfMonth, finePercentage, number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { ChartFrame } from '../board/chart-frame.tsx';
import { ControlPicture } from '../board/control-picture.tsx';

type Props = {
  readonly id: 'escalation-rate' | 'override-rate';
  readonly days: readonly { readonly at: number; readonly hits: number; readonly n: number }[];
  /** A point is a day, or a week. */
  readonly per: 'day' | 'week';
  readonly isTable: boolean;
};

/** One share by day within the limits of chance: what moves inside of them says nothing. */
export const RateChart = ({ id, days, per, isTable }: Props): ReactNode => {
  const chart = controlChart(days);
  const title = t.measures.chart[id];
  const head = t.measures.rateHead[id];
  if (chart === null)
    return (
      <ChartFrame
        id={id}
        title={title}
        isTable={isTable}
        summary={t.measures.chartFew(number(days.reduce((sum, { n }) => sum + n, 0)), number(MINIMUM_PER_CHART))}
        table={null}
      >
        {null}
      </ChartFrame>
    );
  const outside = chart.points.filter(({ isOutside }) => isOutside).length;
  return (
    <ChartFrame
      id={id}
      title={title}
      note={t.measures.rateNote[per]}
      isTable={isTable}
      summary={t.measures.rateSummary[id](finePercentage(chart.centre), number(chart.n), outside)}
      table={{
        head: [t.measures.from, head.n, head.hits, t.board.head.share, t.board.head.limits],
        rows: chart.points.map(({ at, n, hits, share, low, high }) => [
          dayOfMonth(at),
          number(n),
          number(hits),
          finePercentage(share),
          t.measures.span(finePercentage(low), finePercentage(high)),
        ]),
      }}
    >
      <ControlPicture chart={chart} />
    </ChartFrame>
  );
};
