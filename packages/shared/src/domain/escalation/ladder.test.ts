import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANA, anEscalation, BEN, NOW, REFUND, SUPERVISOR } from '../../../testing/escalations.ts';
import { anyLadder } from '../../../testing/ladders.ts';
import type { Command } from '../../model/command.ts';
import { ESCALATION_DEFAULTS, Escalation } from '../../model/escalation.ts';
import type { Event } from '../../model/event.ts';
import type { DecisionId } from '../../model/ids.ts';
import type { Ladder } from '../../model/policy.ts';
import { type Actor, SYSTEM_ACTOR } from '../../model/principal.ts';
import { type OnDeadline, REVIEW_TIERS, type ReviewTier } from '../../model/vocabulary.ts';
import { actionDigest } from '../digest.ts';
import { decide } from './decide.ts';
import { dueAt } from './due.ts';
import { evolve } from './evolve.ts';
import { nextStep } from './ladder.ts';

const MINUTE = 60_000;
const opened = (ladder: Ladder | undefined, reviewTier: ReviewTier = 'junior_reviewer', onDeadline: OnDeadline = 'raise') => {
  const { routing } = anEscalation();
  return anEscalation({ routing: { ...routing, reviewTier }, onDeadline, deadlineMs: 10 * MINUTE, ladder });
};
const run = (state: Escalation, command: Command, actor: Actor, now: number): readonly [Escalation, readonly Event[]] => {
  const decided = decide(state, command, { now, actor });
  if (!decided.ok) throw new Error(`${command.kind}: ${decided.error.code} ${decided.error.message}`);
  return [decided.value.reduce(evolve, state), decided.value];
};

/** Lets the clock do everything that it does by itself, and says in short what that was. */
const leftAlone = (from: Escalation) => {
  const steps: string[] = [];
  let state = from;
  for (let due = dueAt(state); due !== null; due = dueAt(state)) {
    if (steps.length > 200) throw new Error('the ladder has no end');
    const [after, events] = run(state, { kind: 'tick' }, SYSTEM_ACTOR, due);
    state = after;
    const wait = state.deadlineAt === null ? 'for good' : `${(state.deadlineAt - due) / MINUTE} min`;
    for (const event of events) {
      if (event.type === 'raised') steps.push(`${event.from === event.to ? 'again' : 'to'} ${event.to} ${wait}`);
      else steps.push(event.type === 'called' ? `${event.audience} ${wait}` : event.type);
    }
  }
  return { state, steps };
};
const TWO_STEPS: Ladder = {
  steps: [
    { to: 'senior_reviewer', afterMs: 5 * MINUTE },
    { to: 'manager', afterMs: 3 * MINUTE },
  ],
  loops: 1,
  everybodyMs: 2 * MINUTE,
};
const NO_STEPS: Ladder = { steps: [], loops: 0, everybodyMs: 2 * MINUTE };

