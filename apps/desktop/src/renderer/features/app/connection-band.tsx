import { type ReactNode, useEffect, useState } from 'react';
import { roughly } from '../../format/format.ts';
import type { InboxSnapshot } from '../../state/inbox-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from './reviewer-context.ts';
import { useNow } from './use-now.ts';

/** Short breaks show in the dot alone; a longer one gets a sentence, the age of the data, and a way to try now. */
const QUIET_MS = 2_000;
/** From here on the age of what is seen is part of what must be read (UX-48). */
const STALE_MS = 15_000;

type Trouble = 'lost' | 'catching-up' | null;

const troubleOf = ({ connection, isFresh, isLoaded }: InboxSnapshot): Trouble =>
  connection.kind !== 'ready' ? 'lost' : isLoaded && !isFresh ? 'catching-up' : null;

/** When the connection went, by the hub's clock; it may have gone before anybody looked at this screen. */
const lostSince = ({ connection, clockOffset }: InboxSnapshot): number | null =>
  (connection.kind === 'reconnecting' || connection.kind === 'connecting') && connection.since !== undefined
    ? connection.since + clockOffset
    : null;

export const ConnectionBand = (): ReactNode => {
  const { store } = useReviewer();
  const trouble = useInbox(troubleOf);
  const now = useNow();
  const [noticed, setNoticed] = useState<number | null>(null);
  const lostAt = useInbox(lostSince);
  const isTrouble = trouble !== null;
  // From the first moment of trouble to the last: what is seen goes on ageing while the hub is being caught up with.
  useEffect(() => setNoticed(isTrouble ? store.hubNow() : null), [store, isTrouble]);
  const since = lostAt === null ? noticed : Math.min(lostAt, noticed ?? lostAt);
  if (trouble === null || since === null || now - since < QUIET_MS) return null;
  const isStale = now - since >= STALE_MS;
  return (
    <div className="band band-offline" role="status" data-stale={isStale}>
      <p>
        <b>
          {trouble === 'catching-up'
            ? t.look.connection.refreshing
            : isStale
              ? t.look.connection.offline
              : t.look.connection.reconnecting}
        </b>{' '}
        {t.look.connection.stale(roughly(now - since))} {trouble === 'lost' ? t.look.connection.decideLater : null}
      </p>
      <button type="button" className="quiet" onClick={trouble === 'lost' ? store.wake : store.refresh}>
        {t.status.tryNow}
      </button>
    </div>
  );
};
