import { type ReactNode, useState } from 'react';
import { t } from '../../strings/strings.ts';
import { Dialog } from '../app/dialog.tsx';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { AvailabilityForm } from './availability-form.tsx';

/** "Out of office until…", of oneself. */
export const DutyDialog = (): ReactNode => {
  const { store } = useReviewer();
  const availability = useInbox((s) => s.availability);
  // The choices do not move while they are being read.
  const [now] = useState(store.hubNow);
  return (
    <Dialog title={t.duty.title}>
      <AvailabilityForm
        availability={availability ?? { capacity: null, out: null }}
        now={now}
        hasCapacity={false}
        help={t.duty.help}
        onSave={({ out }) => {
          store.showDialog(null);
          void store.setOut(out);
        }}
        onCancel={() => store.showDialog(null)}
      />
    </Dialog>
  );
};
