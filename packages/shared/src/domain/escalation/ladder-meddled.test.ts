import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANA, anEscalation, BEN, NOW, REFUND, SUPERVISOR } from '../../../testing/escalations.ts';
import { anyLadder } from '../../../testing/ladders.ts';
import type { Command } from '../../model/command.ts';
import type { Escalation } from '../../model/escalation.ts';
import type { DecisionId } from '../../model/ids.ts';
import { type Actor, SYSTEM_ACTOR } from '../../model/principal.ts';
import { OnDeadline, REVIEW_TIERS } from '../../model/vocabulary.ts';
import { actionDigest } from '../digest.ts';
import { decide } from './decide.ts';
import { dueAt } from './due.ts';
import { evolve } from './evolve.ts';

const MINUTE = 60_000;
const DECISION = '01900000-0000-7000-8000-0000000000d1' as DecisionId;

/** What people do with an item that waits, at the fence as it is; most of it is refused now and then. */
const meddling = ({ fence }: Escalation, now: number): readonly (readonly [Actor, Command])[] => [
  [ANA, { kind: 'claim', leaseMs: 12 * MINUTE }],
  [ANA, { kind: 'claim', leaseMs: 12 * MINUTE, standing: { open: 0, capacity: 0, out: { from: 0, until: now + 1 } } }],
  [ANA, { kind: 'release', fence }],
  [ANA, { kind: 'snooze', fence, until: now + 20 * MINUTE }],
  [ANA, { kind: 'wake' }],
  [ANA, { kind: 'raise', fence }],
  [ANA, { kind: 'undo', decisionId: DECISION }],
  [SUPERVISOR, { kind: 'call', fence }],
  [SUPERVISOR, { kind: 'assign', fence, reviewTier: 'junior_reviewer', force: true }],
  [SUPERVISOR, { kind: 'assign', fence, assignee: { id: BEN.id, tiers: REVIEW_TIERS }, force: true }],
  [
    ANA,
    {
      kind: 'decide',
      fence,
      actionDigest: actionDigest(REFUND),
      decisionId: DECISION,
      verdict: { kind: 'approve' },
      action: null,
      recheck: null,
    },
  ],
];

test('O-05 claimed, asleep, given away, held or called in between: time alone decides nothing, and it ends', () => {
  const moves = fc.array(fc.tuple(fc.nat({ max: 20 }), fc.integer({ min: 0, max: 15 * MINUTE })), { maxLength: 40 });
  const given = {
    ladder: anyLadder,
    tier: fc.constantFrom(...REVIEW_TIERS),
    ends: fc.constantFrom(...OnDeadline.options),
    moves,
  };
  const met = new Set<string>();
  fc.assert(
    fc.property(fc.record(given), ({ ladder, tier, ends, moves }) => {
      const { routing } = anEscalation();
      const terms = { onDeadline: ends, deadlineMs: 10 * MINUTE, ladder, holdMs: MINUTE };
      let state = anEscalation({ routing: { ...routing, reviewTier: tier }, ...terms });
      let now = NOW;
      const tick = (): void => {
        const before = state;
        const ticked = decide(state, { kind: 'tick' }, { now, actor: SYSTEM_ACTOR });
        if (!ticked.ok) return;
        state = ticked.value.reduce(evolve, state);
        met.add(`${before.status.kind}: ${ticked.value.map(({ type }) => type).join()}`);
        for (const event of ticked.value) {
          if (event.type !== 'decided') continue;
          // What ends its hold is what a person said.
          expect(before.status).toMatchObject({ kind: 'holding', decision: { by: ANA.id, source: 'reviewer' } });
        }
        expect(REVIEW_TIERS.indexOf(state.reviewTier)).toBeGreaterThanOrEqual(REVIEW_TIERS.indexOf(before.reviewTier));
      };
      for (const [which, wait] of moves) {
        const [actor, command] = meddling(state, now)[which] ?? [];
        const done = actor && command && decide(state, command, { now, actor });
        if (done?.ok) state = done.value.reduce(evolve, state);
        now += wait;
        tick();
      }
      for (let steps = 0; ; steps++) {
        const due = dueAt(state);
        if (due === null) break;
        expect(steps).toBeLessThan(300);
        now = Math.max(now, due);
        tick();
      }
      if (state.status.kind === 'pending') expect(state.overdue).toBe(true);
      else expect(['decided', 'expired']).toContain(state.status.kind);
    }),
    { numRuns: 1_000 },
  );
  // Or nothing was shown.
  for (const moment of ['claimed: raised', 'claimed: released,raised', 'pending: called', 'snoozed: woken', 'holding: decided'])
    expect([...met]).toContain(moment);
});
