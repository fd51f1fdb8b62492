import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestHub, type TestHub } from '@countersign/hub/test/harness';
import type { DecisionId, EscalationId, SubmissionKey } from '@countersign/shared/model/ids';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import type { ProposalState } from '@countersign/shared/protocol/agent';
import { createRandom } from '@countersign/shared/testing/random';
import { type AgentClient, connectAgent, connectReviewer, type ReviewerClient, untilReady } from '../load/connect.ts';
import { makeProposal } from '../load/proposal.ts';
import { inLanes, must } from './desk.ts';
import { createDuplicatingProxy, type DuplicatingProxy } from './duplicating-proxy.ts';
import { sayHowToRepeat, seed } from './seed.ts';

const RUNS = 1_000;
/** Each lane has its own agent and reviewer: copies of a few commands fit in one connection's limit of 32. */
const LANES = 12;
const HANDLING_MS = 120_000;

type Lane = { readonly agent: AgentClient; readonly reviewer: ReviewerClient };

let desk: TestHub;
let proxy: DuplicatingProxy;
const lanes: Lane[] = [];

beforeAll(async () => {
  desk = await createTestHub();
  proxy = await createDuplicatingProxy(desk.url, createRandom(seed));
  for (let i = 0; i < LANES; i++) {
    const agent = connectAgent({ url: proxy.url, token: (await desk.token('agent', `agent ${i}`)).token });
    const reviewer = connectReviewer({ url: proxy.url, token: (await desk.token('reviewer', `r ${i}`, REVIEW_TIERS)).token });
    lanes.push({ agent, reviewer });
    await Promise.all([untilReady(agent), untilReady(reviewer)]);
  }
});
afterAll(async () => {
  for (const { agent, reviewer } of lanes) {
    agent.close();
    reviewer.close();
  }
  await proxy.close();
  await desk.close();
});

/** The agent is told of the decision, perhaps several times. */
const untilDelivered = (agent: AgentClient, key: SubmissionKey): Promise<ProposalState> =>
  new Promise((resolve) => {
    const stop = agent.on('decision:delivered', (state) => {
      if (state.key !== key) return;
      stop();
      resolve(state);
    });
  });

/** A whole life, every packet of it duplicated and reordered on the way. */
const live = async ({ agent, reviewer }: Lane, key: string): Promise<EscalationId> => {
  const input = makeProposal(key, 600);
  const delivered = untilDelivered(agent, input.key);
  const { escalationId } = must(await agent.send('escalation:open', input));
  const { fence } = must(await reviewer.send('escalation:claim', { escalationId }));
  const decisionId = randomUUID() as DecisionId;
  const verdict = { kind: 'approve' } as const;
  const { actionDigest } = input;
  must(await reviewer.send('escalation:decide', { escalationId, fence, actionDigest, decisionId, verdict }));
  expect((await delivered).escalationId).toBe(escalationId);
  must(await agent.send('decision:receive', { escalationId, decisionId }));
  must(await agent.send('decision:begin', { escalationId, decisionId, actionDigest }));
  must(await agent.send('decision:finish', { escalationId, decisionId, phase: 'applied' }));
  return escalationId;
};

const LIFE = ['opened', 'claimed', 'decided', 'handed-back', 'received', 'begun', 'finished'];
/** Answered by the state as it is when the copy arrives; everything else by the stored receipt. */
const BY_STATE = ['escalation:open', 'decision:receive'];

test(
  `H-09 (X4): ${RUNS} lives with every packet sent one to five times and out of order leave one record of each step`,
  async () => {
    sayHowToRepeat();
    const ids: EscalationId[] = [];
    const idle = [...lanes];
    await inLanes(RUNS, LANES, async (i) => {
      const lane = idle.pop();
      if (lane === undefined) throw new Error('more runs than lanes');
      ids.push(await live(lane, `life-${i}`));
      idle.push(lane);
    });
    await proxy.settled();

    expect(new Set(ids).size).toBe(RUNS);
    for (const id of ids) expect((await desk.hub.events.historyOf(id)).map(({ type }) => type)).toEqual(LIFE);
    const exchanges = [...proxy.exchanges.values()];
    expect(exchanges).toHaveLength(RUNS * 6);
    expect(exchanges.filter(({ copies }) => copies > 1).length).toBeGreaterThan(RUNS * 4);
    for (const { name, answers, copies } of exchanges) {
      expect(answers).toHaveLength(copies);
      if (BY_STATE.includes(name))
        for (const answer of answers)
          expect(JSON.parse(answer)).toMatchObject([{ ok: true, value: { escalationId: expect.any(String) } }]);
      else expect(new Set(answers).size, `${name}: ${answers.join(' | ')}`).toBe(1);
    }
  },
  HANDLING_MS,
);
