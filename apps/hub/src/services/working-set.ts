import { evolve } from '@countersign/shared/domain/escalation/evolve';
import type { Event, EventOf } from '@countersign/shared/model/event';
import type { CommandId, EscalationId, PrincipalId, SubmissionKey } from '@countersign/shared/model/ids';
import type { Card, Stored } from '../store/escalation-store.ts';
import type { OpeningFacts } from '../store/escalation-writes.ts';
import type { AppendedEvent } from '../store/event-store.ts';

/** One escalation while a batch works on it. */
export type Working = {
  stored: Stored;
  readonly baseVersion: number;
  readonly events: AppendedEvent[];
  /** Of a new one only. */
  readonly facts: OpeningFacts | null;
};

/**
 * The escalations of one batch: as loaded, then as its commands leave them, so that a later command of the same batch
 * meets what an earlier one did.
 */
export const createWorkingSet = (rows: readonly Stored[]) => {
  const byId = new Map<EscalationId, Working>();
  const byKey = new Map<string, Working>();
  const touched = new Set<Working>();

  const track = (stored: Stored, baseVersion: number, facts: OpeningFacts | null = null): Working => {
    const working: Working = { stored, baseVersion, events: [], facts };
    byId.set(stored.state.id, working);
    byKey.set(`${stored.state.agentId} ${stored.state.key}`, working);
    return working;
  };
  const note = (working: Working, event: Event, commandId: CommandId, previousTier: AppendedEvent['previousTier']): void => {
    const { id, reviewTier } = working.stored.state;
    touched.add(working);
    working.events.push({ escalationId: id, commandId, event, tier: reviewTier, previousTier });
  };
  for (const stored of rows) track(stored, stored.state.version);

  return {
    find: (id: EscalationId): Working | undefined => byId.get(id),
    findByKey: (agentId: PrincipalId, key: SubmissionKey): Working | undefined => byKey.get(`${agentId} ${key}`),
    add: (opened: EventOf<'opened'>, card: Card, facts: OpeningFacts, commandId: CommandId): Working => {
      const working = track({ state: opened.escalation, card, seq: 0 }, 0, facts);
      note(working, opened, commandId, opened.escalation.reviewTier);
      return working;
    },
    apply: (working: Working, event: Event, commandId: CommandId): void => {
      const before = working.stored.state;
      working.stored = { ...working.stored, state: evolve(before, event) };
      note(working, event, commandId, before.reviewTier);
    },
    /** All that was loaded or opened, changed or not. */
    all: (): readonly Working[] => [...byId.values()],
    /** In the order of the commands, so that what was due first is also told first. */
    changed: (): readonly Working[] => [...touched],
  };
};
export type WorkingSet = ReturnType<typeof createWorkingSet>;
