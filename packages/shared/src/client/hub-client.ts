import type { CommandName, Contract, EventData, EventName, Input, Output } from '../protocol/contract.ts';
import { SessionReady, SessionRevoked } from '../protocol/handshake.ts';
import { wireError } from '../protocol/wire-error.ts';
import type { AbortSignalLike } from './abort-signal.ts';
import { createCommandQueue } from './command-queue.ts';
import { createConnectionKeeper } from './connection-keeper.ts';
import type { ConnectionState } from './connection-state.ts';
import { createListeners, type Listeners } from './listeners.ts';
import type { LocalError, Retry, Sent } from './sent.ts';
import type { Clock, SocketEvent, SocketPort } from './socket-port.ts';

export type { LocalError, Retry, Sent };
export type Unsubscribe = () => void;

export type SendOptions = {
  /** Pass the stored one to repeat a command after a restart; a new one is made when absent. */
  readonly commandId?: string | undefined;
  readonly signal?: AbortSignalLike | undefined;
  /** Default `{ forMs: 30_000 }`. */
  readonly retry?: Retry | undefined;
  /** How long one try of this command waits for its ack, where the answer takes the hub long. Milliseconds. */
  readonly ackTimeoutMs?: number | undefined;
};

export type HubClientOptions<C extends Contract> = {
  readonly contract: C;
  readonly socket: SocketPort;
  readonly clock: Clock;
  /** From 0 up to, but not including, 1. */
  readonly random: () => number;
  readonly newCommandId: () => string;
  /** How long one try waits for its ack. Default 10,000 ms. */
  readonly ackTimeoutMs?: number | undefined;
};

export interface HubClient<C extends Contract> {
  /** Starts, or starts again after `needs-auth`, `incompatible` or `close()`. Does nothing while a connection is kept up. */
  connect(): void;
  /** Ends the connection; every command still open resolves with `CLOSED`. */
  close(): void;
  /** Network or power came back: do not sit out the wait, try now. */
  wake(): void;
  state(): ConnectionState;
  /** Called after every change, not with the current state. */
  onState(listener: (state: ConnectionState) => void): Unsubscribe;
  /** Payloads have passed the contract's schema. What does not pass is dropped and counted. */
  on<K extends EventName<C>>(name: K, listener: (data: EventData<C, K>) => void): Unsubscribe;
  /** How many events were unknown, broken or before the session, since the client was made. */
  droppedEvents(): number;
  /**
   * Sends a command under one commandId until it is answered. Never throws and never rejects: a refusal is
   * `{ok: false, error: WireError}`, no answer is `{ok: false, error: LocalError}`.
   */
  send<K extends CommandName<C>>(name: K, input: Input<C, K>, options?: SendOptions): Promise<Sent<Output<C, K>>>;
}

export const DEFAULT_ACK_TIMEOUT_MS = 10_000;
export const DEFAULT_RETRY: Retry = { forMs: 30_000 };

/** The one way to talk to a hub: keeps the connection, repeats commands, checks everything that arrives. */
export const createHubClient = <C extends Contract>(options: HubClientOptions<C>): HubClient<C> => {
  const { contract, socket, clock, random, newCommandId } = options;
  const stateListeners = createListeners<ConnectionState>(clock.after);
  const eventListeners = new Map<string, Listeners<unknown>>();
  let dropped = 0;

  const commands = createCommandQueue({
    clock,
    random,
    ackTimeoutMs: options.ackTimeoutMs ?? DEFAULT_ACK_TIMEOUT_MS,
    emit: (name, message, ack) => socket.emit(name, message, ack),
    onStalled: () => connection.apply({ type: 'lost' }),
  });

  const onChange = (state: ConnectionState): void => {
    if (state.kind === 'ready') commands.ready();
    else commands.lost();
    if (state.kind === 'closed') commands.close();
    stateListeners.call(state);
  };
  const connection = createConnectionKeeper({ socket, clock, random, onChange });

  const onEvent = (name: string, data: unknown): void => {
    const schema = Object.hasOwn(contract.events, name) ? contract.events[name] : undefined;
    const parsed = schema?.safeParse(data);
    const session = name === 'session:ready' ? SessionReady.safeParse(data) : undefined;
    if (session?.success) connection.apply({ type: 'session', session: session.data });
    // The hub's first event is `session:ready`; what comes before it belongs to no session.
    const expected = connection.state().kind === 'ready' || name === 'session:revoked';
    if (!parsed?.success || session?.success === false || !expected) {
      dropped += 1;
      return;
    }
    eventListeners.get(name)?.call(parsed.data);
    if (name === 'session:revoked') {
      const message = SessionRevoked.safeParse(data).data?.message ?? 'the hub ended this session';
      connection.apply({ type: 'revoked', message });
    }
  };

  socket.listen((event: SocketEvent) => {
    if (event.type === 'event') onEvent(event.name, event.data);
    else if (event.type === 'disconnected') connection.apply({ type: 'lost' });
    else if (event.type === 'refused') connection.apply(event);
  });

  return {
    connect: () => connection.apply({ type: 'connect' }),
    close: () => connection.apply({ type: 'close' }),
    wake: () => connection.apply({ type: 'wake' }),
    state: connection.state,
    onState: stateListeners.add,
    on: <K extends EventName<C>>(name: K, listener: (data: EventData<C, K>) => void): Unsubscribe => {
      const listeners = eventListeners.get(name) ?? createListeners<unknown>(clock.after);
      eventListeners.set(name, listeners);
      return listeners.add((data) => listener(data as EventData<C, K>));
    },
    droppedEvents: () => dropped,
    send: async <K extends CommandName<C>>(name: K, input: Input<C, K>, more: SendOptions = {}): Promise<Sent<Output<C, K>>> => {
      const spec = Object.hasOwn(contract.commands, name) ? contract.commands[name] : undefined;
      if (!spec) return { ok: false, error: wireError('BAD_SCHEMA', `there is no command ${name}`) };
      const sent = await commands.send({
        name,
        input,
        output: spec.output,
        commandId: more.commandId ?? newCommandId(),
        retry: more.retry ?? DEFAULT_RETRY,
        signal: more.signal,
        ackTimeoutMs: more.ackTimeoutMs,
      });
      return sent as Sent<Output<C, K>>;
    },
  };
};
