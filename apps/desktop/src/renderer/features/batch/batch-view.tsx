import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { remaining } from '../../batch/batch.ts';
import { actionWords, rowSubject } from '../inbox/row-text.ts';
import { isReading } from '../../state/batch-desk.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { BatchBar } from './batch-bar.tsx';
import { BatchCard } from './batch-card.tsx';
import { BatchOut } from './batch-out.tsx';
import { BatchSame } from './batch-same.tsx';
import { onGlass } from '../shared/on-glass.ts';
import { BatchTable } from './batch-table.tsx';

/** Alike low-risk items in one table: what is the same once, what differs row by row (UX d2.13). */
export const BatchView = (): ReactNode => {
  const { store } = useReviewer();
  const batch = useInbox((s) => s.batch);
  const cards = useInbox((s) => s.cards);
  const shown = useInbox((s) => s.batchCard);
  const items = useInbox((s) => s.inbox.items);
  const heading = useRef<HTMLHeadingElement>(null);
  const isReady = batch !== null && !isReading(batch, cards);
  useEffect(() => heading.current?.focus(), []);
  const tellReady = useEffectEvent(() => {
    if (batch === null || batch.mustOpen === null) return;
    const drawn = items.get(batch.mustOpen);
    const subject = (drawn === undefined ? undefined : rowSubject(drawn)) ?? t.batch.item;
    store.announce('polite', t.batch.ready(remaining(batch).length, batch.expelled.size, subject));
  });
  useEffect(() => {
    if (!isReady) return undefined;
    tellReady();
    // The guard starts when the whole table is on the glass, not when the first row is.
    return onGlass(store.batch.painted);
  }, [isReady, store]);
  if (batch === null) return null;
  const ids = remaining(batch);
  const first = batch.ids.map((id) => items.get(id)).find((item) => item !== undefined);
  const name = first === undefined ? '' : actionWords(first.actionName);
  const read = ids.filter((id) => cards.get(id)?.kind === 'ready').length;
  return (
    <section className="batch" aria-labelledby="batch-title">
      <header className="batch-head">
        <h1 id="batch-title" ref={heading} tabIndex={-1}>
          {t.batch.title(ids.length, name)}
        </h1>
        {isReady ? null : <p className="muted">{t.batch.loading(read, ids.length)}</p>}
      </header>
      <div className="batch-body" data-open={shown !== null}>
        <div className="batch-list">
          <BatchSame ids={ids} cards={cards} />
          <BatchTable batch={batch} cards={cards} items={items} />
          <BatchOut expelled={batch.expelled} items={items} />
        </div>
        {shown === null ? null : <BatchCard id={shown} />}
      </div>
      <BatchBar batch={batch} name={name} isReady={isReady} />
    </section>
  );
};
