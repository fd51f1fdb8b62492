import type { CheckedItem } from '@countersign/shared/model/checklist';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { type NextPlace, commandOf, placeOf } from './next-place.ts';
import { saidText } from './said.ts';

/** What to do about a box, with the way there: a page of this program, or what to type. */
export const NextStep = ({ next }: { readonly next: NonNullable<CheckedItem['next']> }): ReactNode => {
  const { store } = useReviewer();
  const place = placeOf(next.key);
  const command = commandOf(next.key);
  const go = (to: NextPlace): void => {
    if (to.page === 'policy') store.policy.showPart(to.part);
    if (to.page === 'inbox') store.goInbox();
    else store.showPage(to.page);
  };
  return (
    <div className="checklist-next">
      <p>
        <span className="muted">{t.deployment.next}</span> {saidText(next)}
      </p>
      {command === null ? null : (
        <code dir="ltr" className="checklist-command">
          {command}
        </code>
      )}
      {place === null ? null : (
        <button type="button" onClick={() => go(place)}>
          {t.deployment.goTo[place.page]}
        </button>
      )}
    </div>
  );
};
