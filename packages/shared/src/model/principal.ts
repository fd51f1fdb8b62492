import { z } from 'zod';
import { PrincipalId } from './ids.ts';
import { ReviewTier, Role } from './vocabulary.ts';

/** Somebody the hub knows: an agent, a reviewer with tiers, or a supervisor (sees every tier). */
export const Principal = z.object({
  id: PrincipalId,
  role: Role,
  name: z.string().min(1).max(120),
  tiers: z.array(ReviewTier),
});
export type Principal = z.infer<typeof Principal>;

/** Who causes a command. `system` is the hub's own clockwork. */
export type Actor = Principal | { readonly id: PrincipalId; readonly role: 'system' };
export const SYSTEM_ACTOR: Actor = { id: 'system' as PrincipalId, role: 'system' };
