import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeClock } from '../../../shared/testing/fake-clock.ts';
import { SURE, WIRE } from '../../test/fixtures.ts';
import { createAgent } from '../create-agent.ts';
import { createMemoryOutbox } from '../outbox/memory-outbox.ts';
import { createTestHub } from '../testing/test-hub.ts';
import { type FailMode, REFUSE_AFTER_MS } from './patience.ts';

const agentWith = (failMode: FailMode) => {
  const clock = createFakeClock(1_800_000_000_000);
  const hub = createTestHub({ now: clock.now });
  const agent = createAgent({
    socket: hub.openSocket('agent'),
    outbox: createMemoryOutbox(),
    clock,
    random: () => 0,
    warn: () => {},
    failMode,
    onOverride: undefined,
    passed: () => {},
  });
  onTestFinished(() => agent.close());
  return { clock, hub, agent };
};

describe('how long a caller waits', () => {
  it('G-21 waitMs ends the wait without an answer; the proposal stays and can be resumed by its key', async () => {
    const { clock, hub, agent } = agentWith('wait');
    const acknowledged = Promise.withResolvers<unknown>();
    const outcome = agent.propose(WIRE, SURE, { key: 'pay-1', waitMs: 60_000, onWaiting: acknowledged.resolve });
    await acknowledged.promise;
    clock.advance(59_999);
    expect(await Promise.race([outcome, Promise.resolve('still waiting')])).toBe('still waiting');
    clock.advance(1);
    expect(await outcome).toMatchObject({ kind: 'unavailable', why: 'undecided', key: 'pay-1' });
    expect(await agent.unfinished()).toMatchObject([{ key: 'pay-1', action: WIRE, resumed: false }]);
    const [escalation] = hub.escalations();
    escalation?.approve();
    // Nobody waits: the decision is not taken from the hub, and no permit is asked for.
    expect(escalation?.delivery()).toBe('pending');
    expect(await agent.propose(WIRE, SURE, { key: 'pay-1' })).toMatchObject({ kind: 'run' });
  });

  it('G-21 failMode refuse gives a hub that is away five seconds', async () => {
    const { clock, hub, agent } = agentWith('refuse');
    hub.drop();
    const outcome = agent.propose(WIRE, SURE, { key: 'pay-1' });
    await agent.unfinished();
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(REFUSE_AFTER_MS);
    expect(await outcome).toMatchObject({ kind: 'unavailable', why: 'hub-away', key: 'pay-1' });
  });

  it('G-21 failMode refuse lets a person take all the time they need', async () => {
    const { clock, hub, agent } = agentWith('refuse');
    const acknowledged = Promise.withResolvers<unknown>();
    const outcome = agent.propose(WIRE, SURE, { onWaiting: acknowledged.resolve });
    await acknowledged.promise;
    clock.advance(600_000);
    hub.escalations()[0]?.approve();
    expect(await outcome).toMatchObject({ kind: 'run' });
  });
});
