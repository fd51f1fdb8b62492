import type { PrincipalId } from '../model/ids.ts';
import type { StatusKind } from '../model/escalation.ts';
import type { DecisionKind } from '../model/vocabulary.ts';

/** Who holds or decided it now, so that the loser of a race is told who won. */
export type Current = {
  readonly status: StatusKind;
  readonly fence: number;
  readonly by?: PrincipalId;
  readonly decision?: DecisionKind;
};

/** Expected failures of a domain command. They are values and part of the protocol; see SPEC "Errors". */
export type DomainError = {
  readonly code:
    | 'NOT_FOUND'
    | 'FORBIDDEN'
    | 'STALE_FENCE'
    | 'NOT_CLAIMED'
    | 'ALREADY_CLAIMED'
    | 'ALREADY_DECIDED'
    | 'EXPIRED'
    | 'WITHDRAWN'
    | 'HASH_MISMATCH'
    | 'REVOKED'
    | 'NOT_ALLOWED'
    | 'BAD_SCHEMA'
    | 'LIMIT';
  readonly message: string;
  readonly current: Current;
  readonly field?: string;
  readonly limit?: string | number;
};
