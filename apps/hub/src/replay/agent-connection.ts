import { randomUUID } from 'node:crypto';
import { type HubClient, createHubClient } from '@countersign/shared/client/hub-client';
import { createSocketIoPort } from '@countersign/shared/client/socket-io-port';
import type { Clock } from '@countersign/shared/client/socket-port';
import { type Result, err, ok } from '@countersign/shared/domain/result';
import { AgentContract } from '@countersign/shared/protocol/agent';
import { PROTOCOL_VERSION } from '@countersign/shared/protocol/version';
import { io } from 'socket.io-client';

export type AgentHub = HubClient<AgentContract>;

const clock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** How long the first connection may take, in milliseconds. Later ones are waited for. */
const FIRST_CONNECTION_MS = 10_000;

/**
 * Connects as an agent, without the outbox and the permits of the SDK: a replay runs no effects, and it wants to see the
 * routing of every item as soon as the hub has it.
 */
export const connectAsAgent = async (url: string, token: string): Promise<Result<AgentHub, string>> => {
  const auth = () => ({ protocolVersion: PROTOCOL_VERSION, token, client: 'countersign replay' });
  const socket = createSocketIoPort({ url, namespace: '/agent', auth, io });
  const hub = createHubClient({ contract: AgentContract, socket, clock, random: Math.random, newCommandId: randomUUID });

  const problem = await new Promise<string | undefined>((resolve) => {
    const late = setTimeout(
      () => resolve(`No hub answers at ${url}. Is it running? Give its address with --url.`),
      FIRST_CONNECTION_MS,
    );
    hub.onState((state) => {
      if (state.kind === 'ready') resolve(undefined);
      else if (state.kind === 'needs-auth' || state.kind === 'incompatible')
        resolve(`The hub at ${url} refuses: ${state.message}`);
      else return;
      clearTimeout(late);
    });
    hub.connect();
  });
  if (problem === undefined) return ok(hub);
  hub.close();
  return err(problem);
};
