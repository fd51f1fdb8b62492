import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { timeOfDay } from '../../format/format.ts';
import { isOutNow } from '../../state/duty.ts';
import { useCommand, useInbox } from './reviewer-context.ts';
import { useNow } from './use-now.ts';

/** Whether one is there for new items; a click says the opposite. */
export const PresenceButton = (): ReactNode => {
  const run = useCommand();
  const presence = useInbox((s) => s.presence);
  const availability = useInbox((s) => s.availability);
  const now = useNow(5_000);
  if (isOutNow(availability, now))
    return (
      <button type="button" className="quiet presence-button" data-presence="out" onClick={(event) => run('presence.out', event)}>
        {t.duty.outUntil(timeOfDay(availability?.out?.until ?? now, now))}
      </button>
    );
  return (
    <button
      type="button"
      className="quiet presence-button"
      data-presence={presence}
      aria-label={t.presence.change[presence]}
      title={t.presence.change[presence]}
      onClick={(event) => run('presence.toggle', event)}
    >
      {t.presence[presence]}
    </button>
  );
};
