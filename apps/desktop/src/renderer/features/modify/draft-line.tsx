import type { ReactNode } from 'react';
import type { DraftState } from '../../state/draft-keeper.ts';
import { t } from '../../strings/strings.ts';

const wordsOf = (state: DraftState): string => {
  switch (state.kind) {
    case 'saving':
      return t.draft.saving;
    case 'saved':
      return t.draft.saved;
    case 'offline':
      return t.draft.offline;
    case 'failed':
      return t.draft.failed(state.message);
  }
};

/** Whether what was typed would survive this window. */
export const DraftLine = ({ state }: { readonly state: DraftState | undefined }): ReactNode => (
  <span className="draft-line" data-state={state?.kind} role="status">
    {state === undefined ? '' : wordsOf(state)}
  </span>
);
