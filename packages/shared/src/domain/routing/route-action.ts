import type { Routing } from '../../model/escalation.ts';
import type { RoutingPolicy } from '../../model/policy.ts';
import type { Reason } from '../../model/vocabulary.ts';
import { matchesAny } from './action-pattern.ts';
import { addPrediction, predictionOf } from './add-prediction.ts';
import { assess, without } from './assess.ts';
import { type Basis, basisOf, inOrder } from './basis.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { type Drawn, drawSample, undrawn } from './draw-sample.ts';
import { judgeConfidence } from './judge-confidence.ts';
import { riskClassOf } from './risk-class.ts';
import type { Situation } from './situation.ts';
import { type Terms, reviewTierOf, termsOf } from './terms.ts';

/** Where the proposal goes, and the terms on which it waits there. */
export type Routed = Terms & { readonly routing: Routing };

/** A paused agent waits for a person whatever policy says; what policy found is kept (SPEC P-12). */
const stopped = (basis: Basis): Drawn =>
  undrawn(basis.route === 'escalate' ? basis : { route: 'escalate', rule: 'agent_stopped', reasons: basis.reasons });

const isOverQuota = ({ quotas, openPerAgent }: RoutingPolicy, { agentId, openCount }: Situation): boolean =>
  openCount >= (quotas.find(({ agents }) => matchesAny(agentId, agents))?.open ?? openPerAgent);

/** What is said beside the reasons; it changes no route. */
const marksOf = (policy: RoutingPolicy, situation: Situation, { route }: Basis): readonly Reason[] => [
  ...(route !== 'autonomous' && isOverQuota(policy, situation) ? (['over_quota'] as const) : []),
  ...(situation.isStopped === true ? (['agent_stopped'] as const) : []),
];

/** What policy says of a proposed action: route, every reason, risk class, tier, and the terms of waiting (SPEC P-01 to P-24). */
export const routeAction = ({ document, ruleFor }: CompiledPolicy, situation: Situation): Routed => {
  const rule = ruleFor(situation);
  const { found, tookOut } = without(assess(document, situation), rule?.exempt ?? []);
  const riskClass = riskClassOf(document, situation.action, found, rule);
  const predicted = predictionOf(document, situation);
  const isUnlike = predicted?.kind === 'abstained';
  const confidence = judgeConfidence(document, situation, found.confidence, riskClass, rule, isUnlike);
  const declared = situation.action.riskClass;
  const basis = addPrediction(document, situation, basisOf({ found, confidence, riskClass, declared, rule, tookOut }), predicted);
  const drawn = situation.isStopped === true ? stopped(basis) : drawSample(document, situation, rule, riskClass, basis);
  const routing: Routing = {
    ...drawn,
    reasons: [...inOrder(new Set([...drawn.reasons, ...marksOf(document, situation, drawn)]))],
    riskClass,
    reviewTier: reviewTierOf(document, rule, riskClass, found.uninspectable),
    policyVersion: document.version,
    ...((rule?.twoPerson ?? document.twoPerson[riskClass]) ? { twoPerson: true } : {}),
    ...(confidence.calibrated === undefined ? {} : { calibratedConfidence: confidence.calibrated }),
    ...(predicted?.kind === 'predicted' ? { predicted: predicted.prediction } : {}),
  };
  return { routing, ...termsOf(document, rule, riskClass, situation.context) };
};
