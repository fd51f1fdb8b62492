import type { ReactNode } from 'react';
import { duration, roughly } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useNow } from '../app/use-now.ts';

const SHORT_MS = 60_000;

/** That it goes on, and since when: nobody knows how long a history takes. */
export const TrialRunning = ({ since, days }: { readonly since: number; readonly days: number }): ReactNode => {
  const spent = useNow() - since;
  return (
    <p className="policy-running">
      <progress aria-label={t.policy.parts.trial} />
      {t.policy.trialRunning(t.policy.days(days), spent < SHORT_MS ? roughly(spent) : duration(spent))}
    </p>
  );
};
