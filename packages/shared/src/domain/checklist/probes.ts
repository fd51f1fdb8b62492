import type { ProposedAction } from '../../model/action.ts';
import type { PrincipalId, SubmissionKey, Timestamp } from '../../model/ids.ts';
import type { CompiledPolicy } from '../routing/compile-policy.ts';
import { routeAction } from '../routing/route-action.ts';
import { NOTHING_KNOWN } from '../routing/situation.ts';
import type { ChecklistFacts, Probe } from './facts.ts';

/** The article's three; whatever a policy calls them, these are to wait. */
const REGULATED = ['legal', 'medical', 'financial'];

/** Nothing against it, from an agent without doubt: what makes it wait is the one thing that a probe adds. */
const HARMLESS: ProposedAction = { name: 'probe_action', arguments: {}, reversible: true };

/** What the live policy does with made proposals, so that a checklist can be walked before any agent has run. */
export const probePolicy = (
  policy: CompiledPolicy,
  at: Timestamp,
): Pick<ChecklistFacts, 'highRisk' | 'irreversible' | 'regulated'> => {
  const probe = (name: string, change: Partial<ProposedAction>): Probe => {
    const action = { ...HARMLESS, ...change };
    const situation = {
      ...NOTHING_KNOWN,
      key: `probe ${name}` as SubmissionKey,
      agentId: 'probe' as PrincipalId,
      context: { confidence: 1 },
      openCount: 0,
      salt: '',
    };
    return { name, route: routeAction(policy, { ...situation, action, at }).routing.route };
  };
  const { currency } = policy.document.costs;
  const large = { minor: 100_000_000, currency };
  return {
    highRisk: [
      probe('declared high', { riskClass: 'high' }),
      probe('declared critical', { riskClass: 'critical' }),
      probe('a very large amount', { amount: large }),
    ],
    irreversible: [
      probe('irreversible', { reversible: false }),
      probe('irreversible and low risk', { reversible: false, riskClass: 'low' }),
    ],
    regulated: REGULATED.map((domain) => probe(domain, { domain })),
  };
};
