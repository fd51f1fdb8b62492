import type { EscalationId } from '@countersign/shared/model/ids';
import { type ReactNode, useEffect, useRef } from 'react';
import { summaryOf } from '../../state/summary-of.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { CardHead } from '../card/card-head.tsx';
import { Evidence } from '../card/evidence.tsx';
import { KeyHint } from '../shared/key-hint.tsx';
import { onGlass } from '../shared/on-glass.ts';

/** One of them as it is anywhere else: the whole card, beside the table. It counts as read once it is on the glass. */
export const BatchCard = ({ id }: { readonly id: EscalationId }): ReactNode => {
  const { store } = useReviewer();
  const item = useInbox((s) => s.inbox.items.get(id));
  const load = useInbox((s) => s.cards.get(id));
  const templates = useInbox((s) => s.templates);
  const region = useRef<HTMLElement>(null);
  const isThere = item !== undefined && load?.kind === 'ready';
  useEffect(() => {
    if (!isThere) return undefined;
    region.current?.focus();
    return onGlass((at) => store.batch.shown(id, at));
  }, [id, isThere, store]);
  // Closed, the focus is on its row again.
  useEffect(() => () => document.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(id)}"]`)?.focus(), [id]);
  if (item === undefined || load?.kind !== 'ready') return null;
  const { card } = load;
  const summary = summaryOf(item, card, templates);
  return (
    <aside className="batch-card" ref={region} tabIndex={-1} data-row={id} aria-label={t.card.label}>
      <button type="button" className="bar-button bar-quiet batch-close" onClick={() => store.batch.closeCard()}>
        {t.batch.closeCard} <KeyHint keys="Escape" />
      </button>
      <CardHead item={item} summary={summary} />
      <Evidence card={card} item={item} />
    </aside>
  );
};
