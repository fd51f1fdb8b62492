import type { ReactNode } from 'react';
import { timeOfDay } from '../../format/format.ts';
import { waitingCount } from '../../state/counts.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';

/** Rows there are, but nothing to do: all of it is snoozed, with others, or this person's to finish. */
export const QueueCalm = (): ReactNode => {
  const { store } = useReviewer();
  const order = useInbox((s) => s.order);
  const filter = useInbox((s) => s.filter);
  if (filter !== null || order.length === 0 || waitingCount(order) > 0) return null;
  const untils = order
    .filter(({ section }) => section === 'snoozed')
    .flatMap(({ items }) => items.flatMap(({ status }) => (status.until === undefined ? [] : [status.until])));
  return (
    <div className="queue-calm" role="status">
      <p className="queue-empty-title">{t.look.states.allSnoozed}</p>
      <p>
        {untils.length === 0
          ? t.look.states.onlyYoursBody
          : t.look.states.allSnoozedBody(timeOfDay(Math.min(...untils), store.hubNow()))}
      </p>
    </div>
  );
};
