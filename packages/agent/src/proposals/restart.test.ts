import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HOLD, LOOKUP, SURE, UNSURE, WIRE, connected } from '../../test/fixtures.ts';
import { createTestHub } from '../testing/test-hub.ts';

const folder = async (): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), 'countersign-outbox-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
};

describe('the agent starts again', () => {
  it('G-30 finds what it left behind and resumes it by its key', async () => {
    const [hub, outbox] = [createTestHub(), await folder()];
    const before = connected({ outbox }, hub).agent;
    const lost = before.propose(WIRE, SURE, { key: 'pay-1' });
    const escalation = await hub.escalation();
    await before.close();
    expect(await lost).toMatchObject({ kind: 'unavailable', why: 'closed' });
    escalation.approve();

    const after = connected({ outbox }, hub).agent;
    expect(await after.unfinished()).toMatchObject([{ key: 'pay-1', action: WIRE, context: SURE, resumed: false }]);
    const outcome = await after.propose(WIRE, SURE, { key: 'pay-1' });
    expect(outcome).toMatchObject({ kind: 'run', escalationId: escalation.id });
    expect(hub.escalations()).toHaveLength(1);
  });

  it('G-31 without a key, the same action resumes what an earlier process left; a second one is new', async () => {
    const [hub, outbox] = [createTestHub(), await folder()];
    const before = connected({ outbox }, hub).agent;
    void before.propose(WIRE, SURE);
    const left = await hub.escalation();
    await before.close();

    const after = connected({ outbox }, hub).agent;
    const resumed = after.propose(WIRE, UNSURE);
    const fresh = after.propose(WIRE, SURE);
    const other = await hub.escalation(({ id }) => id !== left.id);
    left.approve();
    other.reject();
    expect(await resumed).toMatchObject({ kind: 'run', escalationId: left.id });
    expect(await fresh).toMatchObject({ kind: 'refuse', escalationId: other.id });
    expect(hub.escalations()).toHaveLength(2);
  });

  it.each([
    ['autonomous', LOOKUP, SURE],
    ['review', HOLD, UNSURE],
  ] as const)('G-32 what ran on the route %s is not run again by an agent that kept nothing', async (route, action, context) => {
    const hub = createTestHub();
    const before = connected({ outbox: 'memory' }, hub).agent;
    const first = await before.propose(action, context, { key: 'once' });
    if (first.kind !== 'run') throw new Error(first.kind);
    expect(first.route).toBe(route);
    expect(await first.run(() => 'done')).toMatchObject({ ok: true });
    await before.close();

    const after = connected({ outbox: 'memory' }, hub).agent;
    expect(await after.propose(action, context, { key: 'once' })).toMatchObject({ kind: 'already-done', phase: 'applied' });
  });

  it('G-32 an effect whose report was cut off is reported later and not run again', async () => {
    const [hub, outbox] = [createTestHub(), await folder()];
    hub.onEscalation((escalation) => escalation.approve());
    const before = connected({ outbox }, hub).agent;
    const outcome = await before.propose(WIRE, SURE, { key: 'pay-1' });
    if (outcome.kind !== 'run') throw new Error(outcome.kind);
    hub.drop();
    expect(await outcome.run(() => 'paid', { cost: () => ({ minor: 7, currency: 'USD' }) })).toEqual({ ok: true, value: 'paid' });
    await before.close();
    expect(hub.escalations()[0]?.reports()).toEqual([]);

    const after = connected({ outbox }, hub).agent;
    expect(await after.propose(WIRE, SURE, { key: 'pay-1' })).toMatchObject({ kind: 'already-done', phase: 'applied' });
    // Even an agent that only looks in and leaves delivers what its predecessor had to say.
    const closed = after.close();
    hub.restore();
    await closed;
    expect(hub.escalations()[0]?.reports()).toMatchObject([{ phase: 'applied', cost: { minor: 7, currency: 'USD' } }]);
  });

  it('G-34 a report that arrived but was not confirmed is told again, and counted once', async () => {
    const [hub, outbox] = [createTestHub(), await folder()];
    const before = connected({ outbox }, hub).agent;
    const outcome = await before.propose(LOOKUP, SURE, { key: 'look-1' });
    if (outcome.kind !== 'run') throw new Error(outcome.kind);
    await outcome.run(() => 'found');
    await hub.until(() => hub.escalations()[0]?.reports().length === 1);
    hub.drop();
    await before.close();
    expect(await readdir(outbox)).toHaveLength(1);

    hub.restore();
    const after = connected({ outbox }, hub).agent;
    await after.ready();
    await after.close();
    expect(await readdir(outbox)).toEqual([]);
    expect(hub.escalations()[0]?.reports()).toHaveLength(1);
  });

  it('G-35 an agent without its outbox learns from the hub that the effect has happened', async () => {
    const hub = createTestHub();
    hub.onEscalation((escalation) => escalation.approve());
    const before = connected({}, hub).agent;
    const outcome = await before.propose(WIRE, SURE, { key: 'pay-1' });
    if (outcome.kind === 'run') await outcome.run(() => 'paid');
    await hub.until(() => hub.escalations()[0]?.delivery() === 'applied');
    const after = connected({}, hub).agent;
    expect(await after.propose(WIRE, SURE, { key: 'pay-1' })).toMatchObject({ kind: 'already-done', phase: 'applied' });
  });

  it('G-33 an override reaches the handler of a restarted agent, with what it needs to undo the action', async () => {
    const [hub, outbox] = [createTestHub(), await folder()];
    const before = connected({ outbox, onOverride: () => {} }, hub).agent;
    const outcome = await before.propose(HOLD, UNSURE, { key: 'hold-1' });
    if (outcome.kind !== 'run') throw new Error(outcome.kind);
    await outcome.run(() => 'held');
    await hub.until(() => hub.escalations()[0]?.reports().length === 1);
    await before.close();
    hub.escalations()[0]?.reject('not_asked_for', 'They had paid.');

    const { promise, resolve } = Promise.withResolvers<unknown>();
    connected({ outbox, onOverride: resolve }, hub);
    expect(await promise).toMatchObject({
      kind: 'reject',
      key: 'hold-1',
      reasonCode: 'not_asked_for',
      reason: 'They had paid.',
      proposed: HOLD,
      effect: 'applied',
      effectKey: outcome.effectKey,
    });
    await hub.until(() => hub.escalations()[0]?.delivery() === 'applied');
  });
});
