import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import type { ReactNode } from 'react';
import { number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';

/** Why no limits are suggested, and the way to what they take. Without a calibrator nothing is counted: a zero would mislead. */
export const ThresholdsNone = ({ tooFew }: { readonly tooFew: MeasuresPage['suggestionsTooFew'] }): ReactNode => {
  const { store } = useReviewer();
  const why =
    tooFew === null
      ? t.measures.thresholdsNoneBody
      : tooFew.n === 0
        ? null
        : t.measures.labelsOf(number(tooFew.n), number(tooFew.minimum));
  return (
    <div className="measures-few">
      <p>
        <b>{t.measures.thresholdsNone}</b> {why} {t.measures.thresholdsNeed}
      </p>
      <button
        type="button"
        onClick={() => {
          store.policy.showPart('learning');
          store.showPage('policy');
        }}
      >
        {t.deployment.goTo.policy}
      </button>
    </div>
  );
};
