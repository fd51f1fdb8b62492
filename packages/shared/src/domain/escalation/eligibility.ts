import type { Escalation } from '../../model/escalation.ts';
import type { Actor } from '../../model/principal.ts';

/**
 * Whether this actor may know that the escalation exists (SPEC A-03): its own agent, a reviewer of its
 * tier, any supervisor, the hub. Everybody else is told "not found", whether it exists or not.
 */
export const maySee = (actor: Actor, item: Pick<Escalation, 'agentId' | 'reviewTier'>): boolean => {
  switch (actor.role) {
    case 'system':
    case 'supervisor':
      return true;
    case 'agent':
      return actor.id === item.agentId;
    case 'reviewer':
      return actor.tiers.includes(item.reviewTier);
  }
};
