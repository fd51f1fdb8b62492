import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useCommand, useInbox } from './reviewer-context.ts';

/** Whether one is there for new items; a click says the opposite. */
export const PresenceButton = (): ReactNode => {
  const run = useCommand();
  const presence = useInbox((s) => s.presence);
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
