import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contextBundle, proposedAction } from '../../../testing/arbitraries.ts';
import { anEscalation, NOW } from '../../../testing/escalations.ts';
import { policyDocument } from '../../../testing/policy-arbitrary.ts';
import { routeBy } from '../../../testing/route-by.ts';
import type { PrincipalId, SubmissionKey } from '../../model/ids.ts';
import { SYSTEM_ACTOR } from '../../model/principal.ts';
import { OnDeadline, REVIEW_TIERS } from '../../model/vocabulary.ts';
import { decide } from '../escalation/decide.ts';
import { dueAt } from '../escalation/due.ts';
import { evolve } from '../escalation/evolve.ts';
import { eligiblePeople, type TeamMember } from './eligible-people.ts';
import { uncoveredTiers } from './uncovered-tiers.ts';

const DAY = 86_400_000;
const team: fc.Arbitrary<readonly TeamMember[]> = fc.array(
  fc.record({
    id: fc.uuid().map((id) => id as PrincipalId),
    role: fc.constantFrom('reviewer' as const, 'reviewer' as const, 'supervisor' as const),
    tiers: fc.subarray([...REVIEW_TIERS]),
    presence: fc.constantFrom('on_shift' as const, 'on_break' as const, 'away' as const),
    open: fc.nat({ max: 4 }),
    capacity: fc.option(fc.nat({ max: 4 })),
    // Somebody may go on leave, and come back, while an item waits.
    out: fc.option(
      fc
        .tuple(fc.integer({ min: -DAY, max: DAY }), fc.integer({ min: 1, max: 2 * DAY }))
        .map(([from, length]) => ({ from: NOW + from, until: NOW + from + length })),
    ),
  }),
  { maxLength: 5 },
);
const given = fc.record({
  policy: policyDocument(),
  action: proposedAction(),
  context: contextBundle(),
  onDeadline: fc.constantFrom(undefined, ...OnDeadline.options),
  deadlineMs: fc.constantFrom(undefined, 1_000, 60_000),
  people: team,
});

test('O-05 O-21 figure 8: whatever policy, proposal and team: a reason; somebody eligible or an alarm, at every step; no deadline approves', {
  timeout: 60_000,
}, () => {
  const seen = { climbed: 0, alarm: 0, eligible: 0, expired: 0 };
  fc.assert(
    fc.property(given, ({ policy, action, context, onDeadline, deadlineMs, people }) => {
      const key = 'k' as SubmissionKey;
      const asked = {
        ...context,
        ...(onDeadline === undefined ? {} : { onDeadline }),
        ...(deadlineMs === undefined ? {} : { deadlineMs }),
      };
      const routed = routeBy(policy, { key, agentId: 'agent-1' as PrincipalId, action, context: asked });
      if (routed.routing.route !== 'escalate') return;
      expect(routed.routing.reasons).not.toEqual([]);
      let state = anEscalation({ ...routed, actionName: action.name });
      let now = NOW;
      for (let steps = 0; ; steps++) {
        expect(steps).toBeLessThan(200);
        const alarm =
          uncoveredTiers({ people, waiting: [{ reviewTier: state.reviewTier, waiting: 1, oldestAt: NOW }], now }).length > 0;
        const someone = eligiblePeople({ people, item: state, now }).length > 0;
        expect(someone || alarm).toBe(true);
        seen[alarm ? 'alarm' : 'eligible']++;
        const due = dueAt(state);
        if (due === null) break;
        now = due;
        const ticked = decide(state, { kind: 'tick' }, { now, actor: SYSTEM_ACTOR });
        if (!ticked.ok) throw new Error(ticked.error.message);
        expect(ticked.value.map(({ type }) => type)).not.toContain('decided');
        if (ticked.value.some(({ type }) => type === 'raised' || type === 'called')) seen.climbed++;
        state = ticked.value.reduce(evolve, state);
        if (state.status.kind === 'expired') {
          seen.expired++;
          return;
        }
      }
      expect(state.status.kind).toBe('pending');
      expect(state.overdue || state.deadlineAt === null).toBe(true);
    }),
    { numRuns: 1_000 },
  );
  // Each of them must have been met often, or nothing was shown.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
});
