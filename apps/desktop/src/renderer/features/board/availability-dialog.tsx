import type { BoardPerson } from '@countersign/shared/protocol/board';
import { type ReactNode, useState } from 'react';
import { t } from '../../strings/strings.ts';
import { Dialog } from '../app/dialog.tsx';
import { useReviewer } from '../app/reviewer-context.ts';
import { AvailabilityForm } from '../duty/availability-form.tsx';

/** When somebody can be given work, and how much. */
export const AvailabilityDialog = ({ person }: { readonly person: BoardPerson }): ReactNode => {
  const { store } = useReviewer();
  const [now] = useState(store.hubNow);
  return (
    <Dialog title={t.duty.titleOf(person.name)}>
      <AvailabilityForm
        availability={person.availability ?? { capacity: null, out: null }}
        now={now}
        hasCapacity
        help={t.duty.helpOf}
        onSave={(next) => {
          store.board.ask(null);
          store.board.setAvailability(person.id, next);
        }}
        onCancel={() => store.board.ask(null)}
      />
    </Dialog>
  );
};
