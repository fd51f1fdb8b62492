import { describe, expect, test } from 'vitest';
import { type TestProposal, routeBy } from '../../../testing/route-by.ts';
import { PrincipalId, SubmissionKey } from '../../model/ids.ts';
import type { Calibrator, Learned, OperatingPoint, Predictor } from '../../model/learned.ts';
import { RoutingPolicy } from '../../model/policy.ts';
import { curveKey } from '../learning/calibrate.ts';
import { predict } from '../learning/predict.ts';
import { DEFAULT_POLICY } from './default-policy.ts';

const agentId = PrincipalId.parse('agent-1');
const NOBODY: Learned = { calibrator: null, predictor: null };

/** An agent that is right half as often as it says. */
const calibrator = (n: number): Calibrator => ({
  kind: 'calibrator',
  version: 'c-1',
  trainedAt: 0,
  minimum: 50,
  n,
  everybody: null,
  byAgent: {},
  byAction: {
    [curveKey(agentId, 'change_settings')]: {
      n,
      weight: n,
      knots: [
        { stated: 0, actual: 0 },
        { stated: 1, actual: 0.5 },
      ],
    },
  },
  operating: [
    { recall: 1, threshold: 0, load: 1 },
    { recall: 0.8, threshold: 0.6, load: 0.4 },
    { recall: 0.5, threshold: 0.8, load: 0.2 },
  ],
});

/** Says the same of everything: `logit` is the log-odds that a person is needed. */
const predictor = (logit: number): Predictor => ({
  kind: 'predictor',
  version: 'p-1',
  trainedAt: 0,
  minimum: 100,
  n: 500,
  positives: 100,
  intercept: logit,
  features: [],
  operating: [
    { recall: 1, threshold: 0, load: 1 },
    { recall: 0.95, threshold: 0.4, load: 0.5 },
  ],
  reach: 1_000,
});

const proposal = (confidence: number | undefined, learned: Learned, more: Partial<TestProposal> = {}): TestProposal => ({
  key: SubmissionKey.parse('key-1'),
  agentId,
  action: { name: 'change_settings', arguments: {}, reversible: true },
  context: confidence === undefined ? {} : { confidence },
  learned,
  ...more,
});

describe('P-23 calibrated confidence', () => {
  const policy = (reviewAt: OperatingPoint, escalateAt: OperatingPoint, minimum = 50): RoutingPolicy =>
    RoutingPolicy.parse({
      ...DEFAULT_POLICY,
      confidence: { ...DEFAULT_POLICY.confidence, calibrated: { minimum, reviewAt, escalateAt } },
    });
  const routing = (confidence: number | undefined, n: number, using = policy(0.6, 0.8)) =>
    routeBy(using, proposal(confidence, { ...NOBODY, calibrator: calibrator(n) })).routing;

  test.each([
    [1, 'autonomous', 'calibrated_autonomous', []],
    [0.8, 'review', 'calibrated_review', []],
    [0.4, 'escalate', 'calibrated_escalate', ['low_confidence']],
  ] as const)('stated %d: %s by the probability that it needs a person', (confidence, route, rule, reasons) => {
    expect(routing(confidence, 60)).toMatchObject({ route, rule, reasons, calibratedConfidence: confidence / 2 });
  });

  test('it moves both ways: a modest agent that is always right runs', () => {
    const modest: Calibrator = {
      ...calibrator(60),
      byAction: { [curveKey(agentId, 'change_settings')]: { n: 60, weight: 60, knots: [{ stated: 0.3, actual: 0.99 }] } },
    };
    const said = proposal(0.3, { ...NOBODY, calibrator: modest });
    expect(routeBy(DEFAULT_POLICY, said).routing.route).toBe('escalate');
    expect(routeBy(policy(0.6, 0.8), said).routing).toMatchObject({ route: 'autonomous', calibratedConfidence: 0.99 });
  });

  test('thresholds by recall are read off the calibrator’s own table', () => {
    const byRecall = policy({ recall: 0.8 }, { recall: 0.5 });
    expect([0.9, 0.7, 0.3].map((confidence) => routing(confidence, 60, byRecall).route)).toEqual([
      'autonomous',
      'review',
      'escalate',
    ]);
  });

  test('below the minimum, for another action, or where nothing was stated, the stated confidence counts', () => {
    expect(routing(0.9, 49)).toMatchObject({ route: 'autonomous', rule: 'confidence_autonomous' });
    expect(routing(0.9, 49)).not.toHaveProperty('calibratedConfidence');
    expect(routing(0.9, 99, policy(0.6, 0.8, 100)).rule).toBe('confidence_autonomous');
    expect(routing(undefined, 60)).toMatchObject({ route: 'escalate', reasons: ['low_confidence', 'incomplete_context'] });
    const other = proposal(
      0.9,
      { ...NOBODY, calibrator: calibrator(60) },
      { action: { name: 'other', arguments: {}, reversible: true } },
    );
    expect(routeBy(policy(0.6, 0.8), other).routing.rule).toBe('confidence_autonomous');
  });

  test('without a table to read a recall off, the stated confidence counts', () => {
    const learned = { ...NOBODY, calibrator: { ...calibrator(60), operating: [] } };
    expect(routeBy(policy({ recall: 0.8 }, { recall: 0.5 }), proposal(0.9, learned)).routing.rule).toBe('confidence_autonomous');
  });

  test('a risk reason stays, however sure history is', () => {
    const sure = {
      ...calibrator(60),
      byAction: { [curveKey(agentId, 'change_settings')]: { n: 60, weight: 60, knots: [{ stated: 0, actual: 1 }] } },
    };
    const action = { name: 'change_settings', arguments: {}, reversible: false };
    expect(routeBy(policy(0.6, 0.8), proposal(1, { ...NOBODY, calibrator: sure }, { action })).routing.reasons).toEqual([
      'irreversible_action',
    ]);
  });
});

