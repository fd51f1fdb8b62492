import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeClock } from '../../../shared/testing/fake-clock.ts';
import { SURE, WIRE } from '../../test/fixtures.ts';
import { createAgent } from '../create-agent.ts';
import { createMemoryOutbox } from '../outbox/memory-outbox.ts';
import { createTestHub } from '../testing/test-hub.ts';

const approvedAt = async (hubAheadMs: number) => {
  const clock = createFakeClock(1_800_000_000_000);
  const hub = createTestHub({ now: () => clock.now() + hubAheadMs });
  hub.onEscalation((escalation) => escalation.approve());
  const agent = createAgent({
    socket: hub.openSocket('agent'),
    outbox: createMemoryOutbox(),
    clock,
    random: () => 0,
    warn: () => {},
    failMode: 'wait',
    onOverride: undefined,
    passed: () => {},
  });
  onTestFinished(() => agent.close());
  const outcome = await agent.propose(WIRE, SURE);
  if (outcome.kind !== 'run') throw new Error(outcome.kind);
  return { clock, hub, outcome };
};

describe('the permit', () => {
  it.each([0, -3_600_000, 3_600_000])(
    'G-46 is good for its time, whatever our clock says (hub ahead by %i ms)',
    async (ahead) => {
      const { clock, hub, outcome } = await approvedAt(ahead);
      // A hub that knows nothing any more refuses every question: only an agent that does not ask gets through.
      hub.forget();
      clock.advance(54_000);
      expect(await outcome.run(() => 'paid')).toEqual({ ok: true, value: 'paid' });
    },
  );

  it.each([0, -3_600_000, 3_600_000])('G-46 is asked for again when it ran out (hub ahead by %i ms)', async (ahead) => {
    const { clock, hub, outcome } = await approvedAt(ahead);
    hub.forget();
    clock.advance(56_000);
    expect(await outcome.run(() => 'paid')).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
  });

  it('G-46 renewed, it lets the effect start', async () => {
    const { clock, hub, outcome } = await approvedAt(0);
    clock.advance(3_600_000);
    expect(await outcome.run(() => 'paid')).toEqual({ ok: true, value: 'paid' });
    await hub.until(() => hub.escalations()[0]?.delivery() === 'applied');
  });
});
