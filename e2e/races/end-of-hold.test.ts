import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestClock } from '@countersign/hub/test/harness';
import type { DecisionId } from '@countersign/shared/model/ids';
import { createDesk, type Desk, must } from './desk.ts';

const HOLD_MS = 10_000;
const RUNS = 100;

const clock = createTestClock();
let desk: Desk;
beforeAll(async () => {
  desk = await createDesk(1, { clock, config: { holdMs: HOLD_MS } });
});
afterAll(() => desk.close());

/** Decides, lets so much time pass, and takes the decision back while the clock's worker runs. */
const undoAfter = async (ms: number, key: string) => {
  const [reviewer] = desk.reviewers;
  if (reviewer === undefined) throw new Error('a reviewer is needed');
  const { escalationId, actionDigest } = await desk.open(key);
  const decisionId = randomUUID() as DecisionId;
  const verdict = { kind: 'approve' } as const;
  must(await reviewer.client.send('escalation:decide', { escalationId, actionDigest, fence: 0, decisionId, verdict }));
  clock.advance(ms);
  const [undone] = await Promise.all([
    reviewer.client.send('decision:undo', { escalationId, decisionId }),
    desk.hub.timers.runOnce(),
  ]);
  const log = await desk.hub.events.historyOf(escalationId);
  if (undone.ok) must(await desk.agent.send('escalation:withdraw', { escalationId, reason: 'over' }));
  return { code: undone.ok ? 'undone' : undone.error.code, types: log.map(({ type }) => type) };
};

test(`R-13 H-10: at 9.9 s of a 10 s hold the undo wins ${RUNS} of ${RUNS} times, and the agent never sees the decision`, async () => {
  const seen: unknown[] = [];
  const stop = desk.agent.on('decision:delivered', (state) => seen.push(state));
  for (let i = 0; i < RUNS; i++)
    expect(await undoAfter(HOLD_MS - 100, `early ${i}`)).toEqual({
      code: 'undone',
      types: ['opened', 'held', 'decision-reversed'],
    });
  stop();
  expect(seen).toEqual([]);
});

test(`R-13 H-10: at 10 s the decision stands ${RUNS} of ${RUNS} times, whether the release or the undo arrives first`, async () => {
  for (let i = 0; i < RUNS; i++)
    expect(await undoAfter(HOLD_MS, `late ${i}`)).toEqual({ code: 'ALREADY_DECIDED', types: ['opened', 'held', 'decided'] });
});
