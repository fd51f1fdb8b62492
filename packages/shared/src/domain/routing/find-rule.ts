import type { PolicyRule } from '../../model/policy.ts';
import { matchesAny } from './action-pattern.ts';
import type { Condition } from './compile-condition.ts';
import { type ConditionFacts, conditionFacts } from './condition-facts.ts';
import { atLeast } from './risk-class.ts';
import type { Situation } from './situation.ts';

export type ReadyRule = { readonly rule: PolicyRule; readonly condition?: Condition };

/** Names are the agents' own: a bound on what is remembered about them. */
const MOST_NAMES = 1_000;

const makesWait = ({ route, riskClass }: PolicyRule): boolean =>
  route === 'escalate' || (riskClass !== undefined && atLeast(riskClass, 'high'));

/** A rule that can only add caution; it fits also where nobody can tell whether its condition holds (SPEC P-22). */
const onlyAddsCaution = (rule: PolicyRule): boolean => {
  const { route, riskClass, exempt } = rule;
  if ((exempt ?? []).length > 0 || route === 'autonomous') return false;
  return riskClass === undefined ? route !== undefined : atLeast(riskClass, 'high');
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
    // Asks for a look afterwards, if it fits at all: a later rule that makes the action wait is more careful still.
    let doubtful: PolicyRule | undefined;
    for (const { rule, condition } of candidates(situation.action.name)) {
      if (rule.agents !== undefined && !matchesAny(situation.agentId, rule.agents)) continue;
      facts ??= conditionFacts(situation);
      const verdict = condition === undefined ? 'yes' : condition(facts);
      if (verdict === 'unclear' && onlyAddsCaution(rule)) {
        if (makesWait(rule)) return rule;
        doubtful ??= rule;
      } else if (verdict === 'yes' && (doubtful === undefined || makesWait(rule))) return rule;
      else if (verdict === 'yes') return doubtful;
    }
    return doubtful;
  };
};
