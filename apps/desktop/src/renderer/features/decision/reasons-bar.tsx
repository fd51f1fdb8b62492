import { REASON_CODES } from '@countersign/shared/model/vocabulary';
import { type ReactNode, useEffect, useRef } from 'react';
import { t } from '../../strings/strings.ts';
import { focusHome } from '../../commands/focus.ts';
import { selectedItem } from '../../state/inbox-snapshot.ts';
import { useCommand, useInbox } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';

/** Digits mean reasons until Escape. */
export const ReasonsBar = (): ReactNode => {
  const run = useCommand();
  const ranAlready = useInbox((s) => selectedItem(s)?.routing.route === 'review');
  const title = ranAlready ? t.bar.pickOverrideReason : t.bar.pickReason;
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bar.current?.focus();
    return () => {
      if (document.activeElement === document.body || document.activeElement === null) focusHome();
    };
  }, []);
  return (
    <div ref={bar} className="decision-bar reasons-bar" role="group" tabIndex={-1} aria-label={title}>
      <b className="reasons-title">{title}</b>
      {REASON_CODES.map((code, i) => (
        <button
          key={code}
          type="button"
          className="bar-button bar-reason"
          aria-keyshortcuts={String(i + 1)}
          onClick={(event) => run('decide.reason', event, code)}
        >
          <KeyHint keys={String(i + 1)} /> {t.reasonCode[code]}
        </button>
      ))}
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
