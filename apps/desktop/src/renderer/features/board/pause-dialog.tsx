import type { BoardAgent } from '@countersign/shared/protocol/board';
import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { type FormEvent, type ReactNode, useState } from 'react';
import { t } from '../../strings/strings.ts';
import { Dialog } from '../app/dialog.tsx';
import { useReviewer } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';

const REASON_CHARACTERS = 200;

/** A pause is told to everybody who sees the agent, so it says why. */
export const PauseDialog = ({ agent }: { readonly agent: BoardAgent }): ReactNode => {
  const { store } = useReviewer();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const name = cleanText(agent.name, { identifier: true });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const text = reason.trim();
    if (text === '') return setMissing(true);
    store.board.ask(null);
    store.board.pause(agent.id, text);
  };
  return (
    <Dialog title={t.board.pauseTitle(name)}>
      <form onSubmit={send} className="pause-form">
        <p className="muted">{t.board.pauseHelp}</p>
        <label htmlFor="pause-reason">{t.board.pauseReason}</label>
        <input
          id="pause-reason"
          type="text"
          data-first-focus
          autoComplete="off"
          maxLength={REASON_CHARACTERS}
          value={reason}
          aria-invalid={isMissing && reason.trim() === ''}
          aria-describedby="pause-error"
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <p id="pause-error" className="field-error" role="status">
          {isMissing && reason.trim() === '' ? t.editor.required : ''}
        </p>
        <div className="editor-foot">
          <button type="submit">
            {t.board.pauseNamed(name)} <KeyHint keys="Enter" />
          </button>
          <button type="button" className="quiet" onClick={() => store.board.ask(null)}>
            {t.board.cancel} <KeyHint keys="Escape" />
          </button>
        </div>
      </form>
    </Dialog>
  );
};
