import { againstTarget } from '@countersign/shared/domain/metrics/against-target';
import type { Measure, MeasureName } from '@countersign/shared/model/measures';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { VERDICT_GLYPH, basisText, figureText, scaleEnd, spanText, verdictText } from './measure-words.ts';
import { RangeBar } from './range-bar.tsx';

type Props = { readonly name: MeasureName; readonly measure: Measure; readonly currency: string };

/** One measure: the value, its interval as words and as a picture, what it says of the target, and on what it rests. */
export const MeasureReading = ({ name, measure, currency }: Props): ReactNode => {
  const { value, low, high, unit, missing, leftOut } = measure;
  const against = againstTarget(measure);
  const figure = (of: number): string => figureText(unit, of, currency);
  return (
    <div className="measure" data-measure={name} data-verdict={against ?? undefined}>
      {value === null ? (
        <p className="measure-missing">
          <span className="measure-value" aria-hidden="true">
            {t.board.nothing}
          </span>{' '}
          {t.measures.missing[missing ?? 'no_items']}
        </p>
      ) : (
        <>
          <p className="measure-figures">
            <bdi className="measure-value">{figure(value)}</bdi>{' '}
            <span className="measure-span">{t.measures.interval(spanText(low, high, figure))}</span>
          </p>
          <RangeBar measure={measure} end={scaleEnd(measure)} />
          <p className="measure-verdict">
            {against === null ? null : <span aria-hidden="true">{VERDICT_GLYPH[against]} </span>}
            {verdictText(measure, currency) ?? t.measures.noTarget[name]}
          </p>
          <p className="measure-basis">{basisText(name, measure)}</p>
        </>
      )}
      {leftOut > 0 ? <p className="measure-basis">{t.measures.leftOut[unit === 'minor' ? 'costs' : 'audits'](leftOut)}</p> : null}
    </div>
  );
};
