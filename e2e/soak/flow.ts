import { EventEmitter, once } from 'node:events';
import { connectAgent, untilReady } from '../load/connect.ts';
import { makeProposal } from '../load/proposal.ts';

export type Flow = {
  /** Items that came and went. */
  readonly passed: () => number;
  /** How many of them this person decided. */
  readonly decidedBy: (name: string) => number;
  readonly until: (items: number) => Promise<void>;
  readonly stop: () => void;
};

/** An agent that keeps so many items waiting until `total` of them have come and gone. */
export const openFlow = async (
  entry: { readonly url: string; readonly token: string },
  { total, open }: { readonly total: number; readonly open: number },
): Promise<Flow> => {
  const client = connectAgent(entry);
  const passing = new EventEmitter();
  const gone = new Map<string, string>();
  let made = 0;

  const propose = async (): Promise<void> => {
    if (made >= total + open) return;
    made++;
    const answer = await client.send('escalation:open', makeProposal(`S-${made}`, 4_096, { confidence: 0.3 }), {
      retry: 'forever',
    });
    if (!answer.ok) throw new Error(answer.error.message);
  };
  client.on('decision:delivered', ({ escalationId, resolution }) => {
    if (gone.has(escalationId)) return;
    gone.set(escalationId, 'byName' in resolution ? resolution.byName : '');
    const decisionId = 'decisionId' in resolution ? resolution.decisionId : null;
    void client.send('decision:receive', { escalationId, decisionId }, { retry: 'forever' });
    void propose();
    passing.emit('passed');
  });
  await untilReady(client);
  await Promise.all(Array.from({ length: open }, propose));
  return {
    passed: () => gone.size,
    decidedBy: (name) => [...gone.values()].filter((by) => by === name).length,
    until: async (items) => {
      while (gone.size < items) await once(passing, 'passed');
    },
    stop: () => client.close(),
  };
};
