import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { PROTOCOL_VERSION } from '@countersign/shared/protocol/version';
import { makeProposal } from '../load/proposal.ts';
import type { BenchServer } from './server.ts';

const BUNDLE_BYTES = 8_192;

type Item = { readonly id: string; readonly fence: number; readonly target?: string; readonly status: { readonly kind: string } };
type Delivered = { readonly key: string; readonly escalationId: string; readonly resolution: { readonly decisionId: string } };

export type Drivers = {
  /** One trip: propose → read and approve by a reviewer → delivered → receipt confirmed. Resolves at its end. */
  readonly trip: (agent: number) => Promise<void>;
  readonly close: () => void;
};

const connect = (url: string, token: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { token, protocolVersion: PROTOCOL_VERSION },
    });
    socket.once('session:ready', () => resolve(socket));
    socket.once('connect_error', reject);
  });

const send = <T>(socket: Socket, name: string, input: unknown): Promise<T> =>
  new Promise((resolve, reject) => {
    socket.emit(name, { commandId: randomUUID(), input }, (answer: { ok: boolean; value: T; error?: unknown }) => {
      if (answer.ok) resolve(answer.value);
      else reject(new Error(`${name}: ${JSON.stringify(answer.error)}`));
    });
  });

/** The clients of both servers: bare sockets, so that they cost as little as possible and the same for both. */
export const createDrivers = async ({ url, crew }: BenchServer): Promise<Drivers> => {
  const fail = (cause: unknown): void => {
    throw cause instanceof Error ? cause : new Error(String(cause));
  };
  const waiting = new Map<string, (state: Delivered) => void>();
  const agents = await Promise.all(crew.agents.map(({ token }) => connect(`${url}/agent`, token)));
  for (const socket of agents)
    socket.on('decision:delivered', (state: Delivered) => {
      waiting.get(state.key)?.(state);
      waiting.delete(state.key);
    });

  const review = async (socket: Socket, { id: escalationId, fence }: Item): Promise<void> => {
    const { actionDigest } = await send<{ actionDigest: string }>(socket, 'escalation:read', { escalationId });
    const decision = { escalationId, fence, actionDigest, decisionId: randomUUID(), verdict: { kind: 'approve' } };
    await send(socket, 'escalation:decide', decision);
  };
  const reviewers = await Promise.all(crew.reviewers.map(({ token }) => connect(`${url}/reviewer`, token)));
  for (const [mine, socket] of reviewers.entries()) {
    const seen = new Set<string>();
    // Every reviewer sees every item and takes each fourth; no more than 16 at once, as a hub would allow 32.
    const queue: Item[] = [];
    let busy = 0;
    const work = (): void => {
      while (busy < 16) {
        const item = queue.shift();
        if (item === undefined) return;
        busy++;
        review(socket, item).then(() => {
          busy--;
          work();
        }, fail);
      }
    };
    socket.on('queue:changed', ({ items }: { items: readonly Item[] }) => {
      for (const item of items) {
        const number = Number(item.target?.split('-').at(-1));
        if (item.status.kind !== 'pending' || number % reviewers.length !== mine || seen.has(item.id)) continue;
        seen.add(item.id);
        queue.push(item);
      }
      work();
    });
  }

  let trips = 0;
  return {
    trip: async (agent) => {
      const socket = agents[agent % agents.length];
      if (socket === undefined) throw new Error('no agent');
      const input = makeProposal(`${agent}-${trips++}`, BUNDLE_BYTES);
      const delivered = new Promise<Delivered>((resolve) => waiting.set(input.key, resolve));
      await send(socket, 'escalation:open', input);
      const { escalationId, resolution } = await delivered;
      await send(socket, 'decision:receive', { escalationId, decisionId: resolution.decisionId });
    },
    close: () => {
      for (const socket of [...agents, ...reviewers]) socket.disconnect();
    },
  };
};
