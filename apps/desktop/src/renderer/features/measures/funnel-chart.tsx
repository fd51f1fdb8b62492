import type { DailyMeasure } from '@countersign/shared/model/measures-page';
import type { ReactNode } from 'react';
import { finePercentage, number } from '../../format/format.ts';
import { funnelOf } from '../../state/measures-days.ts';
import { t } from '../../strings/strings.ts';
import { ChartFrame } from '../board/chart-frame.tsx';

const STEPS = ['opened', 'seen', 'decided', 'overridden'] as const;

type Props = { readonly daily: readonly DailyMeasure[]; readonly isTable: boolean };

/** From everything proposed to what needed a person, each step as long as its share of the whole. */
export const FunnelChart = ({ daily, isTable }: Props): ReactNode => {
  const funnel = funnelOf(daily);
  const shareOf = (value: number): number => (funnel.opened === 0 ? 0 : value / funnel.opened);
  const isEmpty = funnel.opened === 0;
  return (
    <ChartFrame
      id="funnel"
      title={t.measures.chart.funnel}
      isTable={isTable}
      summary={
        isEmpty
          ? t.measures.chartNone
          : t.measures.funnelSummary(number(funnel.opened), number(funnel.seen), number(funnel.overridden))
      }
      table={
        isEmpty
          ? null
          : {
              head: [t.measures.funnelStep, t.measures.count, t.board.head.share],
              rows: STEPS.map((step) => [t.measures.funnel[step], number(funnel[step]), finePercentage(shareOf(funnel[step]))]),
            }
      }
    >
      <div className="funnel">
        {STEPS.map((step) => (
          <div key={step} className="funnel-step">
            <span className="funnel-name">{t.measures.funnel[step]}</span>
            <span className="funnel-figure">{number(funnel[step])}</span>
            <span className="funnel-track">
              <span className="funnel-bar" style={{ inlineSize: `${shareOf(funnel[step]) * 100}%` }} />
            </span>
          </div>
        ))}
      </div>
    </ChartFrame>
  );
};
