import type { PolicyRule } from '../../model/policy.ts';
import { matchesAny } from './action-pattern.ts';
import type { Condition } from './compile-condition.ts';
import { type ConditionFacts, conditionFacts } from './condition-facts.ts';
import { atLeast } from './risk-class.ts';
import type { Situation } from './situation.ts';

export type ReadyRule = { readonly rule: PolicyRule; readonly condition?: Condition };

/** Names are the agents' own: a bound on what is remembered about them. */
const MOST_NAMES = 1_000;

/** A rule that can only add caution; it fits also where nobody can tell whether its condition holds (SPEC P-22). */
const onlyAddsCaution = ({ route, riskClass, exempt }: PolicyRule): boolean => {
  const raisesRisk = riskClass !== undefined && atLeast(riskClass, 'high');
  const asks = route === 'escalate' || route === 'review';
  return (exempt ?? []).length === 0 && (riskClass === undefined ? asks : raisesRisk && route !== 'autonomous');
};

/** Finds the first rule that fits. Patterns of action names are compared once per name. */
export const createRuleFinder = (rules: readonly ReadyRule[]): ((situation: Situation) => PolicyRule | undefined) => {
  const byName = new Map<string, readonly ReadyRule[]>();

  const candidates = (name: string): readonly ReadyRule[] => {
    const known = byName.get(name);
    if (known !== undefined) return known;
    const found = rules.filter(({ rule: { actions } }) => actions === undefined || matchesAny(name, actions));
    if (byName.size >= MOST_NAMES) byName.clear();
    byName.set(name, found);
    return found;
  };

  return (situation) => {
    let facts: ConditionFacts | undefined;
    for (const { rule, condition } of candidates(situation.action.name)) {
      if (rule.agents !== undefined && !matchesAny(situation.agentId, rule.agents)) continue;
      if (condition === undefined) return rule;
      facts ??= conditionFacts(situation);
      const verdict = condition(facts);
      if (verdict === 'yes' || (verdict === 'unclear' && onlyAddsCaution(rule))) return rule;
    }
    return undefined;
  };
};
