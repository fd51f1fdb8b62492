import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import type { MeasureName } from '@countersign/shared/model/measures';
import { type ReactNode, useId } from 'react';
import { t } from '../../strings/strings.ts';
import { MeasureReading } from './measure-reading.tsx';

/** The article's eight in its order; three of them have a second reading. */
const EIGHT = [
  ['escalation_rate'],
  ['precision', 'review_precision'],
  ['recall'],
  ['time_to_escalate_p50', 'time_to_escalate_p95'],
  ['override_frequency', 'needed_share'],
  ['time_to_correct'],
  ['task_success'],
  ['cost_per_resolution'],
] as const satisfies readonly (readonly MeasureName[])[];

type CardProps = { readonly names: readonly MeasureName[]; readonly page: MeasuresPage };

const MeasureCard = ({ names, page: { measures } }: CardProps): ReactNode => {
  const titleId = useId();
  const [first] = names;
  if (first === undefined) return null;
  return (
    <article className="measure-card" aria-labelledby={titleId} data-readings={names.length} tabIndex={-1} data-row="">
      <h3 id={titleId}>{t.measures.title[first]}</h3>
      <p className="measure-what">{t.measures.what[first]}</p>
      <div className="measure-parts">
        {names.map((name) => (
          <div key={name} className="measure-part">
            {names.length > 1 ? <h4>{t.measures.reading[name]}</h4> : null}
            <MeasureReading name={name} measure={measures.by[name]} currency={measures.currency} />
          </div>
        ))}
      </div>
    </article>
  );
};

/** The eight measures, each with its interval; nothing is called good or bad that the whole interval does not say. */
export const EightPart = ({ page }: { readonly page: MeasuresPage }): ReactNode => (
  <>
    {page.daily.every(({ opened }) => opened === 0) ? (
      <p className="measures-note">
        <b>{t.measures.noneTitle}</b> {t.measures.noneBody}
      </p>
    ) : (
      <p className="measures-note">{t.measures.positive}</p>
    )}
    <div className="measures-eight">
      {EIGHT.map((names) => (
        <MeasureCard key={names[0]} names={names} page={page} />
      ))}
    </div>
  </>
);
