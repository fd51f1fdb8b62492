import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextBundle, proposedAction } from '../../../testing/arbitraries.ts';
import { anEscalation } from '../../../testing/escalations.ts';
import { policyDocument } from '../../../testing/policy-arbitrary.ts';
import { routeBy } from '../../../testing/route-by.ts';
import { Routing } from '../../model/escalation.ts';
import { PrincipalId, SubmissionKey } from '../../model/ids.ts';
import type { Calibrator, OperatingRow, Predictor } from '../../model/learned.ts';
import type { RoutingPolicy } from '../../model/policy.ts';
import { SYSTEM_ACTOR } from '../../model/principal.ts';
import { REVIEW_TIERS, RISK_CLASSES, Route } from '../../model/vocabulary.ts';
import { curveKey } from '../learning/calibrate.ts';
import { decide } from '../escalation/decide.ts';
import { dueAt } from '../escalation/due.ts';
import { evolve } from '../escalation/evolve.ts';

const RUNS = { numRuns: 1_000 };

const row = (recall: number, threshold: number) => ({ recall, threshold, load: recall });
const operating = fc.constantFrom<OperatingRow[]>([], [row(1, 0), row(0.8, 0.3), row(0.2, 0.7)]);

const predictor: fc.Arbitrary<Predictor> = fc.record({
  kind: fc.constant('predictor' as const),
  version: fc.constant('p'),
  trainedAt: fc.constant(0),
  minimum: fc.constant(50),
  n: fc.constantFrom(10, 500),
  positives: fc.constant(5),
  intercept: fc.double({ min: -5, max: 5, noNaN: true }),
  // A model of another program's features abstains.
  features: fc.constantFrom([], [{ name: 'from_elsewhere', mean: 0, deviation: 1, weight: 1 }]),
  operating,
  reach: fc.constant(1_000),
});

const curve = fc.record({
  n: fc.constantFrom(10, 60),
  weight: fc.constant(60),
  knots: fc.double({ min: 0, max: 1, noNaN: true }).map((actual) => [{ stated: 0.5, actual }]),
});
const calibrator: fc.Arbitrary<Calibrator> = fc.record({
  kind: fc.constant('calibrator' as const),
  version: fc.constant('c'),
  trainedAt: fc.constant(0),
  minimum: fc.constant(30),
  n: fc.constant(60),
  everybody: fc.option(curve),
  byAgent: curve.map((one): Record<string, typeof one> => ({ 'agent-1': one })),
  byAction: fc.constant({}),
  operating,
});

const given = fc.record({
  action: proposedAction(),
  context: contextBundle(),
  key: fc.string({ minLength: 1, maxLength: 20 }).map((key) => SubmissionKey.parse(key)),
  agentId: fc.constantFrom('agent-1', 'agent-2', 'other').map((id) => PrincipalId.parse(id)),
  openCount: fc.nat(60),
  isStopped: fc.boolean(),
  at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  learned: fc.record({ calibrator: fc.option(calibrator), predictor: fc.option(predictor) }),
  ownCurve: fc.option(curve),
});
/** Some with the agent's own curve for this action. */
const proposal = given.map(({ ownCurve, ...one }) => {
  const { calibrator: learnt } = one.learned;
  if (learnt === null || ownCurve === null) return one;
  const byAction = { [curveKey(one.agentId, one.action.name)]: ownCurve };
  return { ...one, learned: { ...one.learned, calibrator: { ...learnt, byAction } } };
});
const cautionOf = (route: Route): number => Route.options.indexOf(route);

