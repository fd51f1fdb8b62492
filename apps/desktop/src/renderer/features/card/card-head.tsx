import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { SummaryView } from '@countersign/shared/domain/summary/summary-view';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { factsToCheck } from '../../state/card-look.ts';
import { t } from '../../strings/strings.ts';
import { Consequence } from './consequence.tsx';
import { FactCell } from './fact-cell.tsx';
import { Headline, headlineText } from './headline.tsx';
import { MetaLine } from './meta-line.tsx';

/** Neutral facts beside the consequence: the row has three cells. */
export const CALM_SHOWN = 2;
/** Longer sentences are set smaller, in the same two lines. */
const LONG = 78;
const LONGEST = 96;

const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2E7F' ? 2 : 1), 0);

/** Everything that must be read before deciding, in slots that never move: risk, action, why you, odd facts, calm facts (UX-20). */
export const CardHead = ({ item, summary }: { readonly item: QueueItem; readonly summary: SummaryView }): ReactNode => {
  const odd = factsToCheck(summary.facts);
  const calm = summary.facts.filter((fact) => !fact.odd).slice(0, CALM_SHOWN);
  const width = widthOf(headlineText(summary.headline));
  return (
    <div className="card-head">
      <MetaLine item={item} summary={summary} />
      <h2
        className="headline"
        data-length={width > LONGEST ? 'longest' : width > LONG ? 'long' : 'short'}
        dir="auto"
        data-slot="action"
      >
        <span>
          <Headline segments={summary.headline} />
        </span>
      </h2>
      <p className={item.routing.why === undefined ? 'why' : 'why why-ruled'} dir="auto" data-slot="why">
        <span>
          <b>{t.card.whyYou}</b> <span className="why-dash">—</span> {summary.whyYou}
        </span>
        {item.routing.why === undefined ? null : (
          <bdi className="why-rule" title={item.routing.why}>
            {cleanText(item.routing.why)}
          </bdi>
        )}
      </p>
      <div className="facts" role="group" aria-label={t.look.facts}>
        <dl className="facts-row facts-odd" data-slot="odd">
          {odd.map((fact) => (
            <FactCell key={`${fact.label}:${fact.value}`} fact={fact} />
          ))}
          {odd.length === 0 ? (
            <div className="fact fact-none">
              <dt className="visually-hidden">{t.look.facts}</dt>
              <dd>{t.look.noOddFacts}</dd>
            </div>
          ) : null}
        </dl>
        <dl className="facts-row facts-calm" data-slot="calm">
          <Consequence item={item} summary={summary} />
          {summary.inspectable ? (
            calm.map((fact) => <FactCell key={`${fact.label}:${fact.value}`} fact={fact} />)
          ) : (
            <div className="fact fact-uninspectable">
              <dt className="visually-hidden">{t.card.uninspectable}</dt>
              <dd>{t.card.uninspectableBody}</dd>
            </div>
          )}
        </dl>
      </div>
    </div>
  );
};
