import type { Reliability } from '@countersign/shared/model/reliability';
import type { ReactNode } from 'react';
import { CartesianGrid, ErrorBar, ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import { finePercentage, number, percentage, threeDecimals } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { ChartBox } from '../board/chart-box.tsx';
import { ChartFrame } from '../board/chart-frame.tsx';
import { AXIS, STILL } from '../board/chart-look.ts';
import { useMeasures } from './use-measures.ts';

const MARGIN = { top: 10, right: 18, bottom: 4, left: 0 } as const;
const TICKS = [0, 0.25, 0.5, 0.75, 1];
const DIAGONAL = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
] as const;

type DotProps = { readonly cx?: number | undefined; readonly cy?: number | undefined };
const Dot = ({ cx = 0, cy = 0 }: DotProps): ReactNode => <circle cx={cx} cy={cy} r={4} className="dot" />;

/** Of 95 %, as one piece of a sentence. */
const figureText = ({ value, low, high }: Reliability['ece']): string =>
  t.measures.figure(threeDecimals(value), threeDecimals(low), threeDecimals(high));

/** Stated confidence against the share approved unchanged. On the diagonal an agent is as sure as it is right. */
export const ReliabilityChart = ({ reliability }: { readonly reliability: Reliability }): ReactNode => {
  const isTable = useMeasures((s) => s.isTable);
  const { bins, ece, brier, n } = reliability;
  const data = bins.map(({ meanConfidence, shareCorrect, interval }) => ({
    stated: meanConfidence,
    approved: shareCorrect,
    error: [Math.max(0, shareCorrect - interval.low), Math.max(0, interval.high - shareCorrect)] as const,
  }));
  // Said only of bins that lie clear of the diagonal with their whole interval.
  const over = bins.filter(({ meanConfidence, interval }) => interval.high < meanConfidence).length;
  const under = bins.filter(({ meanConfidence, interval }) => interval.low > meanConfidence).length;
  return (
    <div className="measures-charts measures-calibration">
      <ChartFrame
        id="reliability"
        title={t.measures.chart.reliability}
        isTable={isTable}
        summary={t.measures.reliabilitySummary(over, under, bins.length)}
        table={{
          head: [t.measures.band, t.measures.answers, t.measures.stated, t.measures.approved, t.board.whyFacts.interval],
          rows: bins.map(({ from, to, n: count, meanConfidence, shareCorrect, interval }) => [
            t.measures.span(finePercentage(from), finePercentage(to)),
            number(count),
            finePercentage(meanConfidence),
            finePercentage(shareCorrect),
            t.measures.span(finePercentage(interval.low), finePercentage(interval.high)),
          ]),
        }}
      >
        <ChartBox>
          <ScatterChart margin={MARGIN} accessibilityLayer={false}>
            <CartesianGrid className="policy-grid" />
            <XAxis
              type="number"
              dataKey="stated"
              domain={[0, 1]}
              ticks={TICKS}
              tickFormatter={percentage}
              height={36}
              label={{ value: t.measures.stated, position: 'insideBottom', className: 'policy-axis-label' }}
              {...AXIS}
            />
            <YAxis
              type="number"
              dataKey="approved"
              domain={[0, 1]}
              ticks={TICKS}
              tickFormatter={percentage}
              width={44}
              {...AXIS}
            />
            <ReferenceLine segment={DIAGONAL} className="reliability-diagonal" />
            <Scatter data={data} shape={Dot} {...STILL}>
              <ErrorBar dataKey="error" direction="y" width={5} className="policy-whisker" {...STILL} />
            </Scatter>
          </ScatterChart>
        </ChartBox>
      </ChartFrame>
      <dl className="calibration-figures">
        <div>
          <dt>{t.measures.ece}</dt>
          <dd>{figureText(ece)}</dd>
          <dd className="muted">{t.measures.eceMeans(finePercentage(ece.value))}</dd>
        </div>
        <div>
          <dt>{t.measures.brier}</dt>
          <dd>{figureText(brier)}</dd>
          <dd className="muted">{t.measures.brierMeans}</dd>
        </div>
        <div>
          <dt>{t.measures.answers}</dt>
          <dd>{number(n)}</dd>
        </div>
      </dl>
    </div>
  );
};
