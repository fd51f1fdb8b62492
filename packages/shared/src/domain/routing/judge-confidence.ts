import type { PolicyRule, RoutingPolicy, RoutingRule } from '../../model/policy.ts';
import type { RiskClass, Route } from '../../model/vocabulary.ts';
import { calibrate } from '../learning/calibrate.ts';
import { thresholdAt } from '../learning/operating-table.ts';
import { matchesAny } from './action-pattern.ts';
import { atLeast } from './risk-class.ts';
import type { Situation } from './situation.ts';

/** What the confidence alone says: pattern 1 of the article, and the second risk rule of pattern 2. */
export type ConfidenceView = {
  /** Never `escalate` without `isLow`, so that every escalation has a reason. */
  readonly route: Route;
  readonly rule: RoutingRule;
  /** `low_confidence` holds. */
  readonly isLow: boolean;
  /** Neither stated nor known from history. */
  readonly isUnknown: boolean;
  /** A rule leaves out that it is low. */
  readonly isExempt: boolean;
  /** Probability that a reviewer approves unchanged, learned from history. */
  readonly calibrated?: number;
};

type Said = Omit<ConfidenceView, 'isExempt'>;

type Limits = Pick<RoutingPolicy['confidence'], 'autonomous' | 'review' | 'mediumRisk'>;

const limitsFor = ({ confidence }: RoutingPolicy, action: string): Limits => {
  const own = confidence.byAction.find(({ actions }) => matchesAny(action, actions));
  if (own === undefined) return confidence;
  return {
    autonomous: own.autonomous ?? confidence.autonomous,
    review: own.review ?? confidence.review,
    mediumRisk: own.mediumRisk ?? confidence.mediumRisk,
  };
};

/** Without a confidence nothing may run (SPEC P-03). */
const byStated = (limits: Limits, confidence: number | undefined, riskClass: RiskClass): Said => {
  if (confidence === undefined) return { route: 'escalate', rule: 'confidence_escalate', isLow: true, isUnknown: true };
  const route = confidence >= limits.autonomous ? 'autonomous' : confidence >= limits.review ? 'review' : 'escalate';
  const isLow = route === 'escalate' || (atLeast(riskClass, 'medium') && confidence < limits.mediumRisk);
  return { route, rule: `confidence_${route}`, isLow, isUnknown: false };
};

/** Thresholds on the probability that the action needs a person; undefined where history is too small (SPEC P-23). */
const byHistory = ({ confidence }: RoutingPolicy, situation: Situation, stated: number | undefined): Said | undefined => {
  const { calibrated: terms } = confidence;
  const { calibrator } = situation.learned;
  if (terms === undefined || calibrator === null) return undefined;
  const calibrated = calibrate(calibrator, situation.agentId, situation.action.name, stated, terms.minimum);
  const escalateAt = thresholdAt(terms.escalateAt, calibrator.operating);
  const reviewAt = thresholdAt(terms.reviewAt, calibrator.operating);
  if (calibrated === null || escalateAt === null || reviewAt === null) return undefined;
  const needed = 1 - calibrated;
  const route = needed >= escalateAt ? 'escalate' : needed >= reviewAt ? 'review' : 'autonomous';
  return { route, rule: `calibrated_${route}`, isLow: route === 'escalate', isUnknown: false, calibrated };
};

/** Without `low_confidence`: what would wait runs, and is looked at afterwards. */
const exempted = (said: Said): ConfidenceView =>
  said.isLow ? { ...said, isLow: false, isExempt: true, route: 'review' } : { ...said, isExempt: false };

/** What the confidence says of an action, as far as the rule that fits lets it count. */
export const judgeConfidence = (
  policy: RoutingPolicy,
  situation: Situation,
  stated: number | undefined,
  riskClass: RiskClass,
  rule: PolicyRule | undefined,
): ConfidenceView => {
  const said = byHistory(policy, situation, stated) ?? byStated(limitsFor(policy, situation.action.name), stated, riskClass);
  if (rule?.route === 'autonomous') return { ...said, route: 'autonomous', isLow: false, isUnknown: false, isExempt: false };
  return rule?.exempt?.includes('low_confidence') ? exempted(said) : { ...said, isExempt: false };
};
