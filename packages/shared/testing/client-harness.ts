import { createHubClient, type HubClient } from '../src/client/hub-client.ts';
import type { ConnectionState } from '../src/client/connection-state.ts';
import type { PrincipalId } from '../src/model/ids.ts';
import type { CommandMessage, Contract } from '../src/protocol/contract.ts';
import type { SessionReady } from '../src/protocol/handshake.ts';
import { createFakeClock, type FakeClock, promisesSettled } from './fake-clock.ts';
import { createRandom } from './random.ts';
import { createSocketPair, type ServerConnection, type SocketPair } from './socket-pair.ts';

export const session: SessionReady = {
  protocolVersion: 1,
  principal: { id: 'rosa' as PrincipalId, role: 'reviewer', name: 'Rosa', tiers: ['manager'] },
  logEpoch: 'epoch-1',
  head: 0,
  now: 0,
};

export type Received = {
  readonly name: string;
  readonly message: CommandMessage;
  readonly connection: ServerConnection;
  readonly ack: (result: unknown) => void;
};

export type ClientHarness<C extends Contract> = {
  readonly client: HubClient<C>;
  readonly clock: FakeClock;
  readonly pair: SocketPair;
  readonly states: ConnectionState[];
  readonly connections: ServerConnection[];
  readonly received: Received[];
  /** Lets all packets arrive and all promises go on. */
  readonly settle: () => Promise<void>;
};

/** A client and a hub of which the test plays the part: it gets the commands and acks them by hand. */
export const createClientHarness = <C extends Contract>(
  contract: C,
  options: { readonly seed?: number; readonly greet?: (connection: ServerConnection) => void } = {},
): ClientHarness<C> => {
  const clock = createFakeClock();
  const states: ConnectionState[] = [];
  const connections: ServerConnection[] = [];
  const received: Received[] = [];
  const greet = options.greet ?? ((connection: ServerConnection) => connection.emit('session:ready', session));
  const pair = createSocketPair({
    onConnect: (connection) => {
      connections.push(connection);
      greet(connection);
    },
    onCommand: (connection, name, message, ack) => void received.push({ connection, name, message, ack }),
  });
  let ids = 0;
  const newCommandId = (): string => `command-${(ids += 1)}`;
  const random = createRandom(options.seed ?? 1);
  const client = createHubClient({ contract, socket: pair.port, clock, random, newCommandId });
  client.onState((state) => states.push(state));
  const settle = async (): Promise<void> => {
    pair.flush();
    await promisesSettled();
    pair.flush();
    await promisesSettled();
  };
  return { client, clock, pair, states, connections, received, settle };
};
