import type { ReactNode } from 'react';
import { sentenceOf } from '../../state/policy-sentences.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { BarButton } from '../decision/bar-button.tsx';
import { usePolicy } from './use-policy.ts';

/** What was done last, or why it was not, until it is dismissed. */
export const SaidBand = (): ReactNode => {
  const { store } = useReviewer();
  const said = usePolicy((s) => s.said);
  const part = usePolicy((s) => s.part);
  if (said === null) return null;
  return (
    <div className={said.kind === 'refused' ? 'band band-problem' : 'band policy-said'} data-said={said.kind}>
      <p>{sentenceOf(said)}</p>
      {/* Beside the versions, the one that was published stands below with the same buttons. */}
      {said.kind === 'published' && part !== 'versions' ? (
        <>
          <BarButton command="policy.use" label={t.policy.use} />
          <BarButton command="policy.shadow" label={t.policy.runShadow} />
        </>
      ) : null}
      <button type="button" className="quiet" onClick={store.policy.dismiss}>
        {t.policy.dismiss}
      </button>
    </div>
  );
};
