import { DEFAULT_POLICY } from '../src/domain/routing/default-policy.ts';
import { PHRASES_EN } from '../src/domain/summary/phrases-en.ts';
import { summarise } from '../src/domain/summary/summarise.ts';
import type { SummaryView } from '../src/domain/summary/summary-view.ts';
import type { TemplateRegistry } from '../src/domain/summary/templates/template.ts';
import type { ProposedAction } from '../src/model/action.ts';
import type { ContextBundle } from '../src/model/context.ts';
import { PrincipalId, SubmissionKey } from '../src/model/ids.ts';
import { routeBy } from './route-by.ts';

/** The card of a proposal, routed by the default policy as a hub would. */
export const summaryOf = (action: ProposedAction, context: ContextBundle = {}, templates?: TemplateRegistry): SummaryView => {
  const proposal = { key: SubmissionKey.parse('key-1'), agentId: PrincipalId.parse('agent-1'), action, context };
  const { routing, deadlineMs, onDeadline } = routeBy(DEFAULT_POLICY, proposal);
  const item = {
    routing,
    reviewTier: routing.reviewTier,
    deadlineAt: routing.route === 'escalate' ? deadlineMs : null,
    onDeadline,
    overdue: false,
  };
  return summarise({ item, action, context, ...(templates === undefined ? {} : { templates }) }, PHRASES_EN);
};
