import { describe, expect, test } from 'vitest';
import { AGENT, ANA, anEscalation, BEN, JUNIOR, NOW, OTHER_AGENT, REFUND, SUPERVISOR } from '../../../testing/escalations.ts';
import type { Command } from '../../model/command.ts';
import type { Verdict } from '../../model/decision.ts';
import type { Escalation } from '../../model/escalation.ts';
import type { DecisionId, EscalationId } from '../../model/ids.ts';
import { type Actor, SYSTEM_ACTOR } from '../../model/principal.ts';
import { actionDigest } from '../digest.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';

const DECISION = '01900000-0000-7000-8000-0000000000d1' as DecisionId;
const OTHER_DECISION = '01900000-0000-7000-8000-0000000000d2' as DecisionId;
const LEASE = 120_000;

const verdict = (value: Verdict, fence = 0, decisionId = DECISION): Command => ({
  kind: 'decide',
  fence,
  actionDigest: actionDigest(REFUND),
  decisionId,
  verdict: value,
  action: REFUND,
  recheck: null,
});
const APPROVE: Verdict = { kind: 'approve' };

/** Runs a command that must be accepted. */
const after = (state: Escalation, command: Command, actor: Actor, now = NOW): Escalation => {
  const decided = decide(state, command, { now, actor });
  if (!decided.ok) throw new Error(`${command.kind}: ${decided.error.code} ${decided.error.message}`);
  return decided.value.reduce(evolve, state);
};
const codeOf = (state: Escalation, command: Command, actor: Actor, now = NOW) => {
  const decided = decide(state, command, { now, actor });
  return decided.ok ? 'accepted' : decided.error.code;
};

const claimed = () => after(anEscalation(), { kind: 'claim', leaseMs: LEASE }, ANA);
const approved = () => after(anEscalation(), verdict(APPROVE), ANA);

describe('R-03 who may not see it', () => {
  test.each([
    ['another agent', OTHER_AGENT, { kind: 'withdraw', reason: 'x' }],
    ['a reviewer of another tier', JUNIOR, { kind: 'claim', leaseMs: LEASE }],
  ] as const)('%s is told NOT_FOUND', (_who, actor, command) => {
    expect(codeOf(anEscalation(), command, actor)).toBe('NOT_FOUND');
  });
  test('R-03 a supervisor sees every tier', () => {
    expect(codeOf(anEscalation(), { kind: 'claim', leaseMs: LEASE }, SUPERVISOR)).toBe('accepted');
  });
});

describe('claims', () => {
  test('R-07 a claim has one holder until its lease ends', () => {
    const state = claimed();
    expect(codeOf(state, { kind: 'claim', leaseMs: LEASE }, BEN, NOW + LEASE - 1)).toBe('ALREADY_CLAIMED');
    expect(after(state, { kind: 'claim', leaseMs: LEASE }, BEN, NOW + LEASE).status).toMatchObject({
      kind: 'claimed',
      by: BEN.id,
    });
  });
  test('R-07 the holder claims again: a longer lease, the same fence', () => {
    const again = after(claimed(), { kind: 'claim', leaseMs: LEASE }, ANA, NOW + 1_000);
    expect(again).toMatchObject({ fence: 1, status: { leaseExpiresAt: NOW + 1_000 + LEASE } });
  });
  test('R-07 only the holder renews and releases', () => {
    expect(codeOf(claimed(), { kind: 'renew', fence: 1, leaseMs: LEASE }, BEN)).toBe('ALREADY_CLAIMED');
    expect(codeOf(claimed(), { kind: 'release', fence: 1 }, BEN)).toBe('ALREADY_CLAIMED');
    expect(after(claimed(), { kind: 'release', fence: 1 }, ANA).status.kind).toBe('pending');
  });
  test('R-08 every change of owner raises the fence', () => {
    const released = after(claimed(), { kind: 'release', fence: 1 }, ANA);
    expect(released.fence).toBe(2);
    expect(after(released, { kind: 'claim', leaseMs: LEASE }, BEN).fence).toBe(3);
    expect(after(anEscalation(), { kind: 'raise', fence: 0 }, ANA).fence).toBe(1);
  });
  test('R-09 a lease that ran out refuses its former holder, before and after the clock released it', () => {
    const late = NOW + LEASE + 1;
    expect(codeOf(claimed(), verdict(APPROVE, 1), ANA, late)).toBe('NOT_CLAIMED');
    const released = after(claimed(), { kind: 'tick' }, SYSTEM_ACTOR, late);
    expect(released.status.kind).toBe('pending');
    expect(codeOf(released, verdict(APPROVE, 1), ANA, late)).toBe('STALE_FENCE');
  });
});

