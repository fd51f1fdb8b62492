import { err, ok } from '@countersign/shared/domain/result';
import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { CommandWork, LookUp } from './work.ts';

export type AssignInput = {
  readonly escalationId: EscalationId;
  readonly fence: number;
  readonly reviewTier?: ReviewTier | undefined;
  readonly assignee?: PrincipalId | null | undefined;
  readonly force?: boolean | undefined;
};

/** Gives an item to a tier or a person. The person's tiers are those of the commit; a supervisor has them all. */
export const assignWork = ({
  fence,
  reviewTier,
  assignee,
  force = false,
}: AssignInput): Pick<CommandWork, 'command' | 'lookUp'> => {
  const rest = { kind: 'assign', fence, reviewTier, force } as const;
  if (assignee === undefined || assignee === null) return { command: { ...rest, assignee } };
  const lookUp: LookUp = {
    principal: assignee,
    complete: ({ principal }) => {
      // An agent, or nobody: the same answer for both.
      if (principal === null || principal.role === 'agent')
        return err({ code: 'NOT_FOUND', message: 'There is no such reviewer.', field: 'assignee' });
      const tiers = principal.role === 'supervisor' ? REVIEW_TIERS : principal.tiers;
      return ok({ ...rest, assignee: { id: principal.id, tiers } });
    },
  };
  return { command: { ...rest, assignee: { id: assignee, tiers: [] } }, lookUp };
};
