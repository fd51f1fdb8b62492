import type { Ack, CommandMessage } from '../protocol/contract.ts';
import type { HandshakeAuth } from '../protocol/handshake.ts';
import { WireError } from '../protocol/wire-error.ts';
import type { SocketEvent, SocketPort } from './socket-port.ts';

/** The part of a socket.io-client `Socket` that is used here. */
export interface SocketIoSocket {
  connect(): unknown;
  disconnect(): unknown;
  on(event: 'connect' | 'disconnect' | 'connect_error', listener: (detail: unknown) => void): unknown;
  onAny(listener: (name: string, data: unknown) => void): unknown;
  emit(name: string, message: CommandMessage, ack: (result: Ack<unknown>) => void): unknown;
}

export type SocketIoOptions = {
  transports: string[];
  forceNew: boolean;
  autoConnect: boolean;
  reconnection: boolean;
  timeout: number;
  perMessageDeflate: { threshold: number };
  auth: { [key: string]: unknown };
};

/** socket.io-client's `io`, passed in so that this package does not depend on it. */
export type SocketIoFactory = (url: string, options: SocketIoOptions) => SocketIoSocket;

/** How long opening a connection may take, in milliseconds. */
export const OPEN_TIMEOUT_MS = 10_000;

export type SocketIoPortOptions = {
  /** Origin of the hub, such as `http://127.0.0.1:4310`. */
  readonly url: string;
  readonly namespace: '/agent' | '/reviewer';
  /** Read again for every connection, so that a new token counts at once. */
  readonly auth: () => HandshakeAuth;
  readonly io: SocketIoFactory;
};

/**
 * A `SocketPort` over Socket.IO: WebSocket only, uncompressed, and with all of Socket.IO's own reconnecting, buffering
 * and retrying out of the way. Each connection is a new socket, so nothing of an old one can arrive late.
 */
export const createSocketIoPort = ({ url, namespace, auth, io }: SocketIoPortOptions): SocketPort => {
  const listeners = new Set<(event: SocketEvent) => void>();
  let current: SocketIoSocket | null = null;

  const tell = (event: SocketEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };

  const open = (): void => {
    const socket = io(`${url.replace(/\/+$/, '')}${namespace}`, {
      transports: ['websocket'],
      forceNew: true,
      autoConnect: false,
      reconnection: false,
      timeout: OPEN_TIMEOUT_MS,
      // No packet is ever that long. `false` would say it better, but is not in socket.io-client's types.
      perMessageDeflate: { threshold: Number.MAX_SAFE_INTEGER },
      auth: { ...auth() },
    });
    current = socket;
    const whileCurrent = (event: SocketEvent): void => {
      if (current === socket) tell(event);
    };
    const end = (event: SocketEvent): void => {
      if (current !== socket) return;
      current = null;
      socket.disconnect();
      tell(event);
    };
    socket.on('connect', () => whileCurrent({ type: 'connected' }));
    socket.on('disconnect', (reason) => end({ type: 'disconnected', reason: String(reason) }));
    socket.on('connect_error', (error) => end(refusal(error)));
    socket.onAny((name, data) => whileCurrent({ type: 'event', name, data }));
    socket.connect();
  };

  return {
    connect: () => {
      if (!current) open();
    },
    disconnect: () => {
      const ended = current;
      current = null;
      ended?.disconnect();
    },
    emit: (name, message, ack) => {
      const socket = current;
      // Socket.IO may still hand over an ack that was read together with the end of the connection.
      socket?.emit(name, message, (result) => {
        if (current === socket) ack(result);
      });
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

/** The hub puts a `WireError` into `data`; without one the network refused, and trying again may help. */
const refusal = (error: unknown): SocketEvent => {
  const detail = typeof error === 'object' && error !== null ? error : {};
  const known = WireError.safeParse('data' in detail ? detail.data : undefined);
  if (known.success) return { type: 'refused', code: known.data.code, message: known.data.message };
  const message = 'message' in detail ? String(detail.message) : 'the connection was refused';
  return { type: 'refused', code: undefined, message };
};
