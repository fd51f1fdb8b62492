import { type ReactNode, useMemo } from 'react';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';

/** A verdict that was not applied is never quiet: it stays until somebody has seen it, and says who was first. */
export const FailureBands = (): ReactNode => {
  const { store } = useReviewer();
  const overlays = useInbox((s) => s.inbox.overlays);
  const items = useInbox((s) => s.inbox.items);
  const failures = useMemo(
    () => [...overlays].flatMap(([id, o]) => (o.kind === 'failed' ? [{ id, overlay: o }] : [])),
    [overlays],
  );
  if (failures.length === 0) return null;
  const bands = failures.map(({ id, overlay }) => {
    const current = 'current' in overlay.error ? overlay.error.current : undefined;
    const winner = current?.by === undefined ? undefined : t.verdict.wonByNamed(current.byName ?? current.by, current.decision);
    return (
      <div key={id} className="band band-problem">
        <p>
          {overlay.error.code === 'CLOSED' ? (
            <b>{t.verdict.unsent(overlay.verdict.kind)}</b>
          ) : (
            <>
              <b>{t.verdict.failed(overlay.verdict.kind)}</b> {t.problem(overlay.error)} {winner}
            </>
          )}
        </p>
        {items.has(id) ? (
          <button
            type="button"
            className="quiet"
            onClick={() => {
              store.select(id);
              store.showFace('card');
              store.dismissFailure(id);
            }}
          >
            {t.verdict.show}
          </button>
        ) : null}
        <button type="button" className="quiet" onClick={() => store.dismissFailure(id)}>
          {t.verdict.dismiss}
        </button>
      </div>
    );
  });
  return <section aria-label={t.verdict.notApplied}>{bands}</section>;
};
