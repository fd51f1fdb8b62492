import { evolve } from '@countersign/shared/domain/escalation/evolve';
import type { Event, EventOf } from '@countersign/shared/model/event';
import type { CommandId, EscalationId, PrincipalId, SubmissionKey } from '@countersign/shared/model/ids';
import type { Card, Stored } from '../store/escalation-store.ts';
import type { AppendedEvent } from '../store/event-store.ts';

/** One escalation while a batch works on it. */
export type Draft = { stored: Stored; readonly baseVersion: number; readonly events: AppendedEvent[] };

/**
 * The escalations of one batch: as loaded, then as its commands leave them, so that a later command of the same batch
 * meets what an earlier one did.
 */
export const createDrafts = (rows: readonly Stored[]) => {
  const byId = new Map<EscalationId, Draft>();
  const byKey = new Map<string, Draft>();
  const touched = new Set<Draft>();

  const track = (stored: Stored, baseVersion: number): Draft => {
    const draft: Draft = { stored, baseVersion, events: [] };
    byId.set(stored.state.id, draft);
    byKey.set(`${stored.state.agentId} ${stored.state.key}`, draft);
    return draft;
  };
  const note = (draft: Draft, event: Event, commandId: CommandId, previousTier: AppendedEvent['previousTier']): void => {
    const { id, reviewTier } = draft.stored.state;
    touched.add(draft);
    draft.events.push({ escalationId: id, commandId, event, tier: reviewTier, previousTier });
  };
  for (const stored of rows) track(stored, stored.state.version);

  return {
    find: (id: EscalationId): Draft | undefined => byId.get(id),
    findByKey: (agentId: PrincipalId, key: SubmissionKey): Draft | undefined => byKey.get(`${agentId} ${key}`),
    add: (opened: EventOf<'opened'>, card: Card, commandId: CommandId): Draft => {
      const draft = track({ state: opened.escalation, card, seq: 0 }, 0);
      note(draft, opened, commandId, opened.escalation.reviewTier);
      return draft;
    },
    apply: (draft: Draft, event: Event, commandId: CommandId): void => {
      const before = draft.stored.state;
      draft.stored = { ...draft.stored, state: evolve(before, event) };
      note(draft, event, commandId, before.reviewTier);
    },
    /** In the order of the commands, so that what was due first is also told first. */
    changed: (): readonly Draft[] => [...touched],
  };
};
export type Drafts = ReturnType<typeof createDrafts>;
