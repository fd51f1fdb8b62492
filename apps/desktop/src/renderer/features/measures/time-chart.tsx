import type { Measures } from '@countersign/shared/model/measures';
import type { ReactNode } from 'react';
import { number, secondsOf } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { ChartFrame } from '../board/chart-frame.tsx';
import { scaleEnd, spanText } from './measure-words.ts';
import { RangeBar } from './range-bar.tsx';

const NAMES = ['time_to_escalate_p50', 'time_to_escalate_p95'] as const;

type Props = { readonly measures: Measures; readonly isTable: boolean };

/** Half of the escalations and nineteen in twenty of them, on one scale with the article's ten seconds. */
export const TimeChart = ({ measures: { by }, isTable }: Props): ReactNode => {
  const end = Math.max(...NAMES.map((name) => scaleEnd(by[name])));
  const texts = NAMES.map((name) => {
    const { value, low, high } = by[name];
    return { name, value: value === null ? t.board.nothing : secondsOf(value), span: spanText(low, high, secondsOf) };
  });
  const isEmpty = by.time_to_escalate_p50.value === null;
  return (
    <ChartFrame
      id="time"
      title={t.measures.chart.time}
      isTable={isTable}
      summary={
        isEmpty
          ? t.measures.missing.no_times
          : t.measures.timeSummary(texts[0]?.value ?? '', texts[1]?.value ?? '', number(by.time_to_escalate_p50.n))
      }
      table={
        isEmpty
          ? null
          : {
              head: [t.policy.head.measure, t.measures.value, t.board.whyFacts.interval],
              rows: texts.map(({ name, value, span }) => [t.measures.reading[name], value, span]),
            }
      }
    >
      <div className="time-rows">
        {texts.map(({ name, value, span }) => (
          <div key={name} className="time-row">
            <span className="funnel-name">{t.measures.reading[name]}</span>
            <span className="funnel-figure">{value}</span>
            <RangeBar measure={by[name]} end={end} />
            <span className="measure-basis">{span}</span>
          </div>
        ))}
        <p className="time-scale" dir="ltr" aria-hidden="true">
          <span>{secondsOf(0)}</span>
          <span>{secondsOf(end)}</span>
        </p>
      </div>
    </ChartFrame>
  );
};
