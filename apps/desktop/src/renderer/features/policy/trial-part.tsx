import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { PartBlank } from './part-blank.tsx';
import { TrialChoice } from './trial-choice.tsx';
import { TrialRunning } from './trial-running.tsx';
import { TrialResult } from './trial-result.tsx';
import { usePolicy } from './use-policy.ts';

/** What policies would have done with the hub's own history. */
export const TrialPart = (): ReactNode => {
  const result = usePolicy((s) => s.trial.result);
  const since = usePolicy((s) => s.trial.runningSince);
  const days = usePolicy((s) => s.trial.days);
  return (
    <div className="policy-trial">
      <TrialChoice />
      <div className="policy-trial-result">
        {since === null ? null : <TrialRunning since={since} days={days} />}
        {result !== null ? (
          <TrialResult result={result} />
        ) : since !== null ? null : (
          <PartBlank title={t.policy.trialNone} body={t.policy.trialNoneBody} />
        )}
      </div>
    </div>
  );
};
