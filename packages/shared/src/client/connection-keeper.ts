import { type ConnectionEvent, type ConnectionState, isOnline, nextConnection } from './connection-state.ts';
import type { Clock, SocketPort } from './socket-port.ts';

/** From opening the socket to `session:ready`. Longer than the socket's own 10 s, which has the better message. */
export const SESSION_TIMEOUT_MS = 15_000;

export type ConnectionKeeperOptions = {
  readonly socket: SocketPort;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onChange: (state: ConnectionState) => void;
};

export type ConnectionKeeper = {
  readonly state: () => ConnectionState;
  readonly apply: (event: ConnectionEvent) => void;
};

/** Runs the connection machine: opens and ends the socket, and keeps the one timer a state may have. */
export const createConnectionKeeper = ({ socket, clock, random, onChange }: ConnectionKeeperOptions): ConnectionKeeper => {
  let state: ConnectionState = { kind: 'idle' };
  let cancelTimer = (): void => {};
  let running = false;
  const waiting: ConnectionEvent[] = [];

  const enter = (before: ConnectionState, entered: ConnectionState): void => {
    cancelTimer();
    cancelTimer = (): void => {};
    if (isOnline(before) && !isOnline(entered)) socket.disconnect();
    if (entered.kind === 'connecting') cancelTimer = clock.after(SESSION_TIMEOUT_MS, () => apply({ type: 'lost' }));
    if (entered.kind === 'reconnecting') {
      cancelTimer = clock.after(Math.max(0, entered.retryAt - clock.now()), () => apply({ type: 'retry' }));
    }
    onChange(entered);
    if (entered.kind === 'connecting') socket.connect();
  };

  // Run to completion: a listener or a socket may cause the next event while this one is still being told.
  const apply = (event: ConnectionEvent): void => {
    waiting.push(event);
    if (running) return;
    running = true;
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const before = state;
        state = nextConnection(before, next, { now: clock.now(), jitter: random() });
        if (state !== before) enter(before, state);
      }
    } finally {
      running = false;
    }
  };

  return { state: () => state, apply };
};
