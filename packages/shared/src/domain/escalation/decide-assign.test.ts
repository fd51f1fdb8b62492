import { describe, expect, test } from 'vitest';
import { AGENT, ANA, anEscalation, BEN, JUNIOR, NOW, REFUND, SUPERVISOR } from '../../../testing/escalations.ts';
import type { Command } from '../../model/command.ts';
import type { Escalation } from '../../model/escalation.ts';
import type { DecisionId } from '../../model/ids.ts';
import type { Actor } from '../../model/principal.ts';
import { REVIEW_TIERS } from '../../model/vocabulary.ts';
import { actionDigest } from '../digest.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';

const DECISION = '01900000-0000-7000-8000-0000000000d1' as DecisionId;
const give = (change: Partial<Extract<Command, { kind: 'assign' }>> = {}): Command => ({
  kind: 'assign',
  fence: 0,
  force: false,
  ...change,
});
const approve = (fence: number, more: Partial<Extract<Command, { kind: 'decide' }>> = {}): Command => ({
  kind: 'decide',
  fence,
  actionDigest: actionDigest(REFUND),
  decisionId: DECISION,
  verdict: { kind: 'approve' },
  action: REFUND,
  recheck: null,
  ...more,
});
const run = (state: Escalation, command: Command, actor: Actor, now = NOW) => decide(state, command, { now, actor });
const after = (state: Escalation, command: Command, actor: Actor, now = NOW): Escalation => {
  const decided = run(state, command, actor, now);
  if (!decided.ok) throw new Error(`${command.kind}: ${decided.error.code} ${decided.error.message}`);
  return decided.value.reduce(evolve, state);
};
const errorOf = (state: Escalation, command: Command, actor: Actor, now = NOW) => {
  const decided = run(state, command, actor, now);
  return decided.ok ? undefined : decided.error;
};
const toAna = { id: ANA.id, tiers: ANA.tiers };

describe('R-25 giving an item to a tier or a person', () => {
  test('R-25 another tier: pending there, a new fence, nobody in particular', () => {
    const given = after(anEscalation(), give({ assignee: toAna }), SUPERVISOR);
    expect(after(given, give({ fence: 1, reviewTier: 'manager' }), SUPERVISOR)).toMatchObject({
      reviewTier: 'manager',
      assignee: null,
      fence: 2,
      status: { kind: 'pending' },
      deadlineAt: anEscalation().deadlineAt,
    });
  });
  test('R-25 a person: only that person decides; others of the tier take it first', () => {
    const given = after(anEscalation(), give({ assignee: toAna }), SUPERVISOR);
    expect(errorOf(given, approve(1), BEN)).toMatchObject({ code: 'NOT_CLAIMED' });
    expect(errorOf(given, { kind: 'raise', fence: 1 }, BEN)).toMatchObject({ code: 'NOT_CLAIMED' });
    expect(after(given, approve(1), ANA).status.kind).toBe('decided');
    const taken = after(given, { kind: 'claim', leaseMs: 60_000 }, BEN);
    expect(taken).toMatchObject({ assignee: null, status: { kind: 'claimed', by: BEN.id } });
    expect(after(taken, approve(2), BEN).status.kind).toBe('decided');
  });
  test('R-25 the person who claims and releases keeps it', () => {
    const given = after(anEscalation(), give({ assignee: toAna }), SUPERVISOR);
    const claimed = after(given, { kind: 'claim', leaseMs: 60_000 }, ANA);
    expect(after(claimed, { kind: 'release', fence: 2 }, ANA).assignee).toBe(ANA.id);
  });
  test('R-25 what somebody has open is taken away only when asked for, and says from whom', () => {
    const claimed = after(anEscalation(), { kind: 'claim', leaseMs: 60_000 }, BEN);
    expect(errorOf(claimed, give({ fence: 1, reviewTier: 'manager' }), SUPERVISOR)).toMatchObject({
      code: 'ALREADY_CLAIMED',
      current: { by: BEN.id },
    });
    const forced = run(claimed, give({ fence: 1, reviewTier: 'manager', force: true }), SUPERVISOR);
    expect(forced).toMatchObject({ ok: true, value: [{ type: 'assigned', takenFrom: BEN.id, from: 'senior_reviewer' }] });
    const moved = after(claimed, give({ fence: 1, reviewTier: 'manager', force: true }), SUPERVISOR);
    expect(errorOf(moved, approve(1), BEN)).toMatchObject({ code: 'STALE_FENCE' });
  });
  test('R-25 an old picture is refused', () => {
    const moved = after(anEscalation(), give({ reviewTier: 'manager' }), SUPERVISOR);
    expect(errorOf(moved, give({ reviewTier: 'junior_reviewer' }), SUPERVISOR)).toMatchObject({ code: 'STALE_FENCE', limit: 1 });
  });
  test('R-25 a person without the tier cannot be given the item', () => {
    expect(errorOf(anEscalation(), give({ reviewTier: 'manager', assignee: toAna }), SUPERVISOR)).toMatchObject({
      code: 'NOT_ALLOWED',
      field: 'assignee',
      limit: 'manager',
    });
  });
  test('R-25 the same again changes nothing', () => {
    expect(run(anEscalation(), give({ reviewTier: 'senior_reviewer' }), SUPERVISOR)).toEqual({ ok: true, value: [] });
  });
  test.each([ANA, AGENT])('R-25 only a supervisor gives ($name)', (actor) => {
    expect(errorOf(anEscalation(), give({ reviewTier: 'manager' }), actor)).toMatchObject({ code: 'FORBIDDEN' });
  });
});

