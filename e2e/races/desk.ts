import { randomUUID } from 'node:crypto';
import { createTestHub, type TestHub } from '@countersign/hub/test/harness';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { DecisionId, Digest, EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { Verdict } from '@countersign/shared/model/decision';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import { type AgentClient, connectAgent, connectReviewer, type ReviewerClient, untilReady } from '../load/connect.ts';
import { makeProposal } from '../load/proposal.ts';

export type Reviewer = { readonly id: PrincipalId; readonly name: string; readonly client: ReviewerClient };
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
  readonly url: string;
  readonly agent: AgentClient;
  readonly reviewers: readonly Reviewer[];
  readonly supervisors: readonly Reviewer[];
  readonly open: (key: string, context?: Partial<ContextBundle>) => Promise<Opened>;
  readonly close: () => Promise<void>;
};

/** A hub with one agent and so many reviewers of every tier and supervisors, each on a socket of their own. */
export const createDesk = async (reviewerCount: number, settings: HubSettings = {}, supervisorCount = 0): Promise<Desk> => {
  const { hub, url, token, close } = await createTestHub(settings);
  const agent = connectAgent({ url, token: (await token('agent', 'agent')).token });
  const people = async (role: 'reviewer' | 'supervisor', count: number): Promise<readonly Reviewer[]> => {
    const made: Reviewer[] = [];
    for (let i = 0; i < count; i++) {
      const { token: secret, principal } = await token(role, `${role} ${i + 1}`, REVIEW_TIERS);
      made.push({ id: principal.id, name: principal.name, client: connectReviewer({ url, token: secret }) });
    }
    return made;
  };
  const reviewers = await people('reviewer', reviewerCount);
  const supervisors = await people('supervisor', supervisorCount);
  await Promise.all([untilReady(agent), ...[...reviewers, ...supervisors].map(({ client }) => untilReady(client))]);
  return {
    hub,
    url,
    agent,
    reviewers,
    supervisors,
    open: (key, context) => openWith(agent, key, context),
    close: async () => {
      for (const client of [agent, ...[...reviewers, ...supervisors].map((person) => person.client)]) client.close();
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
