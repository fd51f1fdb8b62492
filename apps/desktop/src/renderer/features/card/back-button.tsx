import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useCommand } from '../app/reviewer-context.ts';

/** Only on a narrow window, where the card stands in the queue's place. */
export const BackButton = (): ReactNode => {
  const run = useCommand();
  return (
    <button type="button" className="quiet back-button" onClick={(event) => run('card.back', event)}>
      <span aria-hidden="true">‹ </span>
      {t.card.backToQueue}
    </button>
  );
};
