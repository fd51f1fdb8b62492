import type { ProposedAction } from '../../model/action.ts';
import type { PolicyRule, RoutingPolicy } from '../../model/policy.ts';
import { RISK_CLASSES, type RiskClass } from '../../model/vocabulary.ts';
import { matchesAny } from './action-pattern.ts';
import type { Findings } from './assess.ts';

const rank = (riskClass: RiskClass): number => RISK_CLASSES.indexOf(riskClass);

export const atLeast = (riskClass: RiskClass, floor: RiskClass): boolean => rank(riskClass) >= rank(floor);

const worse = (one: RiskClass, other: RiskClass): RiskClass => (atLeast(one, other) ? one : other);

const oneWorse = (riskClass: RiskClass): RiskClass => RISK_CLASSES[rank(riskClass) + 1] ?? riskClass;

const fromFindings = (policy: RoutingPolicy, { name }: ProposedAction, found: Findings): RiskClass => {
  if (found.criticalValue && found.irreversible) return 'critical';
  if (found.highValue || found.irreversible || found.negativeSentiment || found.regulated || found.uninspectable) return 'high';
  return matchesAny(name, policy.lowRiskActions) ? 'low' : 'medium';
};

/**
 * What can go wrong (SPEC P-05): what the rule says; else from the findings, one class worse when a field is missing
 * without which the action cannot be judged. Never below what the agent itself declares, and never below high where
 * nobody can say what would run.
 */
export const riskClassOf = (
  policy: RoutingPolicy,
  action: ProposedAction,
  found: Findings,
  rule: PolicyRule | undefined,
): RiskClass => {
  const derived = fromFindings(policy, action, found);
  const judged = rule?.riskClass ?? (found.missing.length > 0 ? oneWorse(derived) : derived);
  return worse(worse(judged, action.riskClass ?? 'low'), found.uninspectable ? 'high' : 'low');
};
