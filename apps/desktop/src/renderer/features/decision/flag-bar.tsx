import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { focusHome } from '../../commands/focus.ts';
import { t } from '../../strings/strings.ts';
import { useCommand, useReviewer } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';

const NOTE_CHARACTERS = 500;

/** Enter flags, with or without a note. The focus is in the note, so the whole of it is F, Enter. */
export const FlagBar = (): ReactNode => {
  const { store } = useReviewer();
  const run = useCommand();
  const note = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    note.current?.focus();
    return () => {
      if (document.activeElement === document.body || document.activeElement === null) focusHome();
    };
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    store.sendFlag(note.current?.value ?? '');
  };
  return (
    <form className="decision-bar flag-bar" data-editor onSubmit={submit} aria-label={t.menu.flag}>
      <label htmlFor={id}>{t.menu.flag}</label>
      <input
        ref={note}
        id={id}
        className="flag-note"
        dir="auto"
        maxLength={NOTE_CHARACTERS}
        placeholder={t.menu.flagNote}
        autoComplete="off"
      />
      <button type="submit" className="bar-button">
        {t.menu.flagSend} <KeyHint keys="Enter" />
      </button>
      <button
        type="button"
        className="bar-button bar-quiet"
        aria-keyshortcuts="Escape"
        onClick={(event) => run('editor.cancel', event)}
      >
        {t.bar.escBack} <KeyHint keys="Escape" />
      </button>
    </form>
  );
};
