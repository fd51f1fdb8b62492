import type { SummaryView } from '@countersign/shared/domain/summary/summary-view';
import { type ReactNode, useId, useState } from 'react';
import { number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';

/** How much of the article's checklist was sent; what is missing shows on hover, on focus and on press (UX-26). */
export const Completeness = ({ completeness }: { readonly completeness: SummaryView['completeness'] }): ReactNode => {
  const { provided, of, missing } = completeness;
  const [isShown, show] = useState(false);
  const id = useId();
  return (
    <span className="completeness" onMouseEnter={() => show(true)} onMouseLeave={() => show(false)}>
      <button
        type="button"
        className="quiet completeness-count"
        aria-describedby={id}
        aria-expanded={isShown}
        onFocus={() => show(true)}
        onBlur={() => show(false)}
        onClick={() => show(true)}
      >
        <span className="only-wide">{t.card.completeness(provided, of)}</span>
        <span className="only-narrow">{t.look.completenessShort(number(provided), number(of))}</span>
      </button>
      <span id={id} className="completeness-missing" role="tooltip" hidden={!isShown}>
        {missing.length === 0 ? (
          t.look.nothingMissing
        ) : (
          <>
            <b>{t.look.missingTitle}</b>
            {missing.map((field) => (
              <span key={field}>{t.checklist[field]}</span>
            ))}
          </>
        )}
      </span>
    </span>
  );
};
