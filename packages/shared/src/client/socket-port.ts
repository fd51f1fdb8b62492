import type { Ack, CommandMessage } from '../protocol/contract.ts';
import type { WireErrorCode } from '../protocol/wire-error.ts';

export type SocketEvent =
  | { readonly type: 'connected' }
  | { readonly type: 'disconnected'; readonly reason: string }
  | { readonly type: 'refused'; readonly code: WireErrorCode | undefined; readonly message: string }
  | { readonly type: 'event'; readonly name: string; readonly data: unknown };

/**
 * The little of a socket that the client needs, so that it can be driven by Socket.IO, by a test, or by
 * an in-process hub. The port does not reconnect by itself: the client is the one retry owner.
 */
export interface SocketPort {
  /** Opens a connection; the outcome arrives as an event. Calling it while connected does nothing. */
  connect(): void;
  /** Ends the connection and forgets unanswered acks. No event of the ended connection follows, `disconnected` included. */
  disconnect(): void;
  /** Sends a command. `ack` is called at most once, and never after a disconnect. */
  emit(name: string, message: CommandMessage, ack: (result: Ack<unknown>) => void): void;
  listen(listener: (event: SocketEvent) => void): () => void;
}

/** Time as a passed-in thing. `after` returns a function that cancels. */
export interface Clock {
  now(): number;
  after(ms: number, run: () => void): () => void;
}