describe('P-33 where the stated thresholds hold too', () => {
  const lenient: RoutingPolicy = {
    ...DEFAULT_POLICY,
    confidence: { ...DEFAULT_POLICY.confidence, calibrated: { minimum: 50, reviewAt: 0.95, escalateAt: 0.95 } },
    prediction: { minimum: 100, reviewAt: 0.99, escalateAt: 0.99 },
  };
  const own = calibrator(60);
  const [curve = null] = Object.values(own.byAction);
  const borrowed: Calibrator = { ...own, byAction: {}, everybody: curve };
  const ofAgent: Calibrator = { ...own, byAction: {}, byAgent: curve === null ? {} : { [agentId]: curve } };
  const elsewhere = [{ name: 'from_elsewhere', mean: 0, deviation: 1, weight: 1 }];
  const [silent, speaking] = [{ ...predictor(-3), features: elsewhere }, predictor(-3)];
  const routed = (confidence: number, learnt: Calibrator, said: Predictor | null) =>
    routeBy(lenient, proposal(confidence, { calibrator: learnt, predictor: said })).routing;

  test.each([
    ['its own curve', own, null, 'autonomous', 'calibrated_autonomous'],
    ['its own curve, and the predictor sees no trouble', own, speaking, 'autonomous', 'calibrated_autonomous'],
    ['its own curve, and the predictor abstains', own, silent, 'escalate', 'low_confidence'],
    ['the agent’s curve over all its actions', ofAgent, speaking, 'autonomous', 'calibrated_autonomous'],
    ['the agent’s curve over all its actions, and the predictor abstains', ofAgent, silent, 'escalate', 'low_confidence'],
    ['a curve of other agents', borrowed, null, 'escalate', 'low_confidence'],
    ['a curve of other agents, whatever the predictor says', borrowed, speaking, 'escalate', 'low_confidence'],
  ] as const)('%s', (_, learnt, said, route, rule) => {
    expect(routed(0.4, learnt, said)).toMatchObject({ route, rule, calibratedConfidence: 0.2 });
  });

  test('where history is the more careful of the two, it decides', () => {
    const overconfident: RoutingPolicy['confidence'] = {
      ...DEFAULT_POLICY.confidence,
      calibrated: { minimum: 50, reviewAt: 0.1, escalateAt: 0.9 },
    };
    const { routing } = routeBy(
      { ...lenient, confidence: overconfident },
      proposal(0.9, { calibrator: borrowed, predictor: silent }),
    );
    expect(routing).toMatchObject({ route: 'review', rule: 'calibrated_review', calibratedConfidence: 0.45 });
  });
});

