import { actionDigest } from '@countersign/shared/domain/digest';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { EscalationId, SubmissionKey } from '@countersign/shared/model/ids';
import { type AgentClient, connectAgent, untilReady } from '../../load/connect.ts';
import { makeProposal } from '../../load/proposal.ts';

/** Three in four of low risk, one in four of high: what arms and what does not are both in the queue. */
const proposalOf = (key: string, number: number) => {
  const { action: flight, context } = makeProposal(key, 4_096, { confidence: 0.3 });
  const action: ProposedAction =
    number % 4 === 0
      ? { ...flight, reversible: false }
      : {
          name: 'post_invoice',
          arguments: { invoiceNumber: key, supplier: 'Harbour Foods', total: 40 },
          target: key,
          reversible: true,
        };
  return { key: key as SubmissionKey, action, actionDigest: actionDigest(action), context };
};

/** As many proposals are under way while the queue is filled. */
const WINDOW = 32;

/** Fills the queue, and then keeps it moving: one comes, one from anywhere in the queue is withdrawn. */
export const openFeed = async (entry: { readonly url: string; readonly token: string }) => {
  const client: AgentClient = connectAgent(entry);
  await untilReady(client);
  let number = 0;
  let changes = 0;
  let movedFor = 0;
  const open: EscalationId[] = [];

  const arrive = async (): Promise<void> => {
    number++;
    const answer = await client.send('escalation:open', proposalOf(`F-${number}`, number));
    if (!answer.ok) throw new Error(answer.error.message);
    open.push(answer.value.escalationId);
  };
  const leave = async (): Promise<void> => {
    // Anywhere, but the same places in every run.
    const [escalationId] = open.splice((number * 7_919) % open.length, 1);
    // One that was decided meanwhile is refused, and nothing changes.
    const answer = escalationId && (await client.send('escalation:withdraw', { escalationId, reason: 'load' }));
    if (answer?.ok === true) changes++;
  };

  const underWay = new Set<Promise<unknown>>();
  const track = (one: Promise<unknown>): void => void underWay.add(one.finally(() => underWay.delete(one)));

  let timer: NodeJS.Timeout | undefined;
  let since = 0;
  let pairs = 0;
  const hold = (): void => {
    clearInterval(timer);
    if (timer !== undefined) movedFor += performance.now() - since;
    timer = undefined;
  };
  return {
    propose: async (count: number): Promise<void> => {
      const one = async (): Promise<void> => {
        while (number < count) await arrive();
      };
      await Promise.all(Array.from({ length: WINDOW }, one));
    },
    /** @param perSecond changes of the queue, half of them arrivals and half departures */
    move: (perSecond: number): void => {
      since = performance.now();
      pairs = 0;
      const onTick = (): void => {
        // A timer that came late makes up for it.
        for (; pairs < ((performance.now() - since) / 2_000) * perSecond; pairs++) {
          track(arrive().then(() => changes++));
          track(leave());
        }
      };
      timer = setInterval(onTick, 2_000 / perSecond);
    },
    hold,
    /** What the hub really took while the queue moved. */
    perSecond: (): number => changes / (movedFor / 1_000),
    stop: async (): Promise<void> => {
      hold();
      await Promise.allSettled(underWay);
      client.close();
    },
  };
};
