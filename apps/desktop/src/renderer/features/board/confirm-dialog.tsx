import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { Dialog } from '../app/dialog.tsx';
import { useReviewer } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';

type Props = { readonly title: string; readonly body: string; readonly yes: string };

/** Enter does it, Escape leaves everything as it is. */
export const ConfirmDialog = ({ title, body, yes }: Props): ReactNode => {
  const { store } = useReviewer();
  return (
    <Dialog title={title}>
      <p>{body}</p>
      <div className="editor-foot">
        <button type="button" data-first-focus onClick={store.board.confirm}>
          {yes} <KeyHint keys="Enter" />
        </button>
        <button type="button" className="quiet" onClick={() => store.board.ask(null)}>
          {t.board.leaveIt} <KeyHint keys="Escape" />
        </button>
      </div>
    </Dialog>
  );
};
