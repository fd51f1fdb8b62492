import { completenessOf } from '@countersign/shared/domain/summary/completeness';
import { PANELS, type PanelId } from '@countersign/shared/domain/summary/summary-view';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { number } from '../../format/format.ts';
import type { Card } from '../../state/card-cache.ts';
import { anchorOf } from '../../state/card-look.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { ActionsPanel } from './actions-panel.tsx';
import { LitContext } from './anchor.ts';
import { EarlierPanel } from './earlier-panel.tsx';
import { Completeness } from './completeness.tsx';
import { ConversationPanel } from './conversation-panel.tsx';
import { PolicyPanel } from './policy-panel.tsx';
import { RawPanel } from './raw-panel.tsx';
import { CustomerPanel, TransactionPanel } from './record-panel.tsx';
import { useLitLine } from './use-lit-line.ts';

const countOf = (panel: PanelId, { context, prepared }: Card): number | undefined => {
  switch (panel) {
    case 'conversation':
      return context.conversation?.length;
    case 'actions':
      return context.actionsAttempted?.length;
    case 'policy':
      return context.policyContext?.length;
    case 'earlier':
      return prepared?.similar.length;
    default:
      return undefined;
  }
};

const Body = ({ panel, card, item }: { readonly panel: PanelId; readonly card: Card; readonly item: QueueItem }): ReactNode => {
  switch (panel) {
    case 'conversation':
      return <ConversationPanel context={card.context} />;
    case 'actions':
      return <ActionsPanel attempted={card.context.actionsAttempted} />;
    case 'policy':
      return <PolicyPanel excerpts={card.context.policyContext} />;
    case 'transaction':
      return <TransactionPanel context={card.context} />;
    case 'customer':
      return <CustomerPanel record={card.context.customer} />;
    case 'earlier':
      return <EarlierPanel item={item} prepared={card.prepared} />;
    case 'raw':
      return <RawPanel card={card} />;
  }
};

/** The sources, one panel at a time, each at most one key away (UX-27). */
export const Evidence = ({ card, item }: { readonly card: Card; readonly item: QueueItem }): ReactNode => {
  const { store } = useReviewer();
  const panel = useInbox((s) => s.panel);
  const spot = useInbox((s) => s.look.spot);
  const lit = spot?.source.panel === panel ? spot : null;
  const body = useRef<HTMLDivElement>(null);
  useLitLine(body, lit);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    const isForward = (event.key === 'ArrowRight') === (getComputedStyle(event.currentTarget).direction === 'ltr');
    store.stepPanel(isForward ? 1 : -1);
    event.currentTarget.querySelector<HTMLElement>(`[data-panel="${store.get().panel}"]`)?.focus();
  };
  return (
    <section className="evidence" aria-label={t.card.evidence} data-slot="evidence">
      <div className="tabs-line">
        <div className="tabs" role="tablist" aria-label={t.card.evidence} onKeyDown={onKeyDown}>
          {PANELS.map((id) => {
            const count = countOf(id, card);
            return (
              <button
                key={id}
                type="button"
                role="tab"
                id={`tab-${id}`}
                data-panel={id}
                aria-selected={id === panel}
                aria-controls="panel"
                tabIndex={id === panel ? 0 : -1}
                onClick={() => store.showPanel(id)}
              >
                {t.panel[id]}
                {count === undefined ? null : <span className="tab-count"> {number(count)}</span>}
              </button>
            );
          })}
        </div>
        <span className="tabs-end">
          <Completeness completeness={completenessOf(card.context)} />
          <KeyHint command="evidence.previous" />
          <KeyHint command="evidence.next" />
        </span>
      </div>
      <div ref={body} className="panel" role="tabpanel" id="panel" aria-labelledby={`tab-${panel}`} tabIndex={0}>
        <LitContext value={lit === null ? null : anchorOf(lit.source)}>
          <Body key={panel} panel={panel} card={card} item={item} />
        </LitContext>
      </div>
    </section>
  );
};
