import type { SummaryView } from '@countersign/shared/domain/summary/summary-view';
import { type FocusEvent, type ReactNode, useEffect, useRef } from 'react';
import { t } from '../../strings/strings.ts';
import { focusHome } from '../../commands/focus.ts';
import { useCommand, useReviewer } from '../app/reviewer-context.ts';
import { Headline, headlineText } from '../card/headline.tsx';
import { KeyHint } from '../shared/key-hint.tsx';

type Props = { readonly verdict: 'approve' | 'take_over'; readonly summary: SummaryView };

/** The exact sentence that the next key commits to. It has the focus; when it loses it, it is disarmed (UX-04). */
export const ArmedBar = ({ verdict, summary }: Props): ReactNode => {
  const { store } = useReviewer();
  const run = useCommand();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bar.current?.focus();
    return () => {
      // Only when the focus was in here: an editor that just opened has its own by now.
      if (document.activeElement === document.body || document.activeElement === null) focusHome();
    };
  }, []);
  const onBlur = (event: FocusEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) store.interact({ type: 'blur' });
  };
  const what = verdict === 'approve' ? t.bar.armedApprove : t.bar.armedTakeOver;
  const tail = summary.irreversible ? `, ${t.card.irreversible}` : '';
  return (
    <div
      ref={bar}
      className="decision-bar armed-bar"
      role="group"
      tabIndex={-1}
      aria-label={`${what}: ${headlineText(summary.headline)}${tail}`}
      onBlur={onBlur}
    >
      <p className="armed-sentence" dir="auto">
        <b className="armed-word">{what}</b> — <Headline segments={summary.headline} />
        {tail}
      </p>
      <button type="button" className="bar-button" aria-keyshortcuts="Enter" onClick={(event) => run('decide.commit', event)}>
        {t.bar.enterCommit} <KeyHint command="decide.commit" />
      </button>
      <button
        type="button"
        className="bar-button bar-quiet"
        aria-keyshortcuts="Escape"
        onClick={(event) => run('card.back', event)}
      >
        {t.bar.escBack} <KeyHint keys="Escape" />
      </button>
    </div>
  );
};
