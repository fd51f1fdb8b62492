import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { actionDigest } from '@countersign/shared/domain/digest';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { Ack } from '@countersign/shared/protocol/contract';
import type { ProposalState } from '@countersign/shared/protocol/agent';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { PROTOCOL_VERSION } from '@countersign/shared/protocol/version';
import type { WireError } from '@countersign/shared/protocol/wire-error';

/** A plain Socket.IO client, none of ours in between. */
export type RawClient = {
  readonly socket: Socket;
  readonly call: <T = unknown>(name: string, input: unknown, commandId?: string) => Promise<Ack<T>>;
  readonly close: () => void;
};

const wrap = (socket: Socket): RawClient => ({
  socket,
  call: (name, input, commandId = randomUUID()) => socket.timeout(10_000).emitWithAck(name, { commandId, input }),
  close: () => void socket.disconnect(),
});

const dial = (url: string, namespace: string, auth: object, headers: Record<string, string> = {}): Socket =>
  io(`${url}${namespace}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth,
    ...(Object.keys(headers).length === 0 ? {} : { extraHeaders: headers }),
  });

/** Connects and waits for the hub's greeting. */
export const connect = async (
  url: string,
  namespace: '/agent' | '/reviewer',
  token: string,
  onEvent: (name: string, data: unknown) => void = () => undefined,
): Promise<RawClient> => {
  const socket = dial(url, namespace, { protocolVersion: PROTOCOL_VERSION, token });
  socket.onAny(onEvent);
  await new Promise((resolve, reject) => {
    socket.once('session:ready', resolve);
    socket.once('connect_error', reject);
  });
  return wrap(socket);
};

/** Connects where it must be refused: the wire error, or the transport's message. */
export const connectRefused = async (
  url: string,
  namespace: string,
  auth: object,
  headers: Record<string, string> = {},
): Promise<WireError | string> => {
  const socket = dial(url, namespace, auth, headers);
  try {
    return await new Promise((resolve, reject) => {
      socket.once('connect', () => reject(new Error('was let in')));
      socket.once('connect_error', (error) => resolve('data' in error ? (error.data as WireError) : error.message));
    });
  } finally {
    socket.disconnect();
  }
};

export const REFUND: ProposedAction = {
  name: 'issue_refund',
  arguments: { order: '8812', amount: 248000 },
  target: 'card ending 1881',
  amount: { minor: 248000, currency: 'USD' },
  reversible: false,
};

/** Proposes and returns the hub's answer, which must be good. */
export const propose = async (
  agent: RawClient,
  key: string,
  action: ProposedAction = REFUND,
  context: ContextBundle = {},
): Promise<ProposalState> => {
  const ack = await agent.call<ProposalState>('escalation:open', { key, action, actionDigest: actionDigest(action), context });
  if (!ack.ok) throw new Error(`${ack.error.code}: ${ack.error.message}`);
  return ack.value;
};

export const decideInput = (item: { id?: string; escalationId?: string; fence?: number }, verdict: object, action = REFUND) => ({
  escalationId: item.id ?? item.escalationId,
  fence: item.fence ?? 0,
  actionDigest: actionDigest(action),
  decisionId: randomUUID(),
  verdict,
});

export const valueOf = <T>(ack: Ack<T>): T => {
  if (!ack.ok) throw new Error(`${ack.error.code}: ${ack.error.message}`);
  return ack.value;
};
export const codeOf = (ack: Ack<unknown>): string => (ack.ok ? 'accepted' : ack.error.code);
export type { QueueItem };