describe('decisions', () => {
  test('R-10 the second decision is refused and told who won', () => {
    const second = decide(approved(), verdict({ kind: 'reject', reasonCode: 'other' }, 0, OTHER_DECISION), {
      now: NOW,
      actor: BEN,
    });
    expect(second).toMatchObject({ ok: false, error: { code: 'ALREADY_DECIDED', current: { by: ANA.id, decision: 'approve' } } });
  });
  test('R-08 a decision with another fence is refused, naming the fence that stands', () => {
    const stale = decide(claimed(), verdict(APPROVE, 0), { now: NOW, actor: ANA });
    expect(stale).toMatchObject({ ok: false, error: { code: 'STALE_FENCE', field: 'fence', limit: 1 } });
  });
  test('R-11 another digest than the one stored is refused', () => {
    const other = { ...verdict(APPROVE), actionDigest: actionDigest({ ...REFUND, target: 'card ending 1882' }) } as Command;
    expect(codeOf(anEscalation(), other, ANA)).toBe('HASH_MISMATCH');
  });
  test('R-12 a modify has the digest of the new arguments', () => {
    const args = { order: '8812', amount: 50000 };
    const state = after(anEscalation(), verdict({ kind: 'modify', arguments: args }), ANA);
    expect(state.status).toMatchObject({ decision: { decidedDigest: actionDigest({ ...REFUND, arguments: args }) } });
  });
  test.each([
    ['a wrong type', { order: '8812', amount: '50000' }, 'arguments/amount'],
    ['too much', { order: '8812', amount: 500001 }, 'arguments/amount'],
    ['a missing field', { amount: 1 }, 'arguments'],
    ['a field too many', { order: '8812', amount: 1, note: 'x' }, 'arguments/note'],
  ])('R-12 a modify with %s is refused, naming the field', (_what, args, field) => {
    const modified = decide(anEscalation(), verdict({ kind: 'modify', arguments: args }), { now: NOW, actor: ANA });
    expect(modified).toMatchObject({ ok: false, error: { code: 'BAD_SCHEMA', field: expect.stringContaining(field) } });
  });
  test('R-20 nobody decides after the deadline, even before the clock noticed', () => {
    expect(codeOf(anEscalation(), verdict(APPROVE), ANA, NOW + 600_000)).toBe('EXPIRED');
  });
});

describe('undo', () => {
  const held = () => after(anEscalation({ holdMs: 10_000 }), verdict(APPROVE), ANA);
  test('R-16 a held decision is not delivered', () => {
    expect(held()).toMatchObject({ status: { kind: 'holding', releaseAt: NOW + 10_000 }, delivery: { phase: 'none' } });
  });
  test('R-13 an undo at 9.9 s wins and gives the claim back', () => {
    const undone = after(held(), { kind: 'undo', decisionId: DECISION }, ANA, NOW + 9_900);
    expect(undone).toMatchObject({ status: { kind: 'claimed', by: ANA.id }, fence: 1 });
  });
  test('R-13 at the release it is too late, and nobody else can undo', () => {
    expect(codeOf(held(), { kind: 'undo', decisionId: DECISION }, ANA, NOW + 10_000)).toBe('ALREADY_DECIDED');
    expect(codeOf(held(), { kind: 'undo', decisionId: DECISION }, BEN, NOW + 1)).toBe('FORBIDDEN');
    expect(codeOf(held(), { kind: 'undo', decisionId: OTHER_DECISION }, ANA, NOW + 1)).toBe('ALREADY_DECIDED');
  });
  test('R-16 the clock releases it to the agent', () => {
    const released = after(held(), { kind: 'tick' }, SYSTEM_ACTOR, NOW + 10_000);
    expect(released).toMatchObject({ status: { kind: 'decided' }, delivery: { phase: 'pending' } });
  });
});

