import type { PrincipalId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { VerdictOverlay } from './verdict-overlay.ts';

/** Why nothing can be decided now; the screen has a sentence for each. */
export type Block =
  | 'offline'
  | 'loading'
  | 'gone'
  | 'claimed-by-other'
  | 'assigned-to-other'
  | 'snoozed'
  | 'under-way'
  | 'decided'
  | 'closed';

export type Situation = {
  readonly isOnline: boolean;
  readonly item: QueueItem | undefined;
  readonly isLoaded: boolean;
  readonly overlay: VerdictOverlay | undefined;
  readonly me: PrincipalId | null;
};

/** Null when a verdict may be given. The hub has the last word; this only spares a refused round trip. */
export const decisionBlock = ({ isOnline, item, isLoaded, overlay, me }: Situation): Block | null => {
  if (overlay !== undefined && overlay.kind !== 'failed') return overlay.kind === 'committed' ? 'decided' : 'under-way';
  if (item === undefined) return 'gone';
  if (!isOnline) return 'offline';
  switch (item.status.kind) {
    case 'pending':
      if (item.assignee !== undefined && item.assignee !== me) return 'assigned-to-other';
      return isLoaded ? null : 'loading';
    case 'claimed':
      return item.status.by === me ? (isLoaded ? null : 'loading') : 'claimed-by-other';
    case 'snoozed':
      return 'snoozed';
    case 'holding':
    case 'decided':
    case 'handed_back':
      return 'decided';
    case 'expired':
    case 'withdrawn':
    case 'superseded':
      return 'closed';
  }
};

/** Changes of these make the reader's picture stale (UX-29). A renewed lease or one's own claim, of one's own item too, does not. */
export const readingKey = (item: QueueItem, me: PrincipalId | null): string => {
  const assignee = item.assignee === me ? undefined : item.assignee;
  const { kind, by } = item.status;
  const holder = (kind === 'claimed' || kind === 'pending') && (by === undefined || by === me) ? 'free' : `${kind}:${by ?? ''}`;
  return [holder, assignee ?? '', item.reviewTier, item.deadlineAt ?? '', item.overdue, item.actionName].join('|');
};
