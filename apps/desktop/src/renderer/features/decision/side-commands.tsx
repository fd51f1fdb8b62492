import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { blockOf } from '../../state/inbox-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useInbox } from '../app/reviewer-context.ts';
import { BarButton } from './bar-button.tsx';

/** What can be done with the item besides deciding it. Away from the decisions, and quieter. */
export const SideCommands = ({ item }: { readonly item: QueueItem }): ReactNode => {
  const me = useInbox((s) => s.principal?.id ?? null);
  const block = useInbox(blockOf);
  if (block !== null) return null;
  const isMine = item.status.kind === 'claimed' && item.status.by === me;
  return (
    <span className="bar-rest">
      <BarButton command="decide.take-over" label={t.bar.takeOver} tone="quiet" />
      <BarButton command="item.claim" label={isMine ? t.bar.release : t.bar.claim} tone="quiet" />
      <BarButton command="item.snooze" label={t.bar.snooze} tone="quiet" />
    </span>
  );
};
