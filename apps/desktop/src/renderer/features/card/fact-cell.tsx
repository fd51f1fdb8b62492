import type { SummaryFact } from '@countersign/shared/domain/summary/summary-view';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';

/** One fact under its label. An odd one carries a glyph and, beside it, what is usual (UX-21). */
export const FactCell = ({ fact }: { readonly fact: SummaryFact }): ReactNode => {
  const { label, value, baseline, odd, from } = fact;
  return (
    <div className={odd ? 'fact fact-odd' : 'fact'} data-from={from} title={from === 'agent' ? t.card.agentWrote : undefined}>
      <dt>
        <bdi>{label}</bdi>
      </dt>
      <dd title={baseline === undefined ? value : `${value} ${t.look.usual(baseline)}`}>
        {odd ? (
          <span className="fact-glyph" aria-hidden="true">
            ▲{' '}
          </span>
        ) : null}
        <bdi className="fact-value">{value}</bdi>
        {baseline === undefined ? null : (
          <span className="fact-usual">
            {' '}
            <bdi>{t.look.usual(baseline)}</bdi>
          </span>
        )}
      </dd>
    </div>
  );
};
