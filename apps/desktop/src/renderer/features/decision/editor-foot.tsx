import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useCommand } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';

/** The end of every editor: send, or leave and keep the draft. */
export const EditorFoot = ({ send }: { readonly send: string }): ReactNode => {
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
    </div>
  );
};
