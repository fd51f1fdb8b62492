import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { type Drill, stopped } from '../../practice/drill.ts';
import { t } from '../../strings/strings.ts';
import { KeyHint } from '../shared/key-hint.tsx';

export type DrillSummaryProps = { readonly drill: Drill; readonly onAgain: () => void; readonly onLeave: () => void };

/** The end of the drill: case by case, no score, and one honest sentence on the two that must not pass. */
export const DrillSummary = ({ drill, onAgain, onLeave }: DrillSummaryProps): ReactNode => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const bad = stopped(drill);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onLeave();
  };
  return (
    <main className="drill-summary" data-focus-home tabIndex={-1} onKeyDown={onKeyDown}>
      <header className="drill-head">
        <h1 ref={heading} tabIndex={-1}>
          {t.practice.doneTitle}
        </h1>
        <p>{t.practice.stopped(bad.stopped, bad.of)}</p>
        <p className="drill-ends">
          <button type="button" className="bar-button" onClick={onLeave}>
            {t.practice.toInbox} <KeyHint keys="Escape" />
          </button>
          <button type="button" className="bar-button bar-quiet" onClick={onAgain}>
            {t.practice.again}
          </button>
        </p>
      </header>
      <ol>
        {drill.results.map(({ id, outcome, isRight }) => (
          <li key={id} data-right={isRight}>
            <span className="drill-mark" aria-hidden="true">
              {isRight ? '✓' : '✕'}
            </span>
            <p>
              <strong>{t.practice.name[id]}</strong> <span className="muted">{t.practice.outcome[outcome]}</span>
            </p>
            <p>{t.practice.after[id](isRight)}</p>
          </li>
        ))}
      </ol>
    </main>
  );
};
