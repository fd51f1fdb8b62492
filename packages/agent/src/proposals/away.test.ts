import type { SocketEvent } from '@countersign/shared/client/socket-port';
import { describe, expect, it } from 'vitest';
import { LOOKUP, SURE, WIRE, connected } from '../../test/fixtures.ts';
import { connectAgent } from '../connect-agent.ts';
import { NotAdmittedError } from '../connection/ready.ts';
import { createMemoryOutbox } from '../outbox/memory-outbox.ts';
import { STEPS, type Step } from '../steps.ts';
import { createTestHub } from '../testing/test-hub.ts';

describe('the hub is away', () => {
  it('G-20 a proposal made while the hub is away waits, and goes out when it is back', async () => {
    const hub = createTestHub();
    hub.drop();
    hub.onEscalation((escalation) => escalation.approve());
    const { agent } = connected({}, hub);
    const outcome = agent.propose(WIRE, SURE, { key: 'pay-1' });
    expect(hub.escalations()).toEqual([]);
    hub.restore();
    expect(await outcome).toMatchObject({ kind: 'run' });
    expect(hub.escalations()).toHaveLength(1);
  });

  it('G-20 a decision made while the agent is cut off reaches it on the next connection', async () => {
    const { hub, agent } = connected();
    const outcome = agent.propose(WIRE, SURE);
    const escalation = await hub.escalation();
    hub.drop();
    escalation.modify({ to: 'ACME', cents: 1 });
    hub.restore();
    expect(await outcome).toMatchObject({ kind: 'run-modified', args: { to: 'ACME', cents: 1 } });
  });

  it('G-21 even an action that policy would let through does not run while the hub is away', async () => {
    const hub = createTestHub();
    hub.drop();
    const { agent } = connected({}, hub);
    expect(await agent.propose(LOOKUP, SURE, { waitMs: 20 })).toMatchObject({ kind: 'unavailable', why: 'hub-away' });
  });

  it('G-22 abort ends the wait with its reason and withdraws nothing', async () => {
    const { hub, agent } = connected();
    const abort = new AbortController();
    const outcome = agent.propose(WIRE, SURE, { key: 'pay-1', signal: abort.signal });
    const escalation = await hub.escalation();
    abort.abort(new Error('the run was cancelled'));
    await expect(outcome).rejects.toThrow('the run was cancelled');
    expect(escalation.status()).toBe('pending');
    await expect(agent.propose(WIRE, SURE, { signal: abort.signal })).rejects.toThrow('the run was cancelled');
  });

  it('G-23 a hub that forgot everything gets open proposals again, and never one whose effect has happened', async () => {
    const { hub, agent } = connected();
    hub.onEscalation((escalation) => (escalation.key === 'done' ? escalation.approve() : undefined));
    const done = await agent.propose(WIRE, SURE, { key: 'done' });
    const acknowledged = Promise.withResolvers<unknown>();
    const open = agent.propose({ ...WIRE, target: 'OTHER' }, SURE, { key: 'open', onWaiting: acknowledged.resolve });
    await acknowledged.promise;
    hub.drop();
    if (done.kind === 'run') await done.run(() => 'paid');
    hub.forget();
    hub.restore();
    const again = await hub.escalation(({ key }) => key === 'open');
    again.approve();
    expect(await open).toMatchObject({ kind: 'run', escalationId: again.id });
    expect(hub.escalations().map(({ key }) => key)).toEqual(['open']);
    expect(await agent.propose(WIRE, SURE, { key: 'done' })).toMatchObject({ kind: 'already-done', phase: 'applied' });
  });

  it('G-23 a permit that a forgetful hub refuses sends the proposal round again instead of running it', async () => {
    const hub = createTestHub();
    let forgotten = false;
    const { agent } = connected({}, hub, (step) => {
      if (step !== 'decision-received' || forgotten) return;
      forgotten = true;
      hub.forget();
    });
    hub.onEscalation((escalation) => (forgotten ? escalation.modify({ to: 'ACME', cents: 2 }) : escalation.approve()));
    expect(await agent.propose(WIRE, SURE)).toMatchObject({ kind: 'run-modified', args: { to: 'ACME', cents: 2 } });
    expect(hub.escalations()).toHaveLength(1);
  });

  it('G-24 a refused token is told to ready() and to every proposal; nothing runs and nothing hangs', async () => {
    const refusing = {
      openSocket: () => {
        const listeners = new Set<(event: SocketEvent) => void>();
        const refuse = () =>
          listeners.forEach((tell) => tell({ type: 'refused', code: 'UNAUTHENTICATED', message: 'Unknown token.' }));
        return {
          connect: () => void setImmediate(refuse),
          disconnect: () => {},
          emit: () => {},
          listen: (listener: (event: SocketEvent) => void) => {
            listeners.add(listener);
            return () => void listeners.delete(listener);
          },
        };
      },
    };
    const agent = connectAgent({ hub: refusing });
    await expect(agent.ready()).rejects.toThrow(NotAdmittedError);
    expect(await agent.propose(LOOKUP, SURE)).toMatchObject({ kind: 'unavailable', why: 'not-admitted' });
    await agent.close();
    expect(await agent.propose(LOOKUP, SURE)).toMatchObject({ kind: 'unavailable', why: 'closed' });
  });

  it('G-25 what cannot be stored is not sent', async () => {
    const outbox = { ...createMemoryOutbox(), put: () => Promise.reject(new Error('ENOSPC')) };
    const { hub, agent } = connected({ outbox });
    expect(await agent.propose(LOOKUP, SURE)).toMatchObject({
      kind: 'unavailable',
      why: 'outbox',
      message: expect.stringContaining('ENOSPC'),
    });
    await agent.ready();
    expect(hub.escalations()).toEqual([]);
  });

  it('G-26 passes every crash point, in order', async () => {
    const steps: Step[] = [];
    const { hub, agent } = connected({}, createTestHub(), (step) => steps.push(step));
    hub.onEscalation((escalation) => escalation.approve());
    const outcome = await agent.propose(WIRE, SURE);
    if (outcome.kind === 'run') await outcome.run(() => 1);
    await agent.close();
    expect(steps).toEqual(STEPS);
  });
});

describe('connecting', () => {
  it.each([
    ['no-url', 'cs_agt_x', 'url'],
    ['ftp://hub', 'cs_agt_x', 'url'],
    ['http://127.0.0.1:4310', '', 'token'],
  ])('G-29 says at once what cannot work: %s, token "%s"', (url, token, named) => {
    expect(() => connectAgent({ url, token, outbox: 'memory' })).toThrow(new RegExp(`^${named}: `));
  });
});
