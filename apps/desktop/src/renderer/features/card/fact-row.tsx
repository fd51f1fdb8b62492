import type { SummaryFact } from '@countersign/shared/domain/summary/summary-view';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';

/** One fact: odd ones carry a glyph and what is usual; a click goes to the panel that shows the source. */
export const FactRow = ({ fact }: { readonly fact: SummaryFact }): ReactNode => {
  const { store } = useReviewer();
  return (
    <div className={fact.odd ? 'fact fact-odd' : 'fact'} data-from={fact.from} onClick={() => store.showPanel(fact.panel)}>
      <dt>
        <bdi>{fact.label}</bdi>
      </dt>
      <dd title={fact.from === 'agent' ? t.card.agentWrote : undefined}>
        {fact.odd ? (
          <span className="fact-glyph" aria-hidden="true">
            ▲{' '}
          </span>
        ) : null}
        <bdi>{fact.value}</bdi>
        {fact.baseline === undefined ? null : (
          <span className="fact-usual">
            {' '}
            (<bdi>{fact.baseline}</bdi>)
          </span>
        )}
      </dd>
    </div>
  );
};
