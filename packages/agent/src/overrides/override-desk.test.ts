import { describe, expect, it } from 'vitest';
import { HOLD, UNSURE, connected } from '../../test/fixtures.ts';
import type { Override } from '../outcome/outcome.ts';
import { createTestHub } from '../testing/test-hub.ts';

const ran = async (onOverride: (override: Override) => Promise<void> | void) => {
  const made = connected({ onOverride });
  const outcome = await made.agent.propose(HOLD, UNSURE, { key: 'hold-1' });
  if (outcome.kind !== 'run') throw new Error(outcome.kind);
  await outcome.run(() => 'held');
  const escalation = await made.hub.escalation();
  await made.hub.until(() => escalation.reports().length === 1);
  return { ...made, escalation, outcome };
};

describe('a later "no" to an action that was run without waiting', () => {
  it('G-60 the hub is told only after the handler resolved', async () => {
    const handled = Promise.withResolvers<void>();
    const called = Promise.withResolvers<Override>();
    const { hub, agent, escalation } = await ran((override) => {
      called.resolve(override);
      return handled.promise;
    });
    escalation.modify({ invoice: 'F-8' }, { reason: 'The other one.' });
    expect(await called.promise).toMatchObject({
      kind: 'modify',
      reason: 'The other one.',
      effect: 'applied',
      proposed: HOLD,
      action: { ...HOLD, arguments: { invoice: 'F-8' } },
    });
    expect(escalation.delivery()).toBe('pending');
    handled.resolve();
    await hub.until(() => escalation.delivery() === 'applied');
    expect(await agent.unfinished()).toEqual([]);
  });

  it('G-61 a handler that failed is called again on the next connection, with the same decision', async () => {
    const seen: string[] = [];
    const { hub, escalation, warnings } = await ran((override) => {
      seen.push(override.decisionId);
      if (seen.length === 1) throw new Error('ledger locked');
    });
    escalation.reject();
    await new Promise<void>((resolve) => {
      const look = () => (warnings.length > 0 ? resolve() : setImmediate(look));
      look();
    });
    expect(escalation.delivery()).toBe('pending');
    hub.drop();
    hub.restore();
    await hub.until(() => escalation.delivery() === 'applied');
    expect(seen).toHaveLength(2);
    expect(new Set(seen).size).toBe(1);
    expect(warnings).toEqual([expect.stringContaining('ledger locked')]);
  });

  it('G-62 waits for an effect that is running, so that there is something to undo', async () => {
    const order: string[] = [];
    const hub = createTestHub();
    const { agent } = connected({ onOverride: ({ effect }) => void order.push(`override after ${effect}`) }, hub);
    const outcome = await agent.propose(HOLD, UNSURE);
    if (outcome.kind !== 'run') throw new Error(outcome.kind);
    const escalation = await hub.escalation();
    await outcome.run(async () => {
      escalation.reject();
      await hub.escalation(({ delivery }) => delivery() === 'pending');
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      order.push('effect');
    });
    await hub.until(() => escalation.delivery() === 'applied');
    expect(order).toEqual(['effect', 'override after applied']);
  });

  it('G-63 without a handler an override stays undelivered, where the hub shows it', async () => {
    const { hub, agent } = connected();
    const outcome = await agent.propose(HOLD, UNSURE);
    if (outcome.kind === 'run') await outcome.run(() => 'held');
    const escalation = await hub.escalation(({ reports }) => reports().length === 1);
    escalation.reject();
    await agent.close();
    expect(escalation.delivery()).toBe('pending');
  });

  it('G-61 one that is being handled is not handled twice, however often it is delivered', async () => {
    const handled = Promise.withResolvers<void>();
    const called = Promise.withResolvers<void>();
    let calls = 0;
    const { hub, agent, escalation } = await ran(() => {
      calls++;
      called.resolve();
      return handled.promise;
    });
    escalation.reject();
    await called.promise;
    hub.drop();
    hub.restore();
    // A proposal that comes back shows that the new connection has delivered what it had to deliver.
    await agent.propose({ ...HOLD, target: 'F-9' }, UNSURE);
    handled.resolve();
    await hub.until(() => escalation.delivery() === 'applied');
    await agent.close();
    expect(calls).toBe(1);
  });

  it('G-64 a report that comes after the approval names it; one that comes after a "no" does not bury it', async () => {
    const handled = Promise.withResolvers<void>();
    const called = Promise.withResolvers<string>();
    const { hub, agent } = connected({
      onOverride: ({ key }) => {
        called.resolve(key);
        return handled.promise;
      },
    });
    for (const key of ['rejected', 'approved']) {
      const outcome = await agent.propose({ ...HOLD, target: key }, UNSURE, { key });
      if (outcome.kind !== 'run') throw new Error(outcome.kind);
      const escalation = await hub.escalation((each) => each.key === key);
      await outcome.run(() => (key === 'approved' ? escalation.approve() : escalation.reject()));
    }
    const [rejected, approved] = hub.escalations();
    await hub.until(() => approved?.reports().length === 1);
    expect(await called.promise).toBe('rejected');
    expect(rejected?.delivery()).toBe('pending');
    handled.resolve();
    await hub.until(() => rejected?.delivery() === 'applied');
    expect(await agent.unfinished()).toEqual([]);
  });
});
