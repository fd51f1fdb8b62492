import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useInbox } from '../app/reviewer-context.ts';
import { useNow } from '../app/use-now.ts';
import { BarButton } from './bar-button.tsx';
import { verdictLine } from './verdict-line.ts';

/** The last verdict and how long it can be taken back. Beside the decision bar, never over it (UX-40). */
export const VerdictToast = (): ReactNode => {
  const overlays = useInbox((s) => s.inbox.overlays);
  const notice = useInbox((s) => s.notice);
  const isOnline = useInbox((s) => s.connection.kind === 'ready');
  const now = useNow();
  const live = [...overlays.values()].filter((overlay) => overlay.kind !== 'failed');
  const last = live.at(-1);
  if (last === undefined && notice === null) return null;
  const canUndo = last?.kind === 'committed' && (last.releaseAt ?? 0) > now;
  return (
    <section className="toast-corner" aria-label={t.verdict.given}>
      {notice === null ? null : (
        <p className="toast" data-tone={notice.tone}>
          {notice.text}
        </p>
      )}
      {last === undefined ? null : (
        <div className="toast" data-tone={last.kind}>
          <span>
            {verdictLine(last, now, isOnline)}
            {live.length > 1 ? <span className="muted"> {t.verdict.moreHeld(live.length - 1)}</span> : null}
          </span>
          {canUndo ? <BarButton command="decide.undo" label={t.verdict.undo} tone="quiet" /> : null}
        </div>
      )}
    </section>
  );
};
