import { randomUUID } from 'node:crypto';
import { createTestHub, type TestHub } from '@countersign/hub/test/harness';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { DecisionId, Digest, EscalationId } from '@countersign/shared/model/ids';
import type { Verdict } from '@countersign/shared/model/decision';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import { type AgentClient, connectAgent, connectReviewer, type ReviewerClient, untilReady } from '../load/connect.ts';
import { makeProposal } from '../load/proposal.ts';

export type Reviewer = { readonly name: string; readonly client: ReviewerClient };
export type Opened = { readonly escalationId: EscalationId; readonly actionDigest: Digest };
export type HubSettings = NonNullable<Parameters<typeof createTestHub>[0]>;

/** Sends a decision on what was on screen at this fence. */
export const decide = ({ client }: Reviewer, { escalationId, actionDigest }: Opened, fence: number, verdict: Verdict) =>
  client.send('escalation:decide', { escalationId, actionDigest, fence, decisionId: randomUUID() as DecisionId, verdict });

/** Unwraps what must succeed for a test to make sense. */
export const must = <T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T => {
  if (answer.ok) return answer.value;
  throw new Error(`refused: ${JSON.stringify(answer.error)}`);
};

export const openWith = async (agent: AgentClient, key: string, context: Partial<ContextBundle> = {}): Promise<Opened> => {
  const { escalationId, actionDigest } = must(await agent.send('escalation:open', makeProposal(key, 1_024, context)));
  return { escalationId, actionDigest };
};

export type Desk = {
  readonly hub: TestHub['hub'];
  readonly agent: AgentClient;
  readonly reviewers: readonly Reviewer[];
  readonly open: (key: string, context?: Partial<ContextBundle>) => Promise<Opened>;
  readonly close: () => Promise<void>;
};

/** A hub with one agent and so many reviewers of every tier, each on a socket of their own. */
export const createDesk = async (reviewerCount: number, settings: HubSettings = {}): Promise<Desk> => {
  const { hub, url, token, close } = await createTestHub(settings);
  const agent = connectAgent({ url, token: (await token('agent', 'agent')).token });
  const reviewers: Reviewer[] = [];
  for (let i = 0; i < reviewerCount; i++) {
    const name = `reviewer ${i + 1}`;
    reviewers.push({ name, client: connectReviewer({ url, token: (await token('reviewer', name, REVIEW_TIERS)).token }) });
  }
  await Promise.all([untilReady(agent), ...reviewers.map(({ client }) => untilReady(client))]);
  return {
    hub,
    agent,
    reviewers,
    open: (key, context) => openWith(agent, key, context),
    close: async () => {
      for (const client of [agent, ...reviewers.map((reviewer) => reviewer.client)]) client.close();
      await close();
    },
  };
};

/** Runs `run(0)` to `run(count - 1)`, so many at a time. */
export const inLanes = async (count: number, lanes: number, run: (i: number) => Promise<void>): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await run(next++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};
