import type { Standing } from '../../model/command.ts';
import type { Escalation } from '../../model/escalation.ts';
import type { PrincipalId, Timestamp } from '../../model/ids.ts';
import type { Actor } from '../../model/principal.ts';
import type { DomainError } from '../domain-error.ts';

/** From the first millisecond until before the last one. */
export const isOut = ({ out }: Pick<Standing, 'out'>, now: Timestamp): boolean =>
  out !== null && out.from <= now && now < out.until;

export const isFull = ({ open, capacity }: Pick<Standing, 'open' | 'capacity'>): boolean => capacity !== null && open >= capacity;

/** Already among what this person has: taking it again adds nothing. */
const isCounted = ({ assignee, status }: Escalation, id: PrincipalId): boolean =>
  assignee === id || (status.kind === 'claimed' && status.by === id);

type Refusal = Pick<DomainError, 'field' | 'limit'>;

/**
 * The limit that keeps somebody from claiming, if any. To claim is one's own will: being out of office never forbids it, and
 * the capacity does so only while the item is not everybody's (SPEC O-12).
 */
export const fullFor = (state: Escalation, standing: Standing | undefined, actor: Actor): Refusal | null => {
  if (standing === undefined || standing.capacity === null || actor.role === 'supervisor') return null;
  if (state.audience !== 'tier' || isCounted(state, actor.id) || !isFull(standing)) return null;
  return { field: 'capacity', limit: standing.capacity };
};

/** Why this person is not to be given the item unless somebody insists (SPEC O-11). */
export const whyNotGiven = (
  state: Escalation,
  id: PrincipalId,
  standing: Standing | undefined,
  now: Timestamp,
): { readonly message: string; readonly at: Refusal } | null => {
  if (standing === undefined) return null;
  if (isOut(standing, now))
    return { message: 'This person is out of office.', at: { field: 'out', limit: standing.out?.until ?? now } };
  if (isFull(standing) && !isCounted(state, id))
    return {
      message: 'This person has as many items as they may have.',
      at: { field: 'capacity', limit: standing.capacity ?? 0 },
    };
  return null;
};
