import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestClock } from '@countersign/hub/test/harness';
import { createDesk, decide, type Desk, must } from './desk.ts';

const LEASE_MS = 120_000;
const AT_ONCE = 25;
const ROUNDS = 10;
const RUNS = AT_ONCE * ROUNDS;
const approve = { kind: 'approve' } as const;

const clock = createTestClock();
let desk: Desk;
beforeAll(async () => {
  desk = await createDesk(2, { clock });
});
afterAll(() => desk.close());

/** What happened between the end of the first reviewer's lease and their decision. */
const meanwhile = {
  nobody: { codes: ['NOT_CLAIMED', 'STALE_FENCE'], clockRuns: false, other: 'nothing' },
  'only the clock': { codes: ['STALE_FENCE'], clockRuns: true, other: 'nothing' },
  'another reviewer, who claimed': { codes: ['STALE_FENCE'], clockRuns: false, other: 'claim' },
  'another reviewer, who decided': { codes: ['ALREADY_DECIDED'], clockRuns: true, other: 'decide' },
} as const;

test.each(Object.entries(meanwhile))(
  `R-08 R-09 H-08 (X2): ${RUNS} decisions after the lease ran out are refused when there was meanwhile %s`,
  async (name, { codes, clockRuns, other }) => {
    const [sleeper, second] = desk.reviewers;
    if (sleeper === undefined || second === undefined) throw new Error('two reviewers are needed');
    let refused = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const opened = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => desk.open(`${name} ${round} ${i}`)));
      const claims = await Promise.all(
        opened.map(({ escalationId }) => sleeper.client.send('escalation:claim', { escalationId })),
      );
      const fences = claims.map((claim) => must(claim).fence);
      clock.advance(LEASE_MS + 1);
      if (clockRuns) await desk.hub.timers.runOnce();
      if (other !== 'nothing')
        for (const item of opened) {
          const claim = must(await second.client.send('escalation:claim', { escalationId: item.escalationId }));
          if (other === 'decide') must(await decide(second, item, claim.fence, approve));
        }
      const late = await Promise.all(opened.map((item, i) => decide(sleeper, item, fences[i] ?? 0, approve)));
      for (const answer of late) expect(answer.ok ? 'accepted' : answer.error.code).toBeOneOf([...codes]);
      refused += late.length;
      // Leave nothing open: the hub limits how much one agent may have open.
      await Promise.all(
        opened.map(({ escalationId }) => desk.agent.send('escalation:withdraw', { escalationId, reason: 'over' })),
      );
    }
    expect(refused).toBe(RUNS);
  },
);
