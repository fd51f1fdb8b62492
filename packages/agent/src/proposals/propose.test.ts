import { describe, expect, it } from 'vitest';
import { HOLD, LOOKUP, SURE, UNSURE, WIRE, connected } from '../../test/fixtures.ts';

describe('what becomes of a proposal', () => {
  it('G-10 an approved action may run, with a frozen copy of what was proposed and the decision as effect key', async () => {
    const { hub, agent } = connected();
    hub.onEscalation((escalation) => escalation.approve('looks right'));
    const outcome = await agent.propose(WIRE, SURE, { key: 'pay-1' });
    if (outcome.kind !== 'run') throw new Error(outcome.kind);
    expect(outcome).toMatchObject({
      key: 'pay-1',
      route: 'escalate',
      by: 'test-reviewer',
      reason: 'looks right',
      action: WIRE,
      args: WIRE.arguments,
    });
    expect(outcome.reasons).toContain('irreversible_action');
    expect(() => Object.assign(outcome.args, { cents: 1 })).toThrow(TypeError);
    const [escalation] = hub.escalations();
    expect(escalation?.status()).toBe('handed_back');
    expect(escalation?.delivery()).toBe('executing');
    expect(await outcome.run((args, { effectKey }) => [args, effectKey])).toEqual({
      ok: true,
      value: [WIRE.arguments, outcome.effectKey],
    });
  });

  it('G-10 a modified action carries exactly what the reviewer wrote', async () => {
    const { hub, agent } = connected();
    const written = { to: 'ACME', cents: 99_950, note: 'Zwei Fälle: é vs é', nested: { z: 1, a: [1.5, null] } };
    hub.onEscalation((escalation) => escalation.modify(written, { amount: { minor: 99_950, currency: 'USD' } }));
    const outcome = await agent.propose(WIRE, SURE);
    if (outcome.kind !== 'run-modified') throw new Error(outcome.kind);
    expect(outcome.args).toEqual(written);
    expect(outcome.action).toEqual({ ...WIRE, arguments: written, amount: { minor: 99_950, currency: 'USD' } });
    const ran: unknown[] = [];
    await outcome.run((args) => ran.push(args));
    expect(ran).toEqual([written]);
  });

  it('G-11 a rejection says why and by whom, and leaves nothing behind', async () => {
    const { hub, agent } = connected();
    hub.onEscalation((escalation) => escalation.reject('wrong_amount', 'The invoice says 1,100.'));
    const outcome = await agent.propose(WIRE, SURE, { key: 'pay-1' });
    expect(outcome).toMatchObject({
      kind: 'refuse',
      reasonCode: 'wrong_amount',
      reason: 'The invoice says 1,100.',
      by: 'test-reviewer',
    });
    expect('run' in outcome).toBe(false);
    expect(await agent.unfinished()).toEqual([]);
    expect(hub.escalations()[0]?.delivery()).toBe('received');
    expect(await agent.propose(WIRE, SURE, { key: 'pay-1' })).toMatchObject({ kind: 'refuse', reasonCode: 'wrong_amount' });
  });

  it('G-11 a response, an expiry and a withdrawal are outcomes of their own, never a rejection', async () => {
    const { hub, agent } = connected();
    hub.onEscalation((escalation) => (escalation.key === 'ask' ? escalation.respond('Use the voucher.') : escalation.expire()));
    expect(await agent.propose(WIRE, SURE, { key: 'ask' })).toMatchObject({ kind: 'respond', message: 'Use the voucher.' });
    expect(await agent.propose(WIRE, SURE, { key: 'late' })).toMatchObject({ kind: 'expired' });

    hub.onEscalation(() => {});
    const waiting = agent.propose(WIRE, SURE, { key: 'back' });
    await hub.escalation(({ key }) => key === 'back');
    expect(await agent.withdraw('back', 'no longer needed')).toEqual({ ok: true, value: null });
    expect(await waiting).toMatchObject({ kind: 'withdrawn', reason: 'no longer needed' });
    expect(await agent.withdraw('back', 'again')).toEqual({ ok: true, value: null });
    expect(await agent.withdraw('never seen', 'x')).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await agent.withdraw('late', 'x')).toMatchObject({ ok: false, error: { code: 'too-late' } });
  });

  it('G-12 a take-over tells the agent at once, and again when the person hands back', async () => {
    const { hub, agent } = connected();
    hub.onEscalation((escalation) => escalation.takeOver('I call them'));
    const outcome = await agent.propose(WIRE, SURE, { key: 'pay-1' });
    if (outcome.kind !== 'taken-over') throw new Error(outcome.kind);
    expect(outcome.reason).toBe('I call them');
    const [escalation] = hub.escalations();
    const handedBack = outcome.handedBack();
    escalation?.handBack('Paid by phone');
    expect(await handedBack).toEqual({ note: 'Paid by phone' });
    expect(await outcome.handedBack()).toEqual({ note: 'Paid by phone' });
    await hub.until(() => escalation?.delivery() === 'received');
    const again = await agent.propose(WIRE, SURE, { key: 'pay-1' });
    expect(again.kind === 'taken-over' && (await again.handedBack())).toEqual({ note: 'Paid by phone' });
  });

  it('G-13 autonomous and review actions run at once, under the escalation as effect key', async () => {
    const { hub, agent } = connected();
    const alone = await agent.propose(LOOKUP, SURE);
    const reviewed = await agent.propose(HOLD, UNSURE);
    if (alone.kind !== 'run' || reviewed.kind !== 'run') throw new Error(`${alone.kind} ${reviewed.kind}`);
    expect([alone.route, reviewed.route]).toEqual(['autonomous', 'review']);
    expect([alone.effectKey, reviewed.effectKey]).toEqual([alone.escalationId, reviewed.escalationId]);
    expect(await alone.run(() => 'found')).toEqual({ ok: true, value: 'found' });
    expect(await reviewed.run(() => 'held')).toEqual({ ok: true, value: 'held' });
    await hub.until(() => hub.escalations().every((escalation) => escalation.reports().length === 1));
    expect(hub.escalations().map((escalation) => escalation.reports()[0]?.phase)).toEqual(['applied', 'applied']);
  });

  it('G-17 onWaiting is told once when a person has to decide, and never for what may run at once', async () => {
    const { hub, agent, warnings } = connected();
    const told: string[] = [];
    const onWaiting = ({ key }: { readonly key: string }) => {
      told.push(key);
      throw new Error('a broken callback');
    };
    const outcome = agent.propose(WIRE, SURE, { key: 'pay-1', onWaiting });
    (await hub.escalation()).approve();
    expect(await outcome).toMatchObject({ kind: 'run' });
    await agent.propose(LOOKUP, SURE, { onWaiting });
    await agent.propose(HOLD, UNSURE, { onWaiting });
    expect(told).toEqual(['pay-1']);
    expect(warnings).toEqual([expect.stringContaining('a broken callback')]);
  });

  it('G-14 a key whose effect was reported is already done, on every route', async () => {
    const { hub, agent } = connected();
    hub.onEscalation((escalation) => (escalation.routing.route === 'escalate' ? escalation.approve() : undefined));
    for (const [action, context] of [
      [WIRE, SURE],
      [LOOKUP, SURE],
      [HOLD, UNSURE],
    ] as const) {
      const outcome = await agent.propose(action, context, { key: action.name });
      if (outcome.kind !== 'run') throw new Error(outcome.kind);
      await outcome.run(() => 1);
      expect(await outcome.run(() => 2)).toMatchObject({ ok: false, error: { code: 'already-done', phase: 'applied' } });
      expect(await agent.propose(action, context, { key: action.name })).toMatchObject({
        kind: 'already-done',
        phase: 'applied',
      });
    }
  });

  it('G-15 a key belongs to one action; the same action with another context is the same proposal', async () => {
    const { hub, agent } = connected();
    const first = agent.propose(WIRE, SURE, { key: 'pay-1' });
    const escalation = await hub.escalation();
    expect(await agent.propose({ ...WIRE, target: 'OTHER' }, SURE, { key: 'pay-1' })).toMatchObject({
      kind: 'conflict',
      key: 'pay-1',
    });
    escalation.reject();
    await first;
    // Now only the hub remembers the key.
    expect(await agent.propose({ ...WIRE, target: 'OTHER' }, SURE, { key: 'pay-1' })).toMatchObject({ kind: 'conflict' });
    expect(await agent.propose(WIRE, UNSURE, { key: 'pay-1' })).toMatchObject({ kind: 'refuse' });
    expect(hub.escalations()).toHaveLength(1);
    expect(await agent.unfinished()).toEqual([]);
  });

  it('G-16 one that replaces another withdraws it', async () => {
    const { hub, agent } = connected();
    const first = agent.propose(WIRE, SURE, { key: 'old' });
    const old = await hub.escalation();
    const second = agent.propose({ ...WIRE, target: 'ACME Inc' }, SURE, { key: 'new', supersedes: old.id });
    const replacement = await hub.escalation(({ key }) => key === 'new');
    replacement.approve();
    expect(old.status()).toBe('superseded');
    expect(await second).toMatchObject({ kind: 'run' });
    expect(await first).toMatchObject({ kind: 'withdrawn', reason: 'superseded' });
  });
});