describe('what a deadline that raises does, step by step', () => {
  test('O-01 O-02 the steps of the policy, once more for each loop, everybody, the supervisors', () => {
    const { state, steps } = leftAlone(opened(TWO_STEPS));
    expect(steps).toEqual([
      'to senior_reviewer 5 min',
      'to manager 3 min',
      // The first step would lead down.
      'again manager 3 min',
      'everybody 2 min',
      'supervisors for good',
    ]);
    expect(state).toMatchObject({ status: { kind: 'pending' }, overdue: true, deadlineAt: null, audience: 'supervisors' });
  });
  test('O-02 without steps: the tiers above, each with a whole new waiting period', () => {
    expect(leftAlone(opened(NO_STEPS)).steps).toEqual([
      'to senior_reviewer 10 min',
      'to manager 10 min',
      'everybody 2 min',
      'supervisors for good',
    ]);
    expect(leftAlone(opened(NO_STEPS, 'manager')).steps).toEqual(['everybody 2 min', 'supervisors for good']);
  });
  test('O-02 a step that leads to a lower tier is left out', () => {
    const down: Ladder = { ...NO_STEPS, steps: [{ to: 'junior_reviewer', afterMs: MINUTE }] };
    expect(leftAlone(opened(down, 'senior_reviewer')).steps).toEqual(['everybody 2 min', 'supervisors for good']);
  });
  test('O-07 what is said of the next deadline is what it then does', () => {
    const said: unknown[] = [];
    let state = opened(TWO_STEPS);
    for (let due = dueAt(state); due !== null; due = dueAt(state)) {
      said.push(nextStep(state));
      [state] = run(state, { kind: 'tick' }, SYSTEM_ACTOR, due);
    }
    expect(said).toEqual(['senior_reviewer', 'manager', 'again', 'everybody', 'supervisors']);
    for (const other of [state, opened(TWO_STEPS, 'manager', 'reject'), opened(undefined)]) expect(nextStep(other)).toBeNull();
  });
  test('O-03 what an older hub opened is raised as before: a tier at a time, then overdue', () => {
    const { ladder: _, round: __, audience: ___, insisted: ____, ...old } = opened(undefined);
    expect(leftAlone({ ...ESCALATION_DEFAULTS, ...old }).steps).toEqual([
      'to senior_reviewer 10 min',
      'to manager 10 min',
      'overdue',
    ]);
  });
  test('O-03 the terms are kept with the item, where its deadline raises and somebody waits, and nowhere else', () => {
    expect(opened(TWO_STEPS).ladder).toEqual(TWO_STEPS);
    expect(Escalation.parse(opened(TWO_STEPS))).toMatchObject({ ladder: TWO_STEPS, round: 0, audience: 'tier' });
    expect(opened(TWO_STEPS, 'manager', 'reject').ladder).toBeNull();
    expect(anEscalation({ route: 'review', onDeadline: 'raise', ladder: TWO_STEPS }).ladder).toBeNull();
  });
  test('O-04 calling everybody frees it of a claim and of a person; calling the supervisors leaves it with who reads it', () => {
    const start = opened(NO_STEPS, 'manager');
    const [claimed] = run(start, { kind: 'claim', leaseMs: 60 * MINUTE }, BEN, NOW);
    const [everybody] = run(claimed, { kind: 'tick' }, SYSTEM_ACTOR, NOW + 10 * MINUTE);
    expect(everybody).toMatchObject({ audience: 'everybody', status: { kind: 'pending' }, assignee: null });
    expect(everybody.fence).toBeGreaterThan(claimed.fence);
    const [again] = run(everybody, { kind: 'claim', leaseMs: 60 * MINUTE }, BEN, NOW + 10 * MINUTE);
    const [called] = run(again, { kind: 'tick' }, SYSTEM_ACTOR, NOW + 12 * MINUTE);
    expect(called).toMatchObject({ audience: 'supervisors', overdue: true, status: { kind: 'claimed', by: BEN.id } });
    expect(called.fence).toBe(again.fence);
  });
  test('O-06 a supervisor calls everybody before the time: the deadline and the next step stay', () => {
    const start = opened(TWO_STEPS);
    const [called] = run(start, { kind: 'call', fence: 0 }, SUPERVISOR, NOW);
    expect(called).toMatchObject({ audience: 'everybody', deadlineAt: start.deadlineAt });
    expect(leftAlone(called).steps).toEqual(leftAlone(start).steps);
    expect(run(called, { kind: 'call', fence: called.fence }, SUPERVISOR, NOW)[1]).toEqual([]);
    const [held] = run(start, { kind: 'claim', leaseMs: MINUTE }, { ...ANA, tiers: ['junior_reviewer'] }, NOW);
    expect(decide(held, { kind: 'call', fence: held.fence }, { now: NOW, actor: SUPERVISOR })).toMatchObject({
      error: { code: 'ALREADY_CLAIMED' },
    });
    expect(decide(start, { kind: 'call', fence: 7 }, { now: NOW, actor: SUPERVISOR })).toMatchObject({
      error: { code: 'STALE_FENCE' },
    });
  });
  test('O-04 a raise asks the new tier first; supervisors who were called stay', () => {
    const [everybody] = run(opened(TWO_STEPS), { kind: 'call', fence: 0 }, SUPERVISOR, NOW);
    expect(run(everybody, { kind: 'raise', fence: everybody.fence }, SUPERVISOR, NOW)[0].audience).toBe('tier');
    const { state } = leftAlone(opened(NO_STEPS, 'senior_reviewer'));
    const atJuniors = { ...state, reviewTier: 'senior_reviewer' as const };
    expect(run(atJuniors, { kind: 'raise', fence: state.fence }, SUPERVISOR, NOW)[0]).toMatchObject({
      reviewTier: 'manager',
      audience: 'supervisors',
    });
  });
});

describe('figure 8: no sequence of ticks over any ladder decides anything', () => {
  const start = fc.record({
    ladder: anyLadder,
    tier: fc.constantFrom(...REVIEW_TIERS),
    onDeadline: fc.constantFrom('reject' as const, 'raise' as const, 'wait' as const),
    waits: fc.array(fc.integer({ min: 0, max: 7_200_000 }), { maxLength: 60 }),
  });
  test('O-05 whatever the terms and whenever the clock looks: nothing is approved, no tier sinks, and it ends', () => {
    const ends = new Set<string>();
    fc.assert(
      fc.property(start, ({ ladder, tier, onDeadline, waits }) => {
        let state = opened(ladder, tier, onDeadline);
        let now = NOW;
        for (const wait of waits) {
          now += wait;
          const before = state;
          const [after, events] = run(state, { kind: 'tick' }, SYSTEM_ACTOR, now);
          state = after;
          expect(events.map(({ type }) => type)).not.toContain('decided');
          expect(REVIEW_TIERS.indexOf(state.reviewTier)).toBeGreaterThanOrEqual(REVIEW_TIERS.indexOf(before.reviewTier));
          expect(state.round).toBeGreaterThanOrEqual(before.round);
          if (state.status.kind === 'expired') return;
        }
        const { state: end } = leftAlone(state);
        ends.add(`${onDeadline} ${end.status.kind} ${end.audience}`);
        expect(end.status.kind).toBe(onDeadline === 'reject' ? 'expired' : 'pending');
        if (onDeadline !== 'reject') expect(end.overdue).toBe(true);
        if (onDeadline === 'raise') expect(end.audience).toBe('supervisors');
      }),
      { numRuns: 2_000 },
    );
    expect([...ends].sort()).toEqual(['raise pending supervisors', 'reject expired tier', 'wait pending tier']);
  });
  test('O-05 a decision that is due in the same moment is a person’s: whoever waits at the end can still decide', () => {
    const { state } = leftAlone(opened(TWO_STEPS));
    const verdict: Command = {
      kind: 'decide',
      fence: state.fence,
      actionDigest: actionDigest(REFUND),
      decisionId: '01900000-0000-7000-8000-0000000000d1' as DecisionId,
      verdict: { kind: 'approve' },
      action: REFUND,
      recheck: null,
    };
    expect(decide(state, verdict, { now: NOW + 600 * MINUTE, actor: SYSTEM_ACTOR })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
    expect(run(state, verdict, SUPERVISOR, NOW + 600 * MINUTE)[0].status).toMatchObject({ decision: { by: SUPERVISOR.id } });
  });
});
