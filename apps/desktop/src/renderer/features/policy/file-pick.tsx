import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { openFile } from './open-file.ts';

/** The system's own dialog for a file; the buttons and the key open it. */
export const FilePick = (): ReactNode => {
  const { store } = useReviewer();
  return (
    <input
      type="file"
      hidden
      data-pick
      accept=".yaml,.yml,.json,application/json,text/plain"
      aria-label={t.policy.openFile}
      onChange={({ currentTarget }) => {
        const file = currentTarget.files?.[0];
        // The same file can be chosen again.
        currentTarget.value = '';
        if (file !== undefined) void openFile(store, file);
      }}
    />
  );
};