describe('raise, snooze, withdraw', () => {
  test('R-14 raise goes one tier up, and not above the highest', () => {
    const raised = after(anEscalation(), { kind: 'raise', fence: 0 }, ANA);
    expect(raised.reviewTier).toBe('manager');
    expect(codeOf(raised, { kind: 'raise', fence: 1 }, BEN)).toBe('NOT_ALLOWED');
    expect(codeOf(raised, { kind: 'claim', leaseMs: LEASE }, ANA)).toBe('NOT_FOUND');
  });
  test('R-15 a snooze ends in the future and before the deadline', () => {
    const snooze = (until: number): Command => ({ kind: 'snooze', fence: 0, until });
    expect(codeOf(anEscalation(), snooze(NOW), ANA)).toBe('BAD_SCHEMA');
    expect(codeOf(anEscalation(), snooze(NOW + 600_000), ANA)).toBe('BAD_SCHEMA');
    expect(codeOf(anEscalation({ route: 'review' }), snooze(NOW + 31 * 86_400_000), ANA)).toBe('LIMIT');
    const snoozed = after(anEscalation(), snooze(NOW + 60_000), ANA);
    expect(after(snoozed, { kind: 'tick' }, SYSTEM_ACTOR, NOW + 60_000).status.kind).toBe('pending');
  });
  test('R-21 the agent withdraws or replaces what nobody decided', () => {
    expect(after(anEscalation(), { kind: 'withdraw', reason: 'paid by hand' }, AGENT).status.kind).toBe('withdrawn');
    expect(after(claimed(), { kind: 'supersede', by: 'x' as EscalationId }, AGENT).status.kind).toBe('superseded');
    expect(codeOf(approved(), { kind: 'withdraw', reason: 'late' }, AGENT)).toBe('ALREADY_DECIDED');
  });
});

describe('deadline', () => {
  const late = NOW + 600_000;
  test('R-20 rejects by default: expired, and the agent is told', () => {
    const expired = after(anEscalation(), { kind: 'tick' }, SYSTEM_ACTOR, late);
    expect(expired).toMatchObject({ status: { kind: 'expired' }, delivery: { phase: 'pending' } });
  });
  test('R-20 raises with a new period, and at the highest tier keeps waiting', () => {
    const raised = after(anEscalation({ onDeadline: 'raise' }), { kind: 'tick' }, SYSTEM_ACTOR, late);
    expect(raised).toMatchObject({ reviewTier: 'manager', status: { kind: 'pending' }, deadlineAt: late + 600_000 });
    const overdue = after(raised, { kind: 'tick' }, SYSTEM_ACTOR, late + 600_000);
    expect(overdue).toMatchObject({ overdue: true, status: { kind: 'pending' }, deadlineAt: null });
  });
  test('R-20 waits when it is told to', () => {
    expect(after(anEscalation({ onDeadline: 'wait' }), { kind: 'tick' }, SYSTEM_ACTOR, late)).toMatchObject({
      overdue: true,
      status: { kind: 'pending' },
    });
  });
  test('R-20 meets claimed and snoozed items too', () => {
    expect(after(claimed(), { kind: 'tick' }, SYSTEM_ACTOR, late).status.kind).toBe('expired');
  });
});

