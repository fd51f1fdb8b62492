import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { awaitsHandBack } from '../../commands/decide-commands.ts';
import type { Block } from '../../state/decidable.ts';
import { t } from '../../strings/strings.ts';
import { useInbox } from '../app/reviewer-context.ts';
import { useNow } from '../app/use-now.ts';
import { BarButton } from './bar-button.tsx';
import { verdictLine } from './verdict-line.ts';

/**
 * Why nothing can be decided, in the place where deciding would be. Undo is not here: a second click on
 * "commit" must not land on it (UX-40).
 */
export const BlockedBar = ({ item, block }: { readonly item: QueueItem; readonly block: Block }): ReactNode => {
  const overlay = useInbox((s) => s.inbox.overlays.get(item.id));
  const isOnline = useInbox((s) => s.connection.kind === 'ready');
  const canHandBack = useInbox(awaitsHandBack);
  const now = useNow();
  const { decision, by, byName = by } = item.status;
  const text =
    overlay !== undefined
      ? verdictLine(overlay, now, isOnline)
      : block === 'claimed-by-other' && byName !== undefined
        ? t.claimedBy(byName)
        : block === 'assigned-to-other'
          ? t.look.takeIt(item.assigneeName ?? item.assignee ?? '')
          : block === 'decided' && decision !== undefined
            ? `${t.decidedBy(decision.kind, decision.byName)} ${t.delivery[item.delivery]}`
            : t.block[block];
  return (
    <div className="decision-bar blocked-bar">
      <p className={overlay?.kind === 'committed' ? 'blocked-text committed' : 'blocked-text'}>{text}</p>
      {block === 'assigned-to-other' ? <BarButton command="item.claim" label={t.bar.claim} /> : null}
      {canHandBack ? <BarButton command="decide.take-over" label={t.bar.handBack} /> : null}
      <span className="bar-rest">
        <BarButton command="queue.next" label={t.command['queue.next']} tone="quiet" />
      </span>
    </div>
  );
};
