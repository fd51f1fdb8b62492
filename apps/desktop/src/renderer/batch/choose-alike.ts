import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';

/** More alike cards than this are not read any more, they are waved through (UX d2.13). */
export const MOST_IN_BATCH = 10;
/** One card is a card, not a batch. */
export const LEAST_IN_BATCH = 2;

const isFree = ({ status, assignee }: QueueItem, me: PrincipalId | null): boolean =>
  (status.kind === 'pending' && (assignee === undefined || assignee === me)) || (status.kind === 'claimed' && status.by === me);

/** Low risk, waiting for a person, free for this one, and the same template: the same action of the same agent. */
const isAlike = (a: QueueItem, b: QueueItem): boolean =>
  a.actionName === b.actionName && a.agentId === b.agentId && a.routing.route === b.routing.route;

/**
 * The items that may be decided together with the selected one, in the order of the queue. Empty when the
 * selected one may not be in a batch, or when there is no other.
 */
export const chooseAlike = (
  queue: readonly QueueItem[],
  selected: QueueItem | undefined,
  me: PrincipalId | null,
): readonly EscalationId[] => {
  const fits = (item: QueueItem): boolean =>
    item.routing.riskClass === 'low' && item.routing.route === 'escalate' && isFree(item, me);
  if (selected === undefined || !fits(selected)) return [];
  const others = queue.filter((item) => item.id !== selected.id && fits(item) && isAlike(item, selected));
  const chosen = new Set([selected, ...others].slice(0, MOST_IN_BATCH).map(({ id }) => id));
  return chosen.size < LEAST_IN_BATCH ? [] : queue.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
};
