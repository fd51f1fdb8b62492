import type { ReactNode } from 'react';
import { blockOf, selectedItem } from '../../state/inbox-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useInbox } from '../app/reviewer-context.ts';

const closing = (kind: string): string | undefined =>
  kind === 'expired' || kind === 'withdrawn' || kind === 'superseded' ? t.closedAs[kind] : undefined;

/** What somebody must know about the card before they read it: taken, gone, or not what it was a moment ago. */
export const CardNotice = (): ReactNode => {
  const selected = useInbox((s) => s.inbox.selected);
  const item = useInbox(selectedItem);
  const hasChanged = useInbox((s) => s.hasChanged);
  const block = useInbox(blockOf);
  const hasOverlay = useInbox((s) => selected !== null && s.inbox.overlays.has(selected));
  if (selected === null || hasOverlay) return null;
  const { decision } = item?.status ?? {};
  const holder = item?.status.byName ?? item?.status.by;
  const text =
    item !== undefined && block === 'closed'
      ? (closing(item.status.kind) ?? t.block.closed)
      : block === 'decided' && decision !== undefined
        ? t.decidedBy(decision.kind, decision.byName)
        : block === 'claimed-by-other' && holder !== undefined
          ? t.claimedBy(holder)
          : block === 'snoozed' || block === 'gone'
            ? t.block[block]
            : hasChanged
              ? t.card.changed
              : null;
  if (text === null) return null;
  return (
    <p className="band band-card" role="status" data-tone={hasChanged ? 'attention' : 'plain'}>
      {text}
    </p>
  );
};