describe('P-11 whatever the policy says', { timeout: 30_000 }, () => {
  test('P-26 the answer is valid and repeatable, and every escalation has a reason and a tier', () => {
    fc.assert(
      fc.property(policyDocument(), proposal, (policy, given) => {
        const { routing } = routeBy(policy, given);
        expect(Routing.parse(routing)).toEqual(routing);
        expect(routeBy(structuredClone(policy), given).routing).toEqual(routing);
        if (routing.route === 'escalate') expect(routing.reasons.length).toBeGreaterThan(0);
        expect(REVIEW_TIERS).toContain(routing.reviewTier);
        expect(routing.rule).not.toBe('');
        expect(RISK_CLASSES.indexOf(routing.riskClass)).toBeGreaterThanOrEqual(
          RISK_CLASSES.indexOf(given.action.riskClass ?? 'low'),
        );
      }),
      RUNS,
    );
  });

  test('P-26 high and critical risk, and a paused agent, always wait for a person', () => {
    fc.assert(
      fc.property(policyDocument(), proposal, (policy, given) => {
        const { route, riskClass } = routeBy(policy, given).routing;
        if (given.isStopped || riskClass === 'high' || riskClass === 'critical') expect(route).toBe('escalate');
      }),
      RUNS,
    );
  });

  test('P-24 the predictor never makes anything less cautious, and moves no risk class, tier or deadline', () => {
    fc.assert(
      fc.property(policyDocument(), proposal, predictor, (policy, given, added) => {
        const [before, after] = [null, added].map((one) =>
          routeBy(policy, { ...given, learned: { ...given.learned, predictor: one } }),
        );
        if (before === undefined || after === undefined) throw new Error('not routed');
        expect(cautionOf(after.routing.route)).toBeGreaterThanOrEqual(cautionOf(before.routing.route));
        expect(after.routing).toMatchObject({ riskClass: before.routing.riskClass, reviewTier: before.routing.reviewTier });
        expect({ ...after, routing: null }).toEqual({ ...before, routing: null });
      }),
      RUNS,
    );
  });

  test('P-33 neither other agents’ curve nor one beside a predictor that abstains makes anything less cautious', () => {
    const terms = fc.record({
      minimum: fc.constant(50),
      reviewAt: fc.constantFrom(0.5, 0.99),
      escalateAt: fc.constantFrom(0.5, 0.99),
    });
    const stated = fc.double({ min: 0, max: 1, noNaN: true });
    let lower = 0;
    fc.assert(
      fc.property(policyDocument(), terms, proposal, stated, calibrator, predictor, (document, calibrated, given, ...learnt) => {
        const [confidence, history, added] = learnt;
        const policy: RoutingPolicy = {
          ...document,
          rules: [],
          requiredFields: [],
          sampling: { rate: { low: 0, medium: 0 } },
          confidence: { ...document.confidence, calibrated },
          prediction: { minimum: 100, escalateAt: 0.9 },
        };
        const sure = { n: 60, weight: 60, knots: [{ stated: 0, actual: 1 }] };
        const abstains = added.features.length > 0 && added.n >= 100;
        const routed = (one: Calibrator | null) =>
          routeBy(policy, {
            ...given,
            isStopped: false,
            // Nothing but the confidence speaks against it.
            action: { name: given.action.name, arguments: {}, reversible: true },
            context: { confidence },
            learned: { calibrator: one, predictor: added },
          }).routing.route;
        const before = cautionOf(routed(null));
        const others = routed({ ...history, everybody: sure, byAction: {}, byAgent: {} });
        const itsOwn = routed({ ...history, byAction: { [curveKey(given.agentId, given.action.name)]: sure } });
        expect(cautionOf(others)).toBeGreaterThanOrEqual(before);
        if (abstains) expect(cautionOf(itsOwn)).toBeGreaterThanOrEqual(before);
        else if (cautionOf(itsOwn) < before) lower++;
      }),
      RUNS,
    );
    // Where the predictor speaks, the agent's own history does lower caution: the rest is not trivially so.
    expect(lower).toBeGreaterThan(10);
  });

  test('R-20, P-25 no deadline ever approves anything', () => {
    let passed = 0;
    fc.assert(
      fc.property(policyDocument(), proposal, (policy, given) => {
        const routed = routeBy(policy, given);
        if (routed.routing.route === 'autonomous') return;
        let state = anEscalation(routed);
        for (let step = 0; step < 100; step++) {
          const due = dueAt(state);
          if (due === null) break;
          const decided = decide(state, { kind: 'tick' }, { now: due, actor: SYSTEM_ACTOR });
          if (!decided.ok) throw new Error(decided.error.message);
          for (const event of decided.value) state = evolve(state, event);
          passed++;
          expect(['pending', 'expired']).toContain(state.status.kind);
        }
        expect(JSON.stringify(state)).not.toContain('approve');
      }),
      RUNS,
    );
    // Without a deadline that passes, nothing would have been shown.
    expect(passed).toBeGreaterThan(500);
  });
});
