import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { EscalationId } from '@countersign/shared/model/ids';
import { type FormEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { EditorFoot } from './editor-foot.tsx';
import { FieldDiff } from './field-diff.tsx';
import { type ModifyDraft, checkDraft, draftOf } from './modify-draft.ts';

const readDraft = (text: string | undefined, action: ProposedAction): ModifyDraft =>
  text === undefined ? draftOf(action) : (JSON.parse(text) as ModifyDraft);

/** New arguments for the action, as JSON, checked against the agent's own schema while they are typed. */
export const ModifyEditor = ({ id, action }: { readonly id: EscalationId; readonly action: ProposedAction }): ReactNode => {
  const { store } = useReviewer();
  const key = `modify:${id}`;
  const [draft, setDraft] = useState(() => readDraft(store.drafts.get(key), action));
  const [isSubmitted, setSubmitted] = useState(false);
  const json = useRef<HTMLTextAreaElement>(null);
  const amount = useRef<HTMLInputElement>(null);
  const ids = useId();
  const checked = useMemo(() => checkDraft(action, draft), [action, draft]);
  const fields = useMemo(() => Object.keys(action.arguments).length + (action.amount === undefined ? 0 : 1), [action]);
  useEffect(() => {
    json.current?.focus();
    json.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  const change = (patch: Partial<ModifyDraft>): void => {
    const next = { ...draft, ...patch };
    setDraft(next);
    setSubmitted(false);
    store.drafts.set(key, JSON.stringify(next));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSubmitted(true);
    if (checked.verdict !== null) return store.decide(checked.verdict);
    (checked.errors[0]?.field === 'amount' ? amount : json).current?.focus();
  };
  const shown = [
    ...checked.errors,
    ...(isSubmitted && checked.errors.length === 0 && checked.changes.length === 0
      ? [{ field: 'nothing', message: t.editor.nothingChanged }]
      : []),
  ];

  return (
    <form className="editor modify" data-editor onSubmit={submit} aria-labelledby={`${ids}-title`}>
      <h3 id={`${ids}-title`}>
        {t.editor.modifyTitle}{' '}
        <span className="muted">{t.editor.changedCount(checked.changes.length, Math.max(fields, checked.changes.length))}</span>
      </h3>
      <div className="modify-columns">
        <div className="modify-fields">
          <label htmlFor={`${ids}-json`}>{t.editor.argumentsLabel}</label>
          <textarea
            ref={json}
            id={`${ids}-json`}
            className="editor-json"
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
            rows={Math.min(18, Math.max(5, draft.json.split('\n').length + 1))}
            value={draft.json}
            aria-invalid={checked.errors.some((error) => error.field === 'json')}
            aria-describedby={`${ids}-errors`}
            onChange={(event) => change({ json: event.target.value })}
          />
          <div id={`${ids}-errors`} role="alert">
            {shown.slice(0, 5).map((error) => (
              <p key={`${error.field}:${error.message}`} className="field-error">
                <bdi>{cleanText(error.message.slice(0, 400))}</bdi>
              </p>
            ))}
          </div>
          {action.amount === undefined ? null : (
            <>
              <label htmlFor={`${ids}-amount`}>{t.editor.amountLabel(action.amount.currency)}</label>
              <input
                ref={amount}
                id={`${ids}-amount`}
                inputMode="decimal"
                autoComplete="off"
                value={draft.amount}
                aria-invalid={checked.errors.some((error) => error.field === 'amount')}
                aria-describedby={`${ids}-errors`}
                onChange={(event) => change({ amount: event.target.value })}
              />
            </>
          )}
          <label htmlFor={`${ids}-reason`}>{t.editor.reasonLabel}</label>
          <input
            id={`${ids}-reason`}
            dir="auto"
            maxLength={1_000}
            autoComplete="off"
            value={draft.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </div>
        <FieldDiff changes={checked.changes} />
      </div>
      {action.argumentsSchema === undefined ? <p className="muted">{t.editor.noSchema}</p> : null}
      <EditorFoot send={t.editor.send} />
    </form>
  );
};
