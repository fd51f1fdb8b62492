import type { ReactNode } from 'react';
import { roughly } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from './reviewer-context.ts';
import { useNow } from './use-now.ts';

/** Short breaks show in the dot alone; a longer one gets a sentence, the age of the data, and a way to try now. */
const QUIET_MS = 2_000;

export const ConnectionBand = (): ReactNode => {
  const { store } = useReviewer();
  const connection = useInbox((s) => s.connection);
  const offset = useInbox((s) => s.clockOffset);
  const now = useNow() - offset;
  const since = connection.kind === 'reconnecting' || connection.kind === 'connecting' ? connection.since : undefined;
  if (since === undefined || now - since < QUIET_MS) return null;
  return (
    <div className="band band-offline" role="status">
      <p>
        {t.status.offlineBand} {t.status.staleSince(roughly(now - since))}
      </p>
      <button type="button" className="quiet" onClick={store.wake}>
        {t.status.tryNow}
      </button>
    </div>
  );
};
