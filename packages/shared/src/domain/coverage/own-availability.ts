import type { Standing } from '../../model/command.ts';
import type { StatusKind } from '../../model/escalation.ts';
import type { PrincipalId, Timestamp } from '../../model/ids.ts';
import { isAvailable } from './eligible-people.ts';

/** The part of a queue's row that says in whose hands it is. */
export type HeldItem = {
  readonly status: { readonly kind: StatusKind; readonly by?: PrincipalId | undefined };
  readonly assignee?: PrincipalId | undefined;
};

const WAITING: readonly StatusKind[] = ['pending', 'claimed', 'snoozed'];

/** How many items somebody has: claimed, or given and not yet anybody's. */
export const openOf = (items: Iterable<HeldItem>, me: PrincipalId): number => {
  let open = 0;
  for (const { status, assignee } of items) {
    const isMine = status.kind === 'claimed' ? status.by === me || assignee === me : assignee === me;
    if (isMine && WAITING.includes(status.kind)) open += 1;
  }
  return open;
};

/** Whether something that is anybody's is not to be brought to this person; null while the hub has not said what holds. */
export const isUnavailable = (
  availability: Pick<Standing, 'capacity' | 'out'> | null,
  items: Iterable<HeldItem>,
  me: PrincipalId,
  now: Timestamp,
): boolean => {
  if (availability === null) return false;
  const open = availability.capacity === null ? 0 : openOf(items, me);
  return !isAvailable({ ...availability, open }, now);
};
