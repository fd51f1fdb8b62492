import { randomUUID } from 'node:crypto';
import { createQueueFollower } from '@countersign/shared/client/queue-follower';
import type { DecisionId } from '@countersign/shared/model/ids';
import type { ReviewerClient } from '../load/connect.ts';

/** Milliseconds between two decisions: about a working day in a few minutes. */
const EVERY_MS = 35;

/** One in so many is taken from the front of the queue, where the page reads. */
const FRONT_EVERY = 150;

/** A colleague who decides all day at another desk: mostly what came last, and now and then what the page has open. */
export const decideEverything = (client: ReviewerClient, keep: number): (() => void) => {
  const follower = createQueueFollower(client);
  const busy = new Set<string>();
  let turn = 0;
  const one = async (): Promise<void> => {
    const waiting = [...follower.view().items.values()].filter(({ id, status }) => status.kind === 'pending' && !busy.has(id));
    const item = waiting.at(++turn % FRONT_EVERY === 0 ? 0 : -1);
    // The other half is left for the page.
    if (item === undefined || waiting.length < keep / 2) return;
    busy.add(item.id);
    const read = await client.send('escalation:read', { escalationId: item.id });
    if (!read.ok) return void busy.delete(item.id);
    await client.send('escalation:decide', {
      escalationId: item.id,
      fence: read.value.item.fence,
      actionDigest: read.value.actionDigest,
      decisionId: randomUUID() as DecisionId,
      verdict: { kind: 'approve' },
    });
    busy.delete(item.id);
  };
  const timer = setInterval(() => void one(), EVERY_MS);
  return () => {
    clearInterval(timer);
    follower.stop();
  };
};
