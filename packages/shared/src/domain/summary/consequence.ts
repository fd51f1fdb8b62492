import type { Escalation } from '../../model/escalation.ts';
import { REVIEW_TIERS } from '../../model/vocabulary.ts';
import type { ConsequenceId, Phrases } from './phrases.ts';
import type { SummaryView } from './summary-view.ts';

export type Waiting = Pick<Escalation, 'routing' | 'reviewTier' | 'deadlineAt' | 'onDeadline' | 'overdue'>;

const consequenceId = ({ routing, reviewTier, deadlineAt, onDeadline, overdue }: Waiting): ConsequenceId => {
  if (routing.route === 'autonomous') return 'ran';
  if (routing.route === 'review') return 'reviewed_after';
  if (overdue) return 'overdue';
  if (deadlineAt === null) return 'wait';
  if (onDeadline === 'raise' && reviewTier === REVIEW_TIERS.at(-1)) return 'mark_overdue';
  if (onDeadline === 'wait') return 'mark_overdue';
  return onDeadline;
};

/** What happens if nobody decides (SPEC V-06, UX-22). The clock time is the screen's to add. */
export const consequenceOf = (item: Waiting, phrases: Phrases): SummaryView['consequence'] => ({
  kind: item.onDeadline,
  at: item.routing.route === 'escalate' ? item.deadlineAt : null,
  text: phrases.consequences[consequenceId(item)],
});
