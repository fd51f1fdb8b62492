import { type KeyboardEvent, type ReactNode, memo, useEffect, useMemo, useRef } from 'react';
import type { PolicyDraft } from '../../state/policy-snapshot.ts';
import { lineCount, placeOfLine } from '../../state/policy-text.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { type TextEdit, indent, newLine } from './indent.ts';
import { usePolicy } from './use-policy.ts';

const LINE_PX = 20;
/** Lines that are kept in sight above the one that is led to. */
const ABOVE = 3;

/** The numbers, and a sign at each line on which something is wrong. */
const Gutter = memo(
  ({ count, wrong }: { readonly count: number; readonly wrong: ReadonlySet<number> }): ReactNode =>
    Array.from({ length: count }, (_, i) => (
      <span key={i} data-wrong={wrong.has(i + 1) ? true : undefined}>
        {i + 1}
      </span>
    )),
);

/** Typed as if by hand, so that the field's own undo takes it back. */
const apply = (field: HTMLTextAreaElement, edit: TextEdit): void => {
  field.setSelectionRange(edit.from, edit.to);
  const isTyped = document.execCommand?.(edit.text === '' ? 'delete' : 'insertText', false, edit.text) === true;
  if (!isTyped) field.setRangeText(edit.text, edit.from, edit.to);
  field.setSelectionRange(edit.selectFrom, edit.selectTo);
};

/** The text that is being written. It runs from the left in every language. */
export const PolicyEditor = ({ draft }: { readonly draft: PolicyDraft }): ReactNode => {
  const { store } = useReviewer();
  const spot = usePolicy((s) => s.spot);
  const field = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  // Who comes with Tab goes on with Tab; it indents once something was typed, until Escape.
  const isPassing = useRef(true);
  const count = lineCount(draft.text);
  const wrong = useMemo(() => new Set(draft.issues?.map(({ line }) => line)), [draft.issues]);

  const serial = spot?.serial ?? 0;
  useEffect(() => {
    const { spot: now, draft: latest } = store.policy.get();
    const element = field.current;
    if (element === null || now === null || latest === null || !store.policy.writing.takeSpot()) return;
    const at = placeOfLine(latest.text, now.line, now.column);
    element.focus({ preventScroll: true });
    isPassing.current = false;
    element.setSelectionRange(at, at);
    element.scrollTop = Math.max(0, (now.line - 1 - ABOVE) * LINE_PX);
    element.scrollLeft = 0;
  }, [serial, store]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { key, currentTarget } = event;
    if (event.nativeEvent.isComposing) return;
    if (key === 'Escape' && !isPassing.current) {
      event.preventDefault();
      isPassing.current = true;
      store.announce('polite', t.policy.escaped);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { value, selectionStart, selectionEnd } = currentTarget;
    const change = (edit: TextEdit): void => {
      event.preventDefault();
      apply(currentTarget, edit);
      store.policy.writing.type(currentTarget.value);
    };
    if (key === 'Tab' && !isPassing.current) change(indent(value, selectionStart, selectionEnd, event.shiftKey));
    else if (key === 'Enter' && !event.shiftKey) change(newLine(value, selectionStart, selectionEnd));
    if (!['Tab', 'Escape', 'Shift'].includes(key)) isPassing.current = false;
  };
  return (
    <div className="policy-editor" dir="ltr">
      <div className="policy-gutter" aria-hidden="true">
        <div ref={gutter}>
          <Gutter count={count} wrong={wrong} />
        </div>
      </div>
      <textarea
        ref={field}
        value={draft.text}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-label={t.policy.editor}
        aria-describedby="policy-editor-help"
        aria-invalid={wrong.size > 0}
        onChange={(event) => store.policy.writing.type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onFocus={() => {
          isPassing.current = true;
        }}
        onSelect={({ currentTarget: { value, selectionStart } }) =>
          store.policy.writing.caretAt(lineCount(value.slice(0, selectionStart)))
        }
        onScroll={({ currentTarget: { scrollTop } }) => {
          if (gutter.current !== null) gutter.current.style.transform = `translateY(${-scrollTop}px)`;
        }}
      />
    </div>
  );
};
