import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { EscalationId } from '@countersign/shared/model/ids';
import type { DraftEditor } from '@countersign/shared/protocol/reviewer';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type ReadBody, type TextDraft, draftBody, readTextDraft } from '../../state/draft-body.ts';
import { t } from '../../strings/strings.ts';
import { DraftLine } from '../modify/draft-line.tsx';
import { UnreadableDraft } from '../modify/unreadable-draft.tsx';
import { useDrafts } from '../modify/use-drafts.ts';
import { EditorFoot } from './editor-foot.tsx';

type Props = {
  readonly id: EscalationId;
  readonly editor: Exclude<DraftEditor, 'modify'>;
  readonly title: string;
  readonly help?: string;
  readonly label: string;
  readonly send: string;
  readonly onSend: (text: string) => void;
};

const restored = (own: ReadBody<TextDraft> | undefined): string | null => (own?.kind === 'ok' ? own.draft.text : null);

/** One text, sent as it is. What was typed is kept for this item until the hub has the decision. */
export const TextEditor = ({ id, editor, title, help, label, send, onSend }: Props): ReactNode => {
  const kept = useDrafts(id, editor, readTextDraft);
  const [text, setText] = useState(() => restored(kept.own) ?? '');
  const [error, setError] = useState<string | null>(null);
  const isTouched = useRef(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const fieldId = useId();
  useEffect(() => {
    field.current?.focus();
    // What was begun goes on where it ended.
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
    field.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  // Kept by another window, it may arrive after the editor opened. What was typed since counts more.
  useEffect(() => {
    const late = isTouched.current ? null : restored(kept.own);
    if (late !== null) setText(late);
  }, [kept.own]);

  const change = (next: string): void => {
    isTouched.current = true;
    setText(next);
    setError(null);
    if (next === '') kept.forget();
    else kept.save(draftBody({ text: next }));
  };
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
    <form className="editor" data-editor onSubmit={submit} aria-labelledby={`${fieldId}-title`}>
      <h3 id={`${fieldId}-title`}>{title}</h3>
      {help === undefined ? null : <p className="muted">{help}</p>}
      <UnreadableDraft own={kept.own} onDrop={kept.dropUnreadable} />
      {kept.others.map(({ by, byName, body }) => {
        const read = readTextDraft(body);
        const who = cleanText(byName, { identifier: true });
        return (
          <p key={by} className="draft-offer" data-tone={read.kind === 'ok' ? 'plain' : 'problem'}>
            {read.kind === 'ok' ? t.draft.offerText(who) : read.kind === 'too-new' ? t.draft.tooNew(who) : t.draft.broken(who)}
            {read.kind === 'ok' ? (
              <button type="button" className="field-tool" onClick={() => change(read.draft.text)}>
                {t.draft.load}
              </button>
            ) : null}
          </p>
        );
      })}
      <label htmlFor={fieldId}>{label}</label>
      <textarea
        ref={field}
        id={fieldId}
        className="editor-text"
        dir="auto"
        rows={5}
        maxLength={2_000}
        value={text}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${fieldId}-error`}
        onChange={(event) => change(event.target.value)}
      />
      {error === null ? null : (
        <p id={`${fieldId}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
      <EditorFoot send={send}>
        <DraftLine state={kept.state} />
      </EditorFoot>
    </form>
  );
};
