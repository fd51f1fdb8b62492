import type { EscalationId } from '@countersign/shared/model/ids';
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import type { Card } from '../../state/card-cache.ts';
import { t } from '../../strings/strings.ts';
import { EditorFoot } from './editor-foot.tsx';
import { ModifyBoundary } from './modify-boundary.tsx';

type Editor = ComponentType<{ readonly id: EscalationId; readonly card: Card }>;
type Loaded = { readonly kind: 'loading' | 'failed' } | { readonly kind: 'ready'; readonly Editor: Editor };

/**
 * The form and its library come with the first change that somebody makes, not with the first load of the page. A file
 * that cannot be had is said and asked for again, where `lazy` would remember the failure.
 */
export const ModifyArea = ({ id, card }: { readonly id: EscalationId; readonly card: Card }): ReactNode => {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isHere = true;
    setLoaded({ kind: 'loading' });
    import('../modify/modify-editor.tsx').then(
      ({ ModifyEditor }) => isHere && setLoaded({ kind: 'ready', Editor: ModifyEditor }),
      () => isHere && setLoaded({ kind: 'failed' }),
    );
    return () => {
      isHere = false;
    };
  }, [tries]);
  const unavailable = (
    <form
      className="editor modify"
      data-editor
      aria-busy={loaded.kind === 'loading'}
      onSubmit={(event) => {
        event.preventDefault();
        setTries((n) => n + 1);
      }}
    >
      <p className="muted" role="status">
        {loaded.kind === 'loading' ? t.modify.loading : t.modify.loadFailed}
      </p>
      {loaded.kind === 'loading' ? null : <EditorFoot send={t.card.retry} />}
    </form>
  );
  if (loaded.kind !== 'ready') return unavailable;
  return (
    <ModifyBoundary key={tries} fallback={unavailable}>
      <loaded.Editor id={id} card={card} />
    </ModifyBoundary>
  );
};
