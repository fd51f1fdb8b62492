import type { ProposalState } from '@countersign/shared/protocol/agent';
import type { AgentClient } from '../load/connect.ts';
import { makeProposal } from '../load/proposal.ts';
import type { Journal } from './journal.ts';

export type AgentLoad = {
  readonly client: AgentClient;
  readonly agentId: string;
  readonly journal: Journal;
  readonly random: () => number;
  /** Proposals that wait at the same time. */
  readonly window: number;
  readonly isStopped: () => boolean;
};

/** One in so many submissions is sent again under a new command id, as an agent does that lost the answer. */
const REPEAT = 5;
const forever = { retry: 'forever' } as const;

/** Proposes, waits, confirms, runs and reports, again and again. Resolves when stopped and everything is handed back. */
export const runAgent = async ({ client, agentId, journal, random, window, isStopped }: AgentLoad): Promise<void> => {
  const waiting = new Map<string, (state: ProposalState) => void>();
  const arrived = new Map<string, ProposalState>();

  client.on('decision:delivered', (state) => {
    journal.acknowledge(`${agentId} ${state.key}`, state.escalationId);
    if ('decisionId' in state.resolution) journal.decide(state.escalationId, state.resolution.decisionId);
    const resolve = waiting.get(state.key);
    if (resolve === undefined) arrived.set(state.key, state);
    else resolve(state);
  });

  const untilDecided = (key: string): Promise<ProposalState> =>
    new Promise((resolve) => {
      const known = arrived.get(key);
      if (known === undefined) waiting.set(key, resolve);
      else resolve(known);
    });

  const trip = async (key: string): Promise<void> => {
    const name = `${agentId} ${key}`;
    const input = makeProposal(key);
    journal.submit(name);
    const attempts = random() * REPEAT < 1 ? 2 : 1;
    for (let i = 0; i < attempts; i++) {
      const opened = await client.send('escalation:open', input, forever);
      if (!opened.ok) return void journal.complain(`open ${name}: ${opened.error.code}`);
      journal.acknowledge(name, opened.value.escalationId);
    }
    const { escalationId, resolution } = await untilDecided(key);
    waiting.delete(key);
    arrived.delete(key);
    if (!('decisionId' in resolution)) return void journal.complain(`${name} ended as ${resolution.kind}`);
    const { decisionId } = resolution;
    const received = await client.send('decision:receive', { escalationId, decisionId }, forever);
    if (!received.ok) return void journal.complain(`receive ${name}: ${received.error.code}`);
    journal.handBack(name);
    const runs = resolution.kind === 'approved' || resolution.kind === 'modified';
    if (runs) {
      const begun = await client.send(
        'decision:begin',
        { escalationId, decisionId, actionDigest: resolution.decidedDigest },
        forever,
      );
      if (!begun.ok) return void journal.complain(`begin ${name}: ${begun.error.code}`);
    }
    const finish = { escalationId, decisionId, phase: runs ? 'applied' : 'refused' } as const;
    const finished = await client.send('decision:finish', finish, forever);
    if (!finished.ok) return void journal.complain(`finish ${name}: ${finished.error.code}`);
    journal.finish(name);
  };

  const slot = async (number: number): Promise<void> => {
    for (let i = 0; !isStopped(); i++) await trip(`${number}-${i}`);
  };
  await Promise.all(Array.from({ length: window }, (_, number) => slot(number)));
};
