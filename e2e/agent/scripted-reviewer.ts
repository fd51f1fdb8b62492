import { randomUUID } from 'node:crypto';
import { createHubClient } from '@countersign/shared/client/hub-client';
import { createSocketIoPort } from '@countersign/shared/client/socket-io-port';
import type { Verdict } from '@countersign/shared/model/decision';
import type { DecisionId } from '@countersign/shared/model/ids';
import { type QueueItem, ReviewerContract } from '@countersign/shared/protocol/reviewer';
import { PROTOCOL_VERSION } from '@countersign/shared/protocol/version';
import { io } from 'socket.io-client';

/** A reviewer over the real wire who decides everything at once, by `verdictFor`. */
export const startReviewer = (url: string, token: string, verdictFor: (item: QueueItem) => Verdict | undefined) => {
  const auth = () => ({ protocolVersion: PROTOCOL_VERSION, token });
  const client = createHubClient({
    contract: ReviewerContract,
    socket: createSocketIoPort({ url, namespace: '/reviewer', auth, io }),
    clock: {
      now: Date.now,
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
    random: Math.random,
    newCommandId: randomUUID,
  });

  const decide = async (item: QueueItem): Promise<void> => {
    const verdict = item.status.kind === 'pending' ? verdictFor(item) : undefined;
    if (verdict === undefined) return;
    const read = await client.send('escalation:read', { escalationId: item.id });
    if (!read.ok) return;
    const decisionId = randomUUID() as string as DecisionId;
    const { fence } = read.value.item;
    await client.send('escalation:decide', {
      escalationId: item.id,
      fence,
      actionDigest: read.value.actionDigest,
      decisionId,
      verdict,
    });
  };

  client.on('queue:changed', ({ items }) => {
    for (const item of items) void decide(item);
  });
  const decideAll = async (): Promise<void> => {
    const queue = await client.send('queue:sync', {});
    for (const item of queue.ok ? queue.value.items : []) void decide(item);
  };
  client.onState((state) => {
    if (state.kind === 'ready') void decideAll();
  });
  client.connect();
  return { close: client.close };
};
