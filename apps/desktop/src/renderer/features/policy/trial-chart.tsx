import type { ShareInterval } from '@countersign/shared/model/backtest';
import type { ReactNode } from 'react';
import { CartesianGrid, ErrorBar, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import { percentage } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { ChartBox } from '../board/chart-box.tsx';
import { ChartFrame } from '../board/chart-frame.tsx';
import { AXIS, STILL } from '../board/chart-look.ts';
import { type Lettered, shareRange, shareText } from './trial-words.ts';

const MARGIN = { top: 10, right: 14, bottom: 4, left: 0 } as const;
const AXIS_WIDTH = 58;
const TICKS = [0, 0.25, 0.5, 0.75, 1];
/** Where all catch much, the differences are above this. */
const HIGH_RECALL = 0.8;
const HIGH_TICKS = [0.8, 0.85, 0.9, 0.95, 1];

const whiskers = (value: number, interval: ShareInterval | null): readonly [number, number] =>
  interval === null ? [0, 0] : [Math.max(0, value - interval[0]), Math.max(0, interval[1] - value)];

type Dot = {
  readonly cx?: number | undefined;
  readonly cy?: number | undefined;
  readonly payload?: { readonly letter: string; readonly isDraft: boolean };
};

/** A letter in a circle: told apart without colour. */
const LetterDot = ({ cx = 0, cy = 0, payload }: Dot): ReactNode => (
  <g className={payload?.isDraft === true ? 'policy-dot policy-dot-draft' : 'policy-dot'}>
    <circle cx={cx} cy={cy} r={8} />
    <text x={cx} y={cy} dy="0.35em" textAnchor="middle">
      {payload?.letter}
    </text>
  </g>
);

/** How much people see against how much is caught, each with its interval: the way from one policy to another. */
export const TrialChart = ({ all, isTable }: { readonly all: readonly Lettered[]; readonly isTable: boolean }): ReactNode => {
  const data = all.flatMap(({ letter, isDraft, outcome: { load, loadInterval, recall, recallInterval } }) =>
    load === null || recall === null
      ? []
      : [
          {
            letter,
            isDraft,
            load,
            recall,
            loadError: whiskers(load, loadInterval),
            recallError: whiskers(recall, recallInterval),
          },
        ],
  );
  const isHigh = data.every(({ recall, recallError }) => recall - recallError[0] >= HIGH_RECALL);
  const lines = all.map(({ letter, name, outcome }) =>
    t.policy.chartLine(letter, name, shareText(outcome.load), shareText(outcome.recall)),
  );
  return (
    <ChartFrame
      id="trial"
      title={t.policy.chart}
      isTable={isTable}
      summary={data.length === 0 ? t.policy.chartNone : t.policy.chartSummary(lines.join(' '))}
      table={
        data.length === 0
          ? null
          : {
              head: [t.policy.head.policy, t.policy.measure.load, t.policy.measure.recall],
              rows: all.map(({ letter, name, outcome }) => [
                t.policy.lettered(letter, name),
                `${shareText(outcome.load)} (${shareRange(outcome.loadInterval)})`,
                `${shareText(outcome.recall)} (${shareRange(outcome.recallInterval)})`,
              ]),
            }
      }
    >
      <ChartBox>
        <ScatterChart margin={MARGIN} accessibilityLayer={false}>
          <CartesianGrid className="policy-grid" />
          <XAxis
            type="number"
            dataKey="load"
            domain={[0, 1]}
            ticks={TICKS}
            tickFormatter={percentage}
            height={36}
            label={{ value: t.policy.loadAxis, position: 'insideBottom', className: 'policy-axis-label' }}
            {...AXIS}
          />
          <YAxis
            type="number"
            dataKey="recall"
            domain={[isHigh ? HIGH_RECALL : 0, 1]}
            ticks={isHigh ? HIGH_TICKS : TICKS}
            tickFormatter={percentage}
            width={AXIS_WIDTH}
            padding={{ top: 12 }}
            label={{ value: t.policy.recallAxis, position: 'insideLeft', angle: -90, className: 'policy-axis-label' }}
            {...AXIS}
          />
          <Scatter data={data} shape={LetterDot} {...STILL}>
            <ErrorBar dataKey="loadError" direction="x" width={5} className="policy-whisker" {...STILL} />
            <ErrorBar dataKey="recallError" direction="y" width={5} className="policy-whisker" {...STILL} />
          </Scatter>
        </ScatterChart>
      </ChartBox>
    </ChartFrame>
  );
};
