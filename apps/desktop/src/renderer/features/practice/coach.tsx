import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { focusHome, isFocusLost } from '../../commands/focus.ts';
import { type Drill, currentCase, mayGoOn, mayRepeat, missingDeeds, resultOf } from '../../practice/drill.ts';
import { t } from '../../strings/strings.ts';
import { useInbox } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { DeedKey } from './deed-key.tsx';

export type CoachProps = {
  readonly drill: Drill;
  readonly onNext: () => void;
  readonly onRepeat: () => void;
  readonly onLeave: () => void;
};

/** What to do with this case, and right after it whether it was right. */
export const Coach = ({ drill, onNext, onRepeat, onLeave }: CoachProps): ReactNode => {
  const now = currentCase(drill);
  const isCovered = useInbox((s) => s.dialog !== null);
  const next = useRef<HTMLButtonElement>(null);
  const isDone = mayGoOn(drill);
  // Finished, Enter leads on: at once, or when the sheet over it is closed.
  useEffect(() => {
    if (isDone && !isCovered) next.current?.focus();
  }, [isDone, isCovered]);
  useEffect(() => {
    if (isFocusLost()) focusHome();
  }, [drill.at]);
  if (now === undefined) return null;
  const result = resultOf(drill, now.id);
  const missing = missingDeeds(drill);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onLeave();
  };
  return (
    <section className="coach" aria-label={t.practice.coach} data-right={result?.isRight} onKeyDown={onKeyDown}>
      <div className="coach-says">
        <h1 className="coach-step">
          {t.practice.coach} <span className="coach-count">{t.practice.caseOf(drill.at + 1, drill.cases.length)}</span>
        </h1>
        <p className="coach-word" role="status">
          {result === undefined ? (
            t.practice.task[now.id]
          ) : (
            <>
              <span aria-hidden="true">{result.isRight ? '✓' : '✕'} </span>
              {t.practice.after[now.id](result.isRight)}
            </>
          )}
        </p>
        {missing.length === 0 ? null : (
          <ul className="coach-deeds" aria-label={t.practice.stillToDo}>
            {missing.map((deed) => (
              <li key={deed}>
                <DeedKey deed={deed} /> {t.practice.deed[deed]}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="coach-end">
        {isDone ? (
          <button type="button" className="bar-button" ref={next} onClick={onNext}>
            {t.practice.next} <KeyHint keys="Enter" />
          </button>
        ) : null}
        {mayRepeat(drill) ? (
          <button type="button" className="bar-button" onClick={onRepeat}>
            {t.practice.repeat}
          </button>
        ) : null}
        <button type="button" className="bar-button bar-quiet" onClick={onLeave}>
          {t.practice.leave} <KeyHint command="go.inbox" />
        </button>
      </div>
    </section>
  );
};