describe('delivery', () => {
  const begin: Command = { kind: 'begin', decisionId: DECISION, actionDigest: actionDigest(REFUND), permitMs: 60_000 };
  const finish = (phase: 'applied' | 'refused' | 'failed'): Command => ({ kind: 'finish', decisionId: DECISION, phase });

  test('R-16 receiving hands control back, once', () => {
    const received = after(approved(), { kind: 'receive', decisionId: DECISION }, AGENT);
    expect(received).toMatchObject({ status: { kind: 'handed_back' }, delivery: { phase: 'received' } });
    expect(decide(received, { kind: 'receive', decisionId: DECISION }, { now: NOW, actor: AGENT })).toEqual({
      ok: true,
      value: [],
    });
  });
  test('R-17 a permit is for the decided digest only', () => {
    expect(codeOf(approved(), { ...begin, actionDigest: actionDigest({ ...REFUND, target: 'x' }) } as Command, AGENT)).toBe(
      'HASH_MISMATCH',
    );
    expect(after(approved(), begin, AGENT).delivery).toMatchObject({ phase: 'executing', permitExpiresAt: NOW + 60_000 });
  });
  test('R-17 a crashed agent may ask again', () => {
    expect(after(after(approved(), begin, AGENT), begin, AGENT, NOW + 5).delivery.permitExpiresAt).toBe(NOW + 60_005);
  });
  test.each([
    { kind: 'reject', reasonCode: 'other' },
    { kind: 'respond', message: 'ask them first' },
    { kind: 'take_over' },
  ] satisfies Verdict[])('R-17 no permit after $kind', (value) => {
    expect(codeOf(after(anEscalation(), verdict(value), ANA), begin, AGENT)).toBe('NOT_ALLOWED');
  });
  test('R-17 no permit before a decision or after an expiry', () => {
    expect(codeOf(anEscalation(), begin, AGENT)).toBe('NOT_ALLOWED');
    expect(codeOf(after(anEscalation(), { kind: 'tick' }, SYSTEM_ACTOR, NOW + 600_000), begin, AGENT)).toBe('EXPIRED');
  });
  test('R-17 applied without a permit is refused', () => {
    expect(codeOf(approved(), finish('applied'), AGENT)).toBe('NOT_ALLOWED');
  });
  test('R-18 applied, refused and failed are final', () => {
    const applied = after(after(approved(), begin, AGENT), finish('applied'), AGENT);
    expect(applied.delivery.phase).toBe('applied');
    expect(codeOf(applied, finish('failed'), AGENT)).toBe('NOT_ALLOWED');
    expect(codeOf(applied, begin, AGENT)).toBe('NOT_ALLOWED');
    expect(decide(applied, finish('applied'), { now: NOW, actor: AGENT })).toEqual({ ok: true, value: [] });
  });
  test('R-19 a take-over stays with the person until they hand back', () => {
    const taken = after(
      after(anEscalation(), verdict({ kind: 'take_over' }), ANA),
      { kind: 'receive', decisionId: DECISION },
      AGENT,
    );
    expect(taken).toMatchObject({ status: { kind: 'decided' }, delivery: { phase: 'received' } });
    expect(codeOf(taken, { kind: 'hand-back', decisionId: DECISION, note: 'done' }, BEN)).toBe('FORBIDDEN');
    const back = after(taken, { kind: 'hand-back', decisionId: DECISION, note: 'refunded by phone' }, ANA);
    expect(back).toMatchObject({ status: { kind: 'handed_back', note: 'refunded by phone' }, delivery: { phase: 'pending' } });
  });
});

describe('routes that do not wait', () => {
  test('R-02 an autonomous action is decided by policy and waits for nobody', () => {
    expect(anEscalation({ route: 'autonomous' })).toMatchObject({
      status: { kind: 'decided', decision: { source: 'policy' } },
      deadlineAt: null,
    });
  });
  test('R-22 its outcome is recorded, and leaves the delivery alone', () => {
    const reported = after(anEscalation({ route: 'review' }), { kind: 'finish', decisionId: null, phase: 'applied' }, AGENT);
    expect(reported).toMatchObject({ status: { kind: 'pending' }, delivery: { phase: 'none' }, reported: 'applied', version: 2 });
  });
  test('R-22 a later no is delivered as an override, a later yes is not', () => {
    const review = anEscalation({ route: 'review' });
    expect(after(review, verdict({ kind: 'reject', reasonCode: 'other' }), ANA).delivery.phase).toBe('pending');
    expect(after(review, verdict(APPROVE), ANA).delivery.phase).toBe('none');
  });
  test('R-22 a take-over that is handed back does not override a second time', () => {
    const taken = after(anEscalation({ route: 'review' }), verdict({ kind: 'take_over' }), ANA);
    expect(taken.delivery.phase).toBe('pending');
    const undone = after(taken, { kind: 'finish', decisionId: DECISION, phase: 'applied' }, AGENT);
    const back = after(undone, { kind: 'hand-back', decisionId: DECISION, note: 'done' }, ANA);
    expect(back).toMatchObject({ status: { kind: 'handed_back', note: 'done' }, delivery: { phase: 'applied' } });
  });
});
