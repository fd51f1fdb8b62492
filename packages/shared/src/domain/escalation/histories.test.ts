import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLadder } from '../../../testing/ladders.ts';
import { AGENT, ANA, anEscalation, BEN, JUNIOR, NOW, OTHER_AGENT, REFUND, SUPERVISOR } from '../../../testing/escalations.ts';
import type { Command } from '../../model/command.ts';
import type { Event } from '../../model/event.ts';
import { DELIVERY_PHASES, type Escalation, StatusKind } from '../../model/escalation.ts';
import type { DecisionId, EscalationId } from '../../model/ids.ts';
import { type Actor, SYSTEM_ACTOR } from '../../model/principal.ts';
import { REVIEW_TIERS } from '../../model/vocabulary.ts';
import { actionDigest } from '../digest.ts';
import { decide } from './decide.ts';
import { dueAt } from './due.ts';
import { evolve, replay } from './evolve.ts';
import { ALLOWED_FROM, GIVEN_BY, TERMINAL } from './transitions.ts';

const decisionId = fc.constantFrom(...['d1', 'd2', 'd3'].map((d) => `01900000-0000-7000-8000-0000000000${d}` as DecisionId));
const fence = fc.nat({ max: 6 });
const digest = fc.constantFrom(actionDigest(REFUND), actionDigest({ ...REFUND, target: 'elsewhere' }));

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constant<Command>({ kind: 'claim', leaseMs: 120_000 }),
  fc.constant<Command>({ kind: 'claim', leaseMs: 120_000, standing: { open: 2, capacity: 2, out: null } }),
  fence.map((f): Command => ({ kind: 'renew', fence: f, leaseMs: 120_000 })),
  fence.map((f): Command => ({ kind: 'release', fence: f })),
  fc.record({ kind: fc.constant('snooze' as const), fence, until: fc.integer({ min: NOW, max: NOW + 700_000 }) }),
  fc.constant<Command>({ kind: 'wake' }),
  fc.record({ kind: fc.constant('raise' as const), fence, to: fc.constantFrom(undefined, ...REVIEW_TIERS) }),
  fc.record({
    kind: fc.constant('assign' as const),
    fence,
    reviewTier: fc.constantFrom(undefined, ...REVIEW_TIERS),
    assignee: fc.constantFrom(
      undefined,
      null,
      ANA,
      BEN,
      JUNIOR,
      { ...ANA, standing: { open: 3, capacity: 3, out: null } },
      { ...BEN, standing: { open: 0, capacity: null, out: { from: NOW, until: NOW + 300_000 } } },
    ),
    force: fc.boolean(),
  }),
  fence.map((f): Command => ({ kind: 'call', fence: f })),
  fc.boolean().map((flagged): Command => ({ kind: 'flag', flagged })),
  fc.record({
    kind: fc.constant('decide' as const),
    fence,
    actionDigest: digest,
    decisionId,
    action: fc.constant(REFUND),
    recheck: fc.constantFrom(
      null,
      ...REVIEW_TIERS.map((reviewTier) => ({ riskClass: 'high' as const, reviewTier, reasons: [] })),
    ),
    verdict: fc.constantFrom(
      { kind: 'approve' } as const,
      { kind: 'reject', reasonCode: 'other' } as const,
      { kind: 'modify', arguments: { order: '1', amount: 5 } } as const,
      { kind: 'respond', message: 'no' } as const,
      { kind: 'take_over' } as const,
    ),
  }),
  decisionId.map((id): Command => ({ kind: 'undo', decisionId: id })),
  decisionId.map((id): Command => ({ kind: 'hand-back', decisionId: id, note: 'done' })),
  fc.constant<Command>({ kind: 'withdraw', reason: 'x' }),
  fc.constant<Command>({ kind: 'supersede', by: '01900000-0000-7000-8000-0000000000ff' as EscalationId }),
  fc.constant<Command>({ kind: 'tick' }),
  decisionId.map((id): Command => ({ kind: 'receive', decisionId: id })),
  fc.record({ kind: fc.constant('begin' as const), decisionId, actionDigest: digest, permitMs: fc.constant(60_000) }),
  fc.record({ kind: fc.constant('finish' as const), decisionId, phase: fc.constantFrom('applied', 'refused', 'failed') }),
);
const actor = fc.constantFrom(AGENT, OTHER_AGENT, ANA, BEN, JUNIOR, SUPERVISOR, SYSTEM_ACTOR);
/** Mostly what an honest client would send now; a fifth of it stale or foreign. */
const fresh = fc.nat({ max: 4 }).map((n) => n > 0);
const refreshed = (given: Command, state: Escalation, isFresh: boolean): Command => {
  if (!isFresh) return given;
  const { status } = state;
  const standing = 'decision' in status ? { decisionId: status.decision.decisionId } : {};
  return {
    ...given,
    ...('fence' in given ? { fence: state.fence } : {}),
    ...('actionDigest' in given
      ? { actionDigest: 'decision' in status ? status.decision.decidedDigest : state.actionDigest }
      : {}),
    ...('decisionId' in given && given.kind !== 'decide' ? standing : {}),
  } as Command;
};
const sender = (given: Command, who: Actor, isFresh: boolean): Actor =>
  !isFresh || GIVEN_BY[given.kind].includes(who.role)
    ? who
    : GIVEN_BY[given.kind].includes('agent')
      ? AGENT
      : GIVEN_BY[given.kind].includes('reviewer')
        ? BEN
        : SUPERVISOR;
