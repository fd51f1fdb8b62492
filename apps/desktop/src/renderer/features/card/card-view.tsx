import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { type ReactNode, useRef } from 'react';
import type { Card } from '../../state/card-cache.ts';
import { readingKey } from '../../state/decidable.ts';
import { selectedCard, selectedItem } from '../../state/inbox-snapshot.ts';
import { summaryOf } from '../../state/summary-of.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { BarButton } from '../decision/bar-button.tsx';
import { DecisionArea } from '../decision/decision-area.tsx';
import { EditorArea } from '../decision/editor-area.tsx';
import { AgentViewBody, AgentViewChip } from './agent-view.tsx';
import { BackButton } from './back-button.tsx';
import { CardBlank } from './card-blank.tsx';
import { CardHead } from './card-head.tsx';
import { CardNotice } from './card-notice.tsx';
import { CardSkeleton } from './card-skeleton.tsx';
import { Checks } from './checks.tsx';
import { Evidence } from './evidence.tsx';
import { usePainted } from './use-painted.ts';

const ReadyCard = ({ item, card }: { readonly item: QueueItem; readonly card: Card }): ReactNode => {
  const me = useInbox((s) => s.principal?.id ?? null);
  const isEditing = useInbox((s) => s.interaction.mode.kind === 'editing');
  const templates = useInbox((s) => s.templates);
  const summary = summaryOf(item, card, templates);
  usePainted(item.id, readingKey(item, me));
  return (
    <>
      {isEditing ? <CardNotice /> : null}
      <div className="card-scroll" data-id={item.id}>
        <CardHead item={item} summary={summary} />
        {isEditing ? (
          <EditorArea item={item} card={card} />
        ) : (
          <>
            <Checks summary={summary}>
              <AgentViewChip item={item} context={card.context} />
            </Checks>
            <AgentViewBody item={item} context={card.context} />
            <Evidence card={card} item={item} />
          </>
        )}
      </div>
      {isEditing ? null : <CardNotice />}
      <DecisionArea item={item} summary={summary} />
    </>
  );
};

/** An empty queue is no invitation to choose from it: there is one's own work to look at, and made cases to practise on. */
const NothingChosen = (): ReactNode => {
  const isEmpty = useInbox((s) => s.order.length === 0);
  return isEmpty ? (
    <CardBlank title={t.queue.empty}>
      <p className="card-blank-ways">
        <BarButton command="go.history" label={t.command['go.history']} tone="quiet" />
        <BarButton command="practice.start" label={t.command['practice.start']} tone="quiet" />
      </p>
    </CardBlank>
  ) : (
    <CardBlank title={t.look.states.chooseOne} />
  );
};

/** The ten-second card of the selected item; the same slots in the same places on every one (UX-20). */
export const CardView = (): ReactNode => {
  const { store } = useReviewer();
  const selected = useInbox((s) => s.inbox.selected);
  const item = useInbox(selectedItem);
  const load = useInbox(selectedCard);
  const isLoaded = useInbox((s) => s.isLoaded);
  const region = useRef<HTMLElement>(null);
  return (
    <main ref={region} className="card" data-zone="card" aria-label={t.card.label} tabIndex={-1} data-focus-home>
      <BackButton />
      {selected === null ? (
        isLoaded ? (
          <NothingChosen />
        ) : (
          <CardSkeleton />
        )
      ) : item === undefined ? (
        <CardBlank title={t.look.states.lost} body={t.look.states.lostBody} hasNext />
      ) : load?.kind === 'ready' ? (
        <ReadyCard key={item.id} item={item} card={load.card} />
      ) : load?.kind === 'failed' ? (
        <CardBlank title={t.look.states.failed} body={t.problem(load.error)} isAlert>
          <button type="button" onClick={() => store.retryCard(item.id)}>
            {t.card.retry}
          </button>
        </CardBlank>
      ) : (
        <CardSkeleton />
      )}
    </main>
  );
};
