import { actionDigest } from '@countersign/shared/domain/digest';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { EscalationId, SubmissionKey } from '@countersign/shared/model/ids';
import { type AgentClient, connectAgent, untilReady } from '../../load/connect.ts';
import { makeProposal } from '../../load/proposal.ts';

/** Three in four of low risk, one in four of high: what arms and what does not are both in the queue. */
const proposalOf = (key: string, number: number) => {
  if (number % 4 === 0) return makeProposal(key, 4_096, { confidence: 0.6 });
  const action: ProposedAction = {
    name: 'post_invoice',
    arguments: { invoiceNumber: key, supplier: 'Harbour Foods', total: 40 },
    target: key,
    reversible: true,
  };
  const { context } = makeProposal(key, 4_096, { confidence: 0.3 });
  return { key: key as SubmissionKey, action, actionDigest: actionDigest(action), context };
};

export type Feed = {
  readonly propose: (count: number) => Promise<void>;
  readonly stop: () => void;
  readonly changes: () => number;
};

/** Fills the queue, and then keeps it moving: one comes, the oldest of those that came so is withdrawn. */
export const openFeed = async (entry: { readonly url: string; readonly token: string }) => {
  const client: AgentClient = connectAgent(entry);
  await untilReady(client);
  let number = 0;
  let changes = 0;
  const moving: EscalationId[] = [];

  const one = async (): Promise<EscalationId> => {
    number++;
    const answer = await client.send('escalation:open', proposalOf(`F-${number}`, number));
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value.escalationId;
  };

  let timer: NodeJS.Timeout | undefined;
  return {
    propose: async (count: number): Promise<void> => {
      const WINDOW = 16;
      for (let done = 0; done < count; done += WINDOW)
        await Promise.all(Array.from({ length: Math.min(WINDOW, count - done) }, one));
    },
    /** @param perSecond changes of the queue, half of them arrivals and half departures */
    move: (perSecond: number): void => {
      timer = setInterval(
        () => {
          changes += 2;
          void one().then((id) => moving.push(id));
          const oldest = moving.length > 4 ? moving.shift() : undefined;
          if (oldest !== undefined) void client.send('escalation:withdraw', { escalationId: oldest, reason: 'load' });
        },
        (1_000 * 2) / perSecond,
      );
    },
    changes: (): number => changes,
    stop: (): void => {
      clearInterval(timer);
      client.close();
    },
  };
};