test.each([
  ['critical', [], false],
  ['high', ['uninspectable_action'], false],
  ['high', [], true],
  ['low', [], true],
] as const)('R-26 a %s item with %j may go to a junior: %s', (riskClass, reasons, isAllowed) => {
  const base = anEscalation();
  const state = { ...base, routing: { ...base.routing, riskClass, reasons: [...reasons] } };
  const error = errorOf(state, give({ reviewTier: 'junior_reviewer' }), SUPERVISOR);
  if (isAllowed) expect(error).toBeUndefined();
  else expect(error).toMatchObject({ code: 'NOT_ALLOWED', field: 'reviewTier', limit: 'senior_reviewer' });
});

test('R-26 what a team’s own policy put below stays there, and can be given and taken back there', () => {
  const base = anEscalation();
  const low = { ...base, reviewTier: 'junior_reviewer' as const, routing: { ...base.routing, riskClass: 'critical' as const } };
  const toJunior = { id: JUNIOR.id, tiers: ['junior_reviewer' as const] };
  const given = after(low, give({ assignee: toJunior }), SUPERVISOR);
  expect(given).toMatchObject({ assignee: JUNIOR.id, reviewTier: 'junior_reviewer' });
  expect(after(given, give({ fence: 1, assignee: null, force: true }), SUPERVISOR).assignee).toBeNull();
});

describe('R-14 raising to a chosen tier', () => {
  const low = after(anEscalation(), give({ reviewTier: 'junior_reviewer' }), SUPERVISOR);
  test('R-14 any tier above', () => {
    expect(after(low, { kind: 'raise', fence: 1, to: 'manager' }, JUNIOR).reviewTier).toBe('manager');
  });
  test.each(REVIEW_TIERS.slice(0, 1))('R-14 not to %s', (to) => {
    expect(errorOf(low, { kind: 'raise', fence: 1, to }, JUNIOR)).toMatchObject({ code: 'NOT_ALLOWED', field: 'to' });
  });
});

describe('R-27 an edit that policy gives to a higher tier', () => {
  const modify = (fence = 0) =>
    approve(fence, {
      verdict: { kind: 'modify', arguments: { order: '1', amount: 400_000 }, reason: 'customer asked' },
      recheck: { riskClass: 'critical', reviewTier: 'manager', reasons: ['high_value_transaction'] },
    });
  test('R-27 moves instead of being committed', () => {
    const moved = after(anEscalation(), modify(), ANA);
    expect(moved).toMatchObject({ reviewTier: 'manager', status: { kind: 'pending' }, fence: 1 });
  });
  test('R-27 is committed by who has that tier, and by a supervisor', () => {
    for (const actor of [BEN, SUPERVISOR])
      expect(after(anEscalation(), modify(), actor).status).toMatchObject({ kind: 'decided', decision: { by: actor.id } });
  });
});

describe('R-28 batches', () => {
  const batchId = '01900000-0000-4000-8000-0000000000b1';
  test('R-28 only of low risk', () => {
    expect(errorOf(anEscalation(), approve(0, { batchId }), ANA)).toMatchObject({ code: 'NOT_ALLOWED', field: 'batchId' });
    const base = anEscalation();
    const low = { ...base, routing: { ...base.routing, riskClass: 'low' as const } };
    expect(after(low, approve(0, { batchId }), ANA).status).toMatchObject({ decision: { batchId } });
  });
  test.each([ANA, BEN, SUPERVISOR])(
    'R-28 nor what an edit makes more than low, whether it would move or be committed ($name)',
    (actor) => {
      const base = anEscalation();
      const low = { ...base, routing: { ...base.routing, riskClass: 'low' as const } };
      const edit = approve(0, {
        batchId,
        verdict: { kind: 'modify', arguments: { order: '1', amount: 400_000 } },
        recheck: { riskClass: 'high', reviewTier: 'manager', reasons: ['high_value_transaction'] },
      });
      expect(errorOf(low, edit, actor)).toMatchObject({ code: 'NOT_ALLOWED', field: 'batchId', limit: 'low' });
    },
  );
});

test('R-29 a flag is set and taken back at any time and touches nothing else', () => {
  const decided = after(anEscalation(), approve(0), ANA);
  const flagged = after(decided, { kind: 'flag', flagged: true, note: 'odd' }, BEN);
  expect(flagged).toEqual({ ...decided, flagged: true, version: decided.version + 1 });
  expect(run(flagged, { kind: 'flag', flagged: true }, ANA)).toEqual({ ok: true, value: [] });
  // A second person's note is kept beside the first.
  expect(run(flagged, { kind: 'flag', flagged: true, note: 'seen twice' }, ANA)).toMatchObject({
    ok: true,
    value: [{ type: 'flagged', flagged: true, note: 'seen twice' }],
  });
  expect(after(flagged, { kind: 'flag', flagged: false }, ANA).flagged).toBe(false);
});
