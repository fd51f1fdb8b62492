import { PHRASES_EN } from '@countersign/shared/domain/summary/phrases-en';
import { summarise } from '@countersign/shared/domain/summary/summarise';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { type ReactNode, useMemo, useRef } from 'react';
import type { Card } from '../../state/card-cache.ts';
import { selectedCard, selectedItem } from '../../state/inbox-snapshot.ts';
import { readingKey } from '../../state/decidable.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { DecisionArea } from '../decision/decision-area.tsx';
import { SideCommands } from '../decision/side-commands.tsx';
import { EditorArea } from '../decision/editor-area.tsx';
import { AgentView } from './agent-view.tsx';
import { CardHead } from './card-head.tsx';
import { BackButton } from './back-button.tsx';
import { CardNotice } from './card-notice.tsx';
import { Evidence } from './evidence.tsx';
import { usePainted } from './use-painted.ts';

const ReadyCard = ({ item, card }: { readonly item: QueueItem; readonly card: Card }): ReactNode => {
  const me = useInbox((s) => s.principal?.id ?? null);
  const isEditing = useInbox((s) => s.interaction.mode.kind === 'editing');
  const summary = useMemo(() => summarise({ item, action: card.action, context: card.context }, PHRASES_EN), [item, card]);
  usePainted(item.id, readingKey(item, me));
  return (
    <>
      <div className="card-scroll">
        <CardHead item={item} summary={summary} />
        {isEditing ? (
          <EditorArea item={item} card={card} />
        ) : (
          <>
            <AgentView item={item} context={card.context}>
              <SideCommands item={item} />
            </AgentView>
            <Evidence card={card} />
          </>
        )}
      </div>
      <DecisionArea item={item} summary={summary} />
    </>
  );
};

/** The ten-second card of the selected item; the same slots in the same places on every one (UX-20). */
export const CardView = (): ReactNode => {
  const { store } = useReviewer();
  const selected = useInbox((s) => s.inbox.selected);
  const item = useInbox(selectedItem);
  const load = useInbox(selectedCard);
  const region = useRef<HTMLElement>(null);
  return (
    <main ref={region} className="card" data-zone="card" aria-label={t.card.label} tabIndex={-1} data-focus-home>
      <BackButton />
      <CardNotice />
      {selected === null ? (
        <p className="card-blank">{t.queue.selectOne}</p>
      ) : item === undefined ? (
        <p className="card-blank">{t.block.gone}</p>
      ) : load?.kind === 'ready' ? (
        <ReadyCard key={item.id} item={item} card={load.card} />
      ) : load?.kind === 'failed' ? (
        <div className="card-blank" role="alert">
          <p>{t.card.failed}</p>
          <p className="muted">{load.error.message}</p>
          <button type="button" onClick={() => store.retryCard(item.id)}>
            {t.card.retry}
          </button>
        </div>
      ) : (
        <div className="card-loading" aria-busy="true">
          <span className="visually-hidden">{t.card.loading}</span>
          <span className="skeleton-line skeleton-short" />
          <span className="skeleton-line skeleton-title" />
          <span className="skeleton-line" />
        </div>
      )}
    </main>
  );
};
