import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useInbox } from './reviewer-context.ts';

/** One dot and one word. Shape changes with it: a ring is not connected. */
export const ConnectionMark = (): ReactNode => {
  const kind = useInbox((s) => s.connection.kind);
  const isFresh = useInbox((s) => s.isFresh);
  const isGood = kind === 'ready' && isFresh;
  return (
    <span className="connection" data-state={isGood ? 'good' : kind === 'ready' || kind === 'connecting' ? 'busy' : 'bad'}>
      <span className="connection-dot" aria-hidden="true" />
      {kind === 'ready' && !isFresh ? t.status.catchingUp : t.status[kind]}
    </span>
  );
};
