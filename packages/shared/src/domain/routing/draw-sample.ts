import type { Routing } from '../../model/escalation.ts';
import type { PolicyRule, RoutingPolicy } from '../../model/policy.ts';
import type { RiskClass } from '../../model/vocabulary.ts';
import { isSampled } from '../sampling.ts';
import { rateFor } from '../sampling/rate-for.ts';
import { stratumOf } from '../sampling/stratum.ts';
import type { Basis } from './basis.ts';
import type { Situation } from './situation.ts';

export type Drawn = Basis & Pick<Routing, 'inclusionProbability' | 'stratum' | 'samplingPlan'>;

/** What was not subject to chance. */
export const undrawn = (basis: Basis): Drawn => ({ ...basis, inclusionProbability: 1 });

/**
 * Sends a share of what would run unseen to review. The key is the agent's own and could be varied until it escapes;
 * the salt is the hub's and never leaves it. The probability is stored for drawn and undrawn items alike; what was not
 * subject to chance keeps 1. The rate is the highest of three: the risk class's, the rule's and today's plan's.
 */
export const drawSample = (
  policy: RoutingPolicy,
  situation: Situation,
  rule: PolicyRule | undefined,
  riskClass: RiskClass,
  basis: Basis,
): Drawn => {
  if (basis.route !== 'autonomous' || (riskClass !== 'low' && riskClass !== 'medium')) return undrawn(basis);
  const { agentId, key, action, context, salt, plan } = situation;
  const stratum = stratumOf({ agentId, actionName: action.name, confidence: context.confidence });
  const least = Math.max(policy.sampling.rate[riskClass], rule?.sampling ?? 0);
  const planned = plan ? rateFor(plan, stratum) : 0;
  const { sampled, inclusionProbability } = isSampled(`${agentId}\u0000${key}`, salt, Math.max(least, planned));
  if (inclusionProbability === 0) return { ...undrawn(basis), stratum };
  const chance = { inclusionProbability, stratum, ...(plan && planned > least ? { samplingPlan: plan.id } : {}) };
  return sampled ? { route: 'review', rule: 'sampled', reasons: ['sampled'], ...chance } : { ...basis, ...chance };
};