describe('P-24 prediction', () => {
  const policy: RoutingPolicy = {
    ...DEFAULT_POLICY,
    prediction: { minimum: 100, reviewAt: { recall: 0.95 }, escalateAt: 0.7 },
    sampling: { rate: { low: 1, medium: 1 } },
  };
  const at = (logit: number, more: Partial<TestProposal> = {}, using: RoutingPolicy = policy) => {
    const said = proposal(0.9, { ...NOBODY, predictor: predictor(logit) }, more);
    const judged = predict(predictor(logit), {
      past: { agentAction: { n: 0, needed: 0 }, customer: { n: 0, escalated: 0 } },
      at: 0,
      ...said,
    });
    return { routing: routeBy(using, said).routing, judged };
  };

  test('the model of these tests does speak', () => {
    expect(at(0).judged.kind).toBe('predicted');
  });

  test.each([
    [1, 'escalate', ['predicted'], 'predicted'],
    [0, 'review', ['predicted'], 'predicted'],
    [-3, 'review', ['sampled'], 'sampled'],
  ] as const)('log-odds %d: %s', (logit, route, reasons, rule) => {
    expect(at(logit).routing).toMatchObject({ route, reasons, rule, inclusionProbability: 1, riskClass: 'medium' });
  });

  test('what it said is stored also where it changed nothing', () => {
    const { routing, judged } = at(-3);
    expect(judged.kind === 'predicted' && routing.predicted).toEqual(judged.kind === 'predicted' && judged.prediction);
    expect(at(1, { context: { confidence: 0.2 } }).routing).toMatchObject({
      reasons: ['low_confidence'],
      rule: 'low_confidence',
    });
    expect(at(1, { context: { confidence: 0.2 } }).routing.predicted).toBeDefined();
  });

  test('what it sends to review is not there by chance: its probability is 1', () => {
    const rare: RoutingPolicy = { ...policy, sampling: { rate: { low: 0.01, medium: 0.01 } } };
    expect(at(0, {}, rare).routing.inclusionProbability).toBe(1);
    expect(at(-3, {}, rare).routing.inclusionProbability).toBe(0.01);
  });

  test('without the minimum of labels, and where policy does not ask, nothing is predicted', () => {
    const few = { ...predictor(3), n: 99 };
    expect(
      routeBy({ ...policy, sampling: DEFAULT_POLICY.sampling }, proposal(0.9, { ...NOBODY, predictor: few })).routing.route,
    ).toBe('autonomous');
    expect(at(3, {}, DEFAULT_POLICY).routing).not.toHaveProperty('predicted');
  });

  test('a rule that lets an action run does not silence it', () => {
    const rules = [{ id: 'free', route: 'autonomous' as const, why: 'Harmless.' }];
    const { routing } = at(1, {}, { ...policy, rules });
    expect(routing).toMatchObject({ route: 'escalate', rule: 'predicted' });
    expect(routing).not.toHaveProperty('why');
  });
});

describe('P-32 the rate of sampling', () => {
  const plan = (rate: number) => ({
    id: 'plan-1',
    madeAt: 0,
    effectiveAt: 1,
    minutesPerDay: 60,
    rates: { 'agent-1|change_settings|0.90-0.95': rate },
    defaultRate: 0,
  });
  const drawn = (rate: number, planned: number, ruled: number) =>
    routeBy(
      { ...DEFAULT_POLICY, sampling: { rate: { low: 0, medium: rate } }, rules: [{ id: 'r', sampling: ruled }] },
      proposal(0.9, NOBODY, { plan: plan(planned) }),
    ).routing;

  test.each([
    [0.3, 0.2, 0.1, 0.3, undefined],
    [0.1, 0.3, 0.2, 0.3, 'plan-1'],
    [0.1, 0.2, 0.3, 0.3, undefined],
    [0, 0, 0, 1, undefined],
  ])('policy %d, plan %d, rule %d: %d', (rate, planned, ruled, expected, samplingPlan) => {
    const routing = drawn(rate, planned, ruled);
    expect(routing.inclusionProbability).toBe(expected);
    expect(routing.samplingPlan).toBe(samplingPlan);
    expect(routing.stratum).toBe('agent-1|change_settings|0.90-0.95');
  });

  test('what a person sees anyway has no stratum', () => {
    expect(routeBy(DEFAULT_POLICY, proposal(0.2, NOBODY)).routing.stratum).toBeUndefined();
  });
});
