import { type ReactNode, useEffect, useState } from 'react';
import { waitingCount } from '../../state/counts.ts';
import { t } from '../../strings/strings.ts';
import { useInbox } from './reviewer-context.ts';

const COUNT_EVERY_MS = 10_000;

/** What a screen reader is told without asking: results once, the count at most every ten seconds (UX-42). */
export const LiveRegions = (): ReactNode => {
  const polite = useInbox((s) => s.polite);
  const assertive = useInbox((s) => s.assertive);
  const count = useInbox((s) => waitingCount(s.order));
  const isLoaded = useInbox((s) => s.isLoaded);
  const [spoken, setSpoken] = useState<{ readonly count: number; readonly at: number } | null>(null);
  useEffect(() => {
    if (!isLoaded || spoken?.count === count) return;
    const wait = spoken === null ? 0 : Math.max(0, spoken.at + COUNT_EVERY_MS - Date.now());
    const timer = setTimeout(() => setSpoken({ count, at: Date.now() }), wait);
    return () => clearTimeout(timer);
  }, [count, isLoaded, spoken]);
  return (
    <div className="visually-hidden">
      <div role="status" aria-live="polite">
        {spoken === null ? '' : t.live.count(spoken.count)}
      </div>
      <div role="status" aria-live="polite">
        <span key={polite.serial}>{polite.text}</span>
      </div>
      <div role="alert" aria-live="assertive">
        <span key={assertive.serial}>{assertive.text}</span>
      </div>
    </div>
  );
};
