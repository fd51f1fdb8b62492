import type { ReactNode } from 'react';
import { KeyHint } from '../shared/key-hint.tsx';
import { Dialog } from './dialog.tsx';

type Props = {
  readonly title: string;
  /** What will be different afterwards. */
  readonly body: readonly string[];
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
};

/** Enter does it, Escape leaves everything as it is. */
export const ConfirmDialog = ({ title, body, yes, no, onYes, onNo }: Props): ReactNode => (
  <Dialog title={title}>
    {body.map((sentence) => (
      <p key={sentence}>{sentence}</p>
    ))}
    <div className="editor-foot">
      <button type="button" data-first-focus onClick={onYes}>
        {yes} <KeyHint keys="Enter" />
      </button>
      <button type="button" className="quiet" onClick={onNo}>
        {no} <KeyHint keys="Escape" />
      </button>
    </div>
  </Dialog>
);
