import { describe, expect, it } from 'vitest';
import { HOLD, SURE, UNSURE, WIRE, connected } from '../../test/fixtures.ts';

const approved = async () => {
  const { hub, agent, warnings } = connected();
  hub.onEscalation((escalation) => escalation.approve());
  const outcome = await agent.propose(WIRE, SURE, { key: 'pay-1' });
  if (outcome.kind !== 'run') throw new Error(outcome.kind);
  return { hub, agent, outcome, warnings };
};

describe('the effect', () => {
  it('G-42 runs once, however many callers hold an outcome of the same key', async () => {
    const { agent, outcome } = await approved();
    const second = await agent.propose(WIRE, SURE, { key: 'pay-1' });
    if (second.kind !== 'run') throw new Error(second.kind);
    let runs = 0;
    const results = await Promise.all([outcome, second, outcome].map((each) => each.run(() => ++runs)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(runs).toBe(1);
  });

  it('G-43 an exception is reported as failed, is final, and is thrown on', async () => {
    const { hub, agent, outcome } = await approved();
    await expect(outcome.run(() => Promise.reject(new TypeError('card declined')))).rejects.toThrow('card declined');
    await hub.until(() => hub.escalations()[0]?.delivery() === 'failed');
    expect(hub.escalations()[0]?.reports()).toMatchObject([{ phase: 'failed', note: 'TypeError: card declined' }]);
    expect(await agent.propose(WIRE, SURE, { key: 'pay-1' })).toMatchObject({ kind: 'already-done', phase: 'failed' });
  });

  it('G-44 reports duration, cost and note', async () => {
    const { hub, outcome } = await approved();
    await outcome.run(() => 12, {
      cost: (cents) => ({ minor: cents, currency: 'USD', tokens: 900 }),
      note: () => 'x'.repeat(5_000),
    });
    await hub.until(() => hub.escalations()[0]?.delivery() === 'applied');
    const [report] = hub.escalations()[0]?.reports() ?? [];
    expect(report?.cost).toMatchObject({ minor: 12, currency: 'USD', tokens: 900, durationMs: expect.any(Number) });
    expect(report?.note).toHaveLength(4_096);
  });

  it('G-44 a callback that throws does not undo the effect: it is applied all the same', async () => {
    const { hub, outcome } = await approved();
    const broken = () => {
      throw new Error('no price list');
    };
    await expect(outcome.run(() => 1, { cost: broken })).rejects.toThrow('no price list');
    await hub.until(() => hub.escalations()[0]?.delivery() === 'applied');
  });

  it('G-45 begin and report serve those who run it themselves', async () => {
    const { hub, agent, outcome } = await approved();
    expect(await outcome.begin(outcome.action)).toMatchObject({ ok: true, value: { effectKey: outcome.effectKey } });
    expect(await agent.report(outcome, { ok: true, note: 'by hand', cost: { tokens: 3 } })).toEqual({ ok: true, value: null });
    expect(await agent.report(outcome, { ok: false })).toMatchObject({
      ok: false,
      error: { code: 'already-done', phase: 'applied' },
    });
    expect(await outcome.begin(outcome.action)).toMatchObject({ ok: false, error: { code: 'already-done' } });
    await hub.until(() => hub.escalations()[0]?.delivery() === 'applied');
    expect(hub.escalations()[0]?.reports()).toEqual([{ phase: 'applied', note: 'by hand', cost: { tokens: 3 } }]);
  });

  it('G-47 a reviewer who says no before the effect of a review action keeps it from running', async () => {
    const { hub, agent } = connected({ onOverride: () => {} });
    const outcome = await agent.propose(HOLD, UNSURE, { key: 'hold-1' });
    if (outcome.kind !== 'run') throw new Error(outcome.kind);
    hub.escalations()[0]?.reject('against_policy');
    await hub.until(() => hub.escalations()[0]?.delivery() === 'applied');
    expect(await outcome.run(() => 'held')).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
    expect(await agent.propose(HOLD, UNSURE, { key: 'hold-1' })).toMatchObject({ kind: 'refuse', reasonCode: 'against_policy' });
  });
});
