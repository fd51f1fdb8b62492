import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useCommand } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';

type Props = {
  readonly send: string;
  /** What is to be said beside the buttons: what keeps it from being sent, whether the draft is kept. */
  readonly children?: ReactNode;
};

/** The end of every editor: send, or leave and keep the draft. */
export const EditorFoot = ({ send, children }: Props): ReactNode => {
  const run = useCommand();
  return (
    <div className="editor-foot">
      <button type="submit" className="bar-button" aria-keyshortcuts="Control+Enter">
        {send} <KeyHint keys="Mod+Enter" />
      </button>
      <button
        type="button"
        className="bar-button bar-quiet"
        aria-keyshortcuts="Escape"
        onClick={(event) => run('editor.cancel', event)}
      >
        {t.editor.cancel} <KeyHint keys="Escape" />
      </button>
      {children === undefined ? null : <span className="editor-said">{children}</span>}
    </div>
  );
};
