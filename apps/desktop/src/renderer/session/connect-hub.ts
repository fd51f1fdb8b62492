import type { HubClient } from '@countersign/shared/client/hub-client';
import { createHubClient } from '@countersign/shared/client/hub-client';
import { type QueueFollower, createQueueFollower } from '@countersign/shared/client/queue-follower';
import type { Clock } from '@countersign/shared/client/socket-port';
import { createSocketIoPort } from '@countersign/shared/client/socket-io-port';
import { ReviewerContract } from '@countersign/shared/protocol/reviewer';
import { PROTOCOL_VERSION } from '@countersign/shared/protocol/version';
import { io } from 'socket.io-client';
import { newUuid } from './new-id.ts';
import type { Credentials } from './sign-in-link.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export type HubConnection = {
  readonly client: HubClient<ReviewerContract>;
  readonly follower: QueueFollower;
  readonly close: () => void;
};

/** Opens the connection that this window keeps. It never ends by itself; `close` ends it. */
export const connectHub = ({ hubUrl, token }: Credentials): HubConnection => {
  const client = createHubClient({
    contract: ReviewerContract,
    socket: createSocketIoPort({
      url: hubUrl,
      namespace: '/reviewer',
      auth: () => ({ protocolVersion: PROTOCOL_VERSION, token, client: 'countersign-reviewer/0.1.0' }),
      io,
    }),
    clock: systemClock,
    random: Math.random,
    newCommandId: () => newUuid(),
  });
  const follower = createQueueFollower(client);
  client.connect();
  return {
    client,
    follower,
    close: () => {
      follower.stop();
      client.close();
    },
  };
};
