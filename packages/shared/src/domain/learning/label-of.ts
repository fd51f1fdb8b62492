import type { StatusKind } from '../../model/escalation.ts';
import type { DecisionKind } from '../../model/vocabulary.ts';
import { assertNever } from '../result.ts';

/** How an item ended, as far as a label goes. `verdict` and `source` are null where nobody decided. */
export type Settlement = {
  readonly status: StatusKind;
  readonly verdict: DecisionKind | null;
  readonly source: 'reviewer' | 'policy' | null;
};

/**
 * Whether the action needed a person, by what a person decided: `needed` for anything but a plain approval, `fine` for
 * that, null where no person has said. Silence is no answer: an item that expired, was withdrawn or replaced is no label,
 * nor one that policy let through, nor a decision that can still be taken back (SPEC F-01).
 */
export const labelOf = ({ status, verdict, source }: Settlement): 'needed' | 'fine' | null => {
  switch (status) {
    case 'decided':
    case 'handed_back':
      if (source !== 'reviewer' || verdict === null) return null;
      return verdict === 'approve' ? 'fine' : 'needed';
    case 'pending':
    case 'claimed':
    case 'snoozed':
    case 'holding':
    case 'expired':
    case 'withdrawn':
    case 'superseded':
      return null;
    default:
      return assertNever(status);
  }
};
