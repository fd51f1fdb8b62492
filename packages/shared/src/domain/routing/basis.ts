import type { PolicyRule } from '../../model/policy.ts';
import { REASONS, type Reason, type RiskClass, type Route } from '../../model/vocabulary.ts';
import type { Findings } from './assess.ts';
import type { ConfidenceView } from './judge-confidence.ts';
import { atLeast } from './risk-class.ts';

/** A route, and what it rests on. */
export type Basis = {
  readonly route: Route;
  readonly reasons: readonly Reason[];
  /** The id of the policy's rule that decided; else the first reason, or what confidence said. */
  readonly rule: string;
  readonly why?: string;
};

export const inOrder = (reasons: ReadonlySet<Reason>): readonly Reason[] => REASONS.filter((reason) => reasons.has(reason));

type Grounds = {
  readonly found: Findings;
  readonly confidence: ConfidenceView;
  readonly riskClass: RiskClass;
  readonly declared: RiskClass | undefined;
  readonly rule: PolicyRule | undefined;
  /** The rule took out a risk reason that was there. */
  readonly tookOut: boolean;
};

const isHigh = (riskClass: RiskClass | undefined): boolean => riskClass !== undefined && atLeast(riskClass, 'high');

const asksForPerson = (rule: PolicyRule | undefined): boolean => rule?.route === 'escalate' || isHigh(rule?.riskClass);

/** Every reason for which somebody must decide first, in the order of `REASONS`: the article's five lead. */
const escalationReasons = ({ found, confidence, declared, rule }: Grounds): readonly Reason[] => {
  const holds: Partial<Record<Reason, boolean>> = {
    high_value_transaction: found.highValue,
    low_confidence: confidence.isLow,
    irreversible_action: found.irreversible,
    negative_sentiment: found.negativeSentiment,
    regulated_domain: found.regulated,
    uninspectable_action: found.uninspectable,
    incomplete_context: confidence.isUnknown || found.missing.length > 0,
    declared_risk: isHigh(declared),
  };
  const own = asksForPerson(rule) ? (rule?.reason ?? 'policy_rule') : undefined;
  return REASONS.filter((reason) => holds[reason] === true || reason === own);
};

const named = (rule: PolicyRule): Pick<Basis, 'rule' | 'why'> => ({
  rule: rule.id,
  ...(rule.why === undefined ? {} : { why: rule.why }),
});

/** Risk trumps confidence, and a rule's `route` is the least caution, except that `autonomous` leaves the confidence aside. */
export const basisOf = (grounds: Grounds): Basis => {
  const { confidence, rule } = grounds;
  const reasons = escalationReasons(grounds);
  const [first] = reasons;
  if (first !== undefined) {
    if (rule !== undefined && asksForPerson(rule)) return { route: 'escalate', reasons, ...named(rule) };
    const byHistory = first === 'low_confidence' && confidence.rule === 'calibrated_escalate';
    return { route: 'escalate', reasons, rule: byHistory ? 'calibrated_escalate' : first };
  }
  const route = rule?.route === 'review' ? 'review' : confidence.route;
  const decides = rule !== undefined && (rule.route === route || grounds.tookOut || confidence.isExempt);
  return {
    route,
    reasons: rule?.route === 'review' ? [rule.reason ?? 'policy_rule'] : [],
    ...(decides ? named(rule) : { rule: confidence.rule }),
  };
};
