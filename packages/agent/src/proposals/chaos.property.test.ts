import type { Clock } from '@countersign/shared/client/socket-port';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOLD, SURE, UNSURE, WIRE } from '../../test/fixtures.ts';
import { createAgent } from '../create-agent.ts';
import { createMemoryOutbox } from '../outbox/memory-outbox.ts';
import { createTestHub } from '../testing/test-hub.ts';

/** A thousand times faster than life: timeouts and retries fire while answers are still on their way. */
const hastyClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms / 1_000);
    return () => clearTimeout(timer);
  },
};

const WRITTEN = { to: 'ACME', cents: 1, note: 'less' };

describe('cut lines, late answers, repeats', () => {
  it('G-27 whatever is cut and when, an approved effect runs exactly once, a rejected one never', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), async (cuts) => {
        const hub = createTestHub();
        const effects: [string, unknown][] = [];
        let next = 0;
        const mayCut = (): void => {
          if (cuts[next++] !== true) return;
          hub.drop();
          setImmediate(hub.restore);
        };
        hub.onEscalation((escalation) => {
          mayCut();
          if (escalation.key === 'approve') escalation.approve();
          else if (escalation.key === 'modify') escalation.modify(WRITTEN);
          else if (escalation.key === 'reject') escalation.reject();
          mayCut();
        });
        const agent = createAgent({
          socket: hub.openSocket('agent'),
          outbox: createMemoryOutbox(),
          clock: hastyClock,
          random: () => 0.5,
          warn: (message) => {
            throw new Error(message);
          },
          failMode: 'wait',
          onOverride: () => {},
          passed: mayCut,
        });
        const act = async (key: string): Promise<string> => {
          const outcome = await (key === 'review' ? agent.propose(HOLD, UNSURE, { key }) : agent.propose(WIRE, SURE, { key }));
          if (outcome.kind === 'run' || outcome.kind === 'run-modified')
            await outcome.run((args, { effectKey }) => effects.push([effectKey, args]));
          return outcome.kind;
        };
        const kinds = await Promise.all(['approve', 'modify', 'reject', 'review', 'approve'].map(act));
        await hub.until(() =>
          hub
            .escalations()
            .every(({ key, delivery, reports }) => (key === 'reject' ? delivery() === 'received' : reports().length > 0)),
        );
        await agent.close();

        expect(
          hub
            .escalations()
            .map(({ key }) => key)
            .sort(),
        ).toEqual(['approve', 'modify', 'reject', 'review']);
        expect(kinds.slice(1, 4)).toEqual(['run-modified', 'refuse', 'run']);
        // Two callers hold one key; whoever comes second finds it running, or done.
        expect(kinds.filter((_, i) => i === 0 || i === 4)).toContain('run');
        expect(effects.map(([, args]) => args)).toHaveLength(3);
        expect(effects.map(([, args]) => args)).toEqual(expect.arrayContaining([WIRE.arguments, WRITTEN, HOLD.arguments]));
        expect(hub.escalations().flatMap(({ reports }) => reports().map(({ phase }) => phase))).toEqual([
          'applied',
          'applied',
          'applied',
        ]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
