import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { createHubClient, type HubClient } from '@countersign/shared/client/hub-client';
import { createSocketIoPort } from '@countersign/shared/client/socket-io-port';
import { AgentContract } from '@countersign/shared/protocol/agent';
import type { Contract } from '@countersign/shared/protocol/contract';
import { ReviewerContract } from '@countersign/shared/protocol/reviewer';
import { PROTOCOL_VERSION } from '@countersign/shared/protocol/version';
import { machineClock } from './clock.ts';

export type AgentClient = HubClient<AgentContract>;
export type ReviewerClient = HubClient<ReviewerContract>;
export type Entry = { readonly url: string; readonly token: string; readonly random?: () => number };

const connect = <C extends Contract>(
  contract: C,
  namespace: '/agent' | '/reviewer',
  { url, token, random }: Entry,
): HubClient<C> => {
  const client = createHubClient({
    contract,
    socket: createSocketIoPort({ url, namespace, auth: () => ({ protocolVersion: PROTOCOL_VERSION, token, client: 'e2e' }), io }),
    clock: machineClock,
    random: random ?? Math.random,
    newCommandId: randomUUID,
  });
  client.connect();
  return client;
};

export const connectAgent = (entry: Entry): AgentClient => connect(AgentContract, '/agent', entry);
export const connectReviewer = (entry: Entry): ReviewerClient => connect(ReviewerContract, '/reviewer', entry);

/** Resolves when the hub has greeted; rejects when it will not let this client in. */
export const untilReady = (client: Pick<HubClient<Contract>, 'state' | 'onState'>): Promise<void> =>
  new Promise((resolve, reject) => {
    const look = (): void => {
      const { kind } = client.state();
      if (kind === 'ready') resolve();
      else if (kind === 'needs-auth' || kind === 'incompatible' || kind === 'closed') reject(new Error(`not let in: ${kind}`));
      else return;
      stop();
    };
    const stop = client.onState(look);
    look();
  });
