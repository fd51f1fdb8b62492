import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { EditorFoot } from './editor-foot.tsx';

type Props = {
  readonly draftKey: string;
  readonly title: string;
  readonly help?: string;
  readonly label: string;
  readonly send: string;
  readonly onSend: (text: string) => void;
};

/** One text, sent as it is. What was typed is kept for this item until the hub has it. */
export const TextEditor = ({ draftKey, title, help, label, send, onSend }: Props): ReactNode => {
  const { store } = useReviewer();
  const [text, setText] = useState(() => store.drafts.get(draftKey) ?? '');
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => {
    field.current?.focus();
    field.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') {
      setError(t.editor.required);
      field.current?.focus();
      return;
    }
    onSend(text.trim());
  };
  return (
    <form className="editor" data-editor onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{title}</h3>
      {help === undefined ? null : <p className="muted">{help}</p>}
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={field}
        id={id}
        className="editor-text"
        dir="auto"
        rows={5}
        maxLength={2_000}
        value={text}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        onChange={(event) => {
          setText(event.target.value);
          setError(null);
          store.drafts.set(draftKey, event.target.value);
        }}
      />
      {error === null ? null : (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
      <EditorFoot send={send} />
    </form>
  );
};
