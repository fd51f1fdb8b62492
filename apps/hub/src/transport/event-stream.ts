import type { EscalationId } from '@countersign/shared/model/ids';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { ChangedEscalation } from '../services/batch.ts';
import type { Stored } from '../services/work.ts';
import type { HubNamespace } from './session.ts';
import { type NameOf, toProposalState, toQueueItem } from './views.ts';

/** Changes of this long travel together: a burst costs one message per audience. */
const WINDOW_MS = 20;

/** Everybody with the same tiers sees the same queue and shares a room. */
export const audienceOf = (tiers: readonly ReviewTier[]): string =>
  `tiers:${REVIEW_TIERS.filter((t) => tiers.includes(t)).join('+')}`;
const tiersOfAudience = (room: string): readonly string[] => room.slice('tiers:'.length).split('+');
export const agentRoom = (agentId: string): string => `agent:${agentId}`;

type Waiting = { stored: Stored; readonly seenBy: Set<ReviewTier> };

/**
 * Tells sockets what was committed. Only a doorbell: a message may be lost with its connection, and whoever
 * reconnects reads the log from its cursor.
 */
export const createEventStream = (
  namespaces: { readonly agent: HubNamespace; readonly reviewer: HubNamespace },
  nameOf: NameOf,
  after: (ms: number, run: () => void) => void,
  /** Told of what is being sent to somebody who may decide it. */
  onShown: (items: readonly Stored[]) => void,
) => {
  let waiting = new Map<EscalationId, Waiting>();

  const flush = (): void => {
    const batch = [...waiting.values()];
    waiting = new Map();
    const head = Math.max(...batch.map(({ stored }) => stored.seq));
    // A room is there as long as somebody is in it.
    for (const room of namespaces.reviewer.adapter.rooms.keys()) {
      if (!room.startsWith('tiers:')) continue;
      const tiers = tiersOfAudience(room);
      const items = batch.filter(({ stored }) => tiers.includes(stored.state.reviewTier));
      const left = batch.filter(
        ({ stored, seenBy }) => !tiers.includes(stored.state.reviewTier) && [...seenBy].some((tier) => tiers.includes(tier)),
      );
      if (items.length + left.length === 0) continue;
      namespaces.reviewer.to(room).emit('queue:changed', {
        head,
        items: items.map(({ stored }) => toQueueItem(stored, nameOf)),
        left: left.map(({ stored }) => stored.state.id),
      });
      onShown(items.map(({ stored }) => stored));
    }
  };

  const tellReviewers = ({ stored, events }: ChangedEscalation): void => {
    if (waiting.size === 0) after(WINDOW_MS, flush);
    const seenBy = waiting.get(stored.state.id)?.seenBy ?? new Set<ReviewTier>();
    for (const event of events) seenBy.add(event.previousTier);
    waiting.set(stored.state.id, { stored, seenBy });
  };

  const tellAgent = ({ stored }: ChangedEscalation): void => {
    if (stored.state.delivery.phase !== 'pending') return;
    namespaces.agent.to(agentRoom(stored.state.agentId)).emit('decision:delivered', toProposalState(stored, nameOf));
  };

  return (changed: readonly ChangedEscalation[]): void => {
    for (const change of changed) {
      tellAgent(change);
      // An autonomous action is nobody's queue item; it is in the log.
      if (change.stored.state.routing.route !== 'autonomous') tellReviewers(change);
    }
  };
};
