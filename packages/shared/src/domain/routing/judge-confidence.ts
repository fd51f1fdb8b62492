import type { PolicyRule, RoutingPolicy, RoutingRule } from '../../model/policy.ts';
import { type RiskClass, Route } from '../../model/vocabulary.ts';
import { calibrate, curveFor } from '../learning/calibrate.ts';
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

type Learnt = Said & {
  readonly calibrated: number;
  /** From answers to this agent; else from those to others. */
  readonly isOwn: boolean;
};

/** Thresholds on the probability that the action needs a person; undefined where history is too small (SPEC P-23). */
const byHistory = ({ confidence }: RoutingPolicy, situation: Situation, stated: number | undefined): Learnt | undefined => {
  const { calibrated: terms } = confidence;
  const { calibrator } = situation.learned;
  if (terms === undefined || calibrator === null) return undefined;
  const calibrated = calibrate(calibrator, situation.agentId, situation.action.name, stated, terms.minimum);
  const escalateAt = thresholdAt(terms.escalateAt, calibrator.operating);
  const reviewAt = thresholdAt(terms.reviewAt, calibrator.operating);
  if (calibrated === null || escalateAt === null || reviewAt === null) return undefined;
  const needed = 1 - calibrated;
  const route = needed >= escalateAt ? 'escalate' : needed >= reviewAt ? 'review' : 'autonomous';
  const isOwn = curveFor(calibrator, situation.agentId, situation.action.name, terms.minimum)?.from !== 'everybody';
  return { route, rule: `calibrated_${route}`, isLow: route === 'escalate', isUnknown: false, calibrated, isOwn };
};

/** What is low waits for a person, whatever band it is in. */
const cautionOf = ({ route, isLow }: Said): number => Route.options.indexOf(isLow ? 'escalate' : route);

/**
 * What history says stands in place of what the agent states only where it is about this agent, and the predictor, where there
 * is one, has seen the like. Elsewhere the more careful of both decides (SPEC P-33).
 */
const moreCareful = ({ isOwn, ...learnt }: Learnt, stated: Said, isUnlike: boolean): Said =>
  (isOwn && !isUnlike) || cautionOf(learnt) >= cautionOf(stated) ? learnt : { ...stated, calibrated: learnt.calibrated };

/** Without `low_confidence`: what would wait runs, and is looked at afterwards. */
const exempted = (said: Said): ConfidenceView =>
  said.isLow ? { ...said, isLow: false, isExempt: true, route: 'review' } : { ...said, isExempt: false };

/**
 * What the confidence says of an action, as far as the rule that fits lets it count.
 * @param isUnlike the predictor abstains: the proposal is unlike what was learnt from
 */
export const judgeConfidence = (
  policy: RoutingPolicy,
  situation: Situation,
  stated: number | undefined,
  riskClass: RiskClass,
  rule: PolicyRule | undefined,
  isUnlike: boolean,
): ConfidenceView => {
  const byLimits = byStated(limitsFor(policy, situation.action.name), stated, riskClass);
  const learnt = byHistory(policy, situation, stated);
  const said = learnt === undefined ? byLimits : moreCareful(learnt, byLimits, isUnlike);
  if (rule?.route === 'autonomous') return { ...said, route: 'autonomous', isLow: false, isUnknown: false, isExempt: false };
  return rule?.exempt?.includes('low_confidence') ? exempted(said) : { ...said, isExempt: false };
};
