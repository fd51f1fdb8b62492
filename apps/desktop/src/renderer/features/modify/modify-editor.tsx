import { type FormEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { EscalationId } from '@countersign/shared/model/ids';
import type { Card } from '../../state/card-cache.ts';
import { type ModifyDraft, readModifyDraft } from '../../state/draft-body.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { EditorFoot } from '../decision/editor-foot.tsx';
import { KeyHint } from '../shared/key-hint.tsx';
import { AmountRow } from './amount-row.tsx';
import { changesOf } from './changes.ts';
import { describeFields } from './describe-fields.ts';
import { DraftLine } from './draft-line.tsx';
import { DraftOffers } from './draft-offers.tsx';
import { nodesOf } from './field-node.ts';
import { focusField, focusFirstField } from './focus-field.ts';
import { isSame } from './json-path.ts';
import { ModifyContext } from './modify-context.ts';
import { LEAST_REASON, editedAction, hasReason, openDraft, verdictOf, withPreset } from './modify-draft.ts';
import { ModifyForm } from './modify-form.tsx';
import { PresetRow } from './preset-row.tsx';
import { presetsOf } from './presets.ts';
import { problemsOf } from './problems.ts';
import { ReasonRow } from './reason-row.tsx';
import { UnreadableDraft } from './unreadable-draft.tsx';
import { useDrafts } from './use-drafts.ts';
import { useModifyDraft } from './use-modify-draft.ts';
import { usePreview } from './use-preview.ts';
import { WillHappen } from './will-happen.tsx';

/** New arguments for the action, field by field against what the agent asked (UX-33 to UX-37). */
export const ModifyEditor = ({ id, card }: { readonly id: EscalationId; readonly card: Card }): ReactNode => {
  const { store } = useReviewer();
  const { action, context } = card;
  const kept = useDrafts(id, 'modify', readModifyDraft);
  const { draft, wasRestored, edit, discard } = useModifyDraft(action, kept);
  const [isSubmitted, setSubmitted] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const ids = useId();

  const root = useMemo(() => describeFields(action.argumentsSchema, draft.values, action.arguments), [action, draft.values]);
  const changes = useMemo(() => changesOf(action, draft), [action, draft]);
  const problems = useMemo(() => problemsOf(action, draft, root), [action, draft, root]);
  const presets = useMemo(() => presetsOf(action, context), [action, context]);
  const edited = useMemo(() => editedAction(action, draft), [action, draft]);
  const isSendable = problems.length === 0;
  const preview = usePreview(id, isSendable && changes.changed.length > 0 ? edited : null);
  const movesTo = preview.kind === 'known' ? preview.movesTo : null;

  useEffect(() => {
    if (form.current !== null) focusFirstField(form.current);
  }, []);

  const replace = (next: (draft: ModifyDraft) => ModifyDraft, say: (n: number, of: number) => string): void => {
    const after = changesOf(action, next(draft));
    edit(next);
    store.announce('polite', say(after.changed.length, after.of));
  };
  const loadPreset = (place: number): void => {
    const preset = presets[place];
    if (preset === undefined) return;
    replace(
      (d) => withPreset(d, preset.arguments),
      (n, of) => t.modify.presetLoaded(place + 1, n, of),
    );
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSubmitted(true);
    const [first] = problems;
    if (first !== undefined) {
      if (form.current !== null) focusField(form.current, first.pointer);
      return;
    }
    if (changes.changed.length === 0) return store.announce('assertive', t.modify.nothingChanged);
    if (!hasReason(draft)) return document.getElementById(`${ids}-reason`)?.focus();
    store.decide(verdictOf(action, draft));
  };

  const modifying = {
    action,
    draft,
    nodes: useMemo(() => new Map(nodesOf(root).map((node) => [node.pointer, node])), [root]),
    changed: useMemo(() => new Set(changes.changed), [changes]),
    problems: useMemo(() => new Map(problems.map(({ pointer, message }) => [pointer, message])), [problems]),
    edit,
    idOf: (pointer: string) => `${ids}${encodeURIComponent(pointer)}`,
  };
  const isNothing = isSubmitted && isSendable && changes.changed.length === 0;
  const general = problems.filter(({ pointer }) => pointer === '');
  return (
    <ModifyContext value={modifying}>
      <form ref={form} className="editor modify" data-editor noValidate onSubmit={submit} aria-labelledby={`${ids}-title`}>
        <div className="modify-body">
          <div className="modify-title">
            <h3 id={`${ids}-title`}>{t.modify.title}</h3>
            <span className="muted" aria-live="polite">
              {t.modify.changedCount(changes.changed.length, changes.of)}
            </span>
            {changes.changed.length === 0 ? null : (
              <button
                type="button"
                className="field-tool"
                onClick={() => edit((d) => ({ ...openDraft(action), reason: d.reason, reasonCode: d.reasonCode }))}
              >
                {t.modify.resetAll}
              </button>
            )}
            {wasRestored ? (
              <span className="draft-restored">
                {t.draft.restored}{' '}
                <button type="button" className="field-tool" onClick={discard}>
                  {t.draft.discard}
                </button>
              </span>
            ) : null}
          </div>
          <UnreadableDraft own={kept.own} onDrop={kept.dropUnreadable} />
          <DraftOffers
            action={action}
            others={kept.others}
            onLoad={(loaded, who) =>
              replace(
                () => loaded,
                () => t.draft.loaded(who),
              )
            }
          />
          <div className="field-grid">
            <div className="field-heads" aria-hidden="true">
              <span>{t.modify.field}</span>
              <span>{t.modify.asked}</span>
              <span>{t.modify.set}</span>
              <span>{t.modify.limits}</span>
            </div>
            <ModifyForm root={root} />
            <AmountRow />
          </div>
          {general.map(({ message }) => (
            <p key={message} className="field-error" role="alert">
              <bdi>{message}</bdi>
            </p>
          ))}
          {action.argumentsSchema === undefined ? <p className="muted modify-note">{t.modify.noSchema}</p> : null}
        </div>
        <div className="modify-foot">
          <PresetRow
            presets={presets}
            active={presets.findIndex((preset) => isSame(preset.arguments, draft.values))}
            onLoad={loadPreset}
          />
          <WillHappen edited={edited} changed={changes.changed} isSendable={isSendable} preview={preview} />
          <ReasonRow
            id={`${ids}-reason`}
            draft={draft}
            problem={isSubmitted && isSendable && !isNothing && !hasReason(draft) ? t.modify.reasonNeeded(LEAST_REASON) : null}
            onChange={(change) => edit((d) => ({ ...d, ...change }))}
          />
          <EditorFoot send={movesTo === null ? t.modify.send : t.modify.sendTo(movesTo)}>
            {isNothing ? <span className="field-error">{t.modify.nothingChanged}</span> : null}
            {isSubmitted && !isSendable ? <span className="field-error">{t.modify.fixFirst(problems.length)}</span> : null}
            {changes.changed.length === 0 ? null : (
              <span className="reset-hint muted">
                {t.modify.resetHint} <KeyHint keys="Alt+Backspace" />
              </span>
            )}
            <DraftLine state={kept.state} />
          </EditorFoot>
        </div>
      </form>
    </ModifyContext>
  );
};