const step = fc.record({ fresh, command, actor, wait: fc.constantFrom(0, 1, 9_999, 10_000, 60_000, 600_000) });
const start = fc.record({
  route: fc.constantFrom('autonomous' as const, 'review' as const, 'escalate' as const),
  holdMs: fc.constantFrom(0, 10_000),
  onDeadline: fc.constantFrom('reject' as const, 'raise' as const, 'wait' as const),
  ladder: fc.option(anyLadder, { nil: undefined }),
});

test('R-01 R-05 R-06 R-23 no sequence of commands breaks a promise (seed and path are printed on failure)', () => {
  const reached = new Set<string>();
  const phases = new Set<string>();
  fc.assert(
    fc.property(start, fc.array(step, { minLength: 10, maxLength: 40 }), (opening, steps) => {
      const first = anEscalation(opening);
      const events: Event[] = [{ type: 'opened', at: NOW, actor: AGENT.id, escalation: first }];
      let state = first;
      let now = NOW;
      let standing: string | null = null;
      reached.add(first.status.kind);
      for (const { command: raw, actor: anybody, wait, fresh: isFresh } of steps) {
        now += wait;
        const given = refreshed(raw, state, isFresh);
        const who = sender(given, anybody, isFresh);
        const decided = decide(state, given, { now, actor: who });
        if (!decided.ok) continue;
        expect(ALLOWED_FROM[given.kind]).toContain(state.status.kind);
        expect(GIVEN_BY[given.kind]).toContain(who.role);
        for (const event of decided.value) {
          const before = state;
          state = evolve(state, event);
          events.push(event);
          reached.add(state.status.kind);
          phases.add(state.delivery.phase);
          expect(state.fence).toBeGreaterThanOrEqual(before.fence);
          expect(state.version).toBe(before.version + 1);
          // I4: terminal statuses stay; only delivery moves.
          if (TERMINAL.includes(before.status.kind)) expect(state.status.kind).toBe(before.status.kind);
          if (event.type === 'decided') {
            expect(standing).toBeNull();
            standing = event.decision.decisionId;
            // I13: a person or the policy decided, never the clock.
            expect(event.decision.by).not.toBe(SYSTEM_ACTOR.id);
          }
          // nobody holds what was given to somebody else.
          // O-13: only what was given to somebody can have been insisted upon.
          if (state.insisted) expect(state.assignee).not.toBeNull();
          if (state.status.kind === 'claimed' && state.assignee !== null) expect(state.assignee).toBe(state.status.by);
          // I7: no effect without a standing yes.
          if (event.type === 'begun')
            expect(state.status).toMatchObject({ decision: { verdict: { kind: expect.stringMatching(/^(approve|modify)$/) } } });
        }
        const due = dueAt(state);
        if (given.kind === 'tick' && due !== null) expect(due).toBeGreaterThan(now);
      }
      expect(replay(events)).toEqual(state);
    }),
    { numRuns: 3_000 },
  );
  // A walk that never got anywhere would prove nothing.
  expect([...reached].sort()).toEqual([...StatusKind.options].sort());
  expect([...phases].sort()).toEqual([...DELIVERY_PHASES].sort());
});

test('R-06 every way in has a way out: from any open status the clock or a person ends it', () => {
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 25 }), (opening, steps) => {
      let state = anEscalation({ ...opening, route: 'escalate' });
      let now = NOW;
      for (const { command: raw, actor: anybody, wait, fresh: isFresh } of steps) {
        now += wait;
        const given = refreshed(raw, state, isFresh);
        const who = sender(given, anybody, isFresh);
        const decided = decide(state, given, { now, actor: who });
        if (decided.ok) state = decided.value.reduce(evolve, state);
      }
      now += 3_000_000;
      for (let i = 0; i < 5; i++) {
        const ticked = decide(state, { kind: 'tick' }, { now, actor: SYSTEM_ACTOR });
        if (ticked.ok) state = ticked.value.reduce(evolve, state);
      }
      if (['pending', 'claimed', 'snoozed'].includes(state.status.kind)) {
        // Whoever wants to decide what was given to somebody else takes it first.
        const taken = decide(state, { kind: 'claim', leaseMs: 60_000 }, { now, actor: SUPERVISOR });
        if (taken.ok) state = taken.value.reduce(evolve, state);
        const ended = decide(
          state,
          {
            kind: 'decide',
            fence: state.fence,
            actionDigest: state.actionDigest,
            decisionId: '01900000-0000-7000-8000-0000000000ee' as DecisionId,
            verdict: { kind: 'reject', reasonCode: 'other' },
            action: REFUND,
            recheck: null,
          },
          { now, actor: SUPERVISOR },
        );
        expect(ended).toMatchObject({ ok: true });
      }
    }),
    { numRuns: 1_000 },
  );
});
