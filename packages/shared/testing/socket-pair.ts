import type { SocketEvent, SocketPort } from '../src/client/socket-port.ts';
import type { Ack, CommandMessage } from '../src/protocol/contract.ts';
import type { WireErrorCode } from '../src/protocol/wire-error.ts';
import { createLine, type Line } from './line.ts';

/** The hub's end of one connection. */
export type ServerConnection = { readonly emit: (name: string, data: unknown) => void; readonly isOpen: () => boolean };

export type SocketServer = {
  readonly onConnect: (connection: ServerConnection) => void;
  readonly onCommand: (
    connection: ServerConnection,
    name: string,
    message: CommandMessage,
    ack: (result: unknown) => void,
  ) => void;
  readonly onDisconnect?: (connection: ServerConnection) => void;
};

export type Refusal = { readonly code: WireErrorCode | undefined; readonly message: string };

export type SocketPair = {
  readonly port: SocketPort;
  readonly toServer: Line;
  readonly toClient: Line;
  /** Lets everything arrive that is on the way, and what is sent because of it. */
  readonly flush: () => void;
  /** Cuts the connection. What was on the way is lost, unless `late` lets commands reach the server afterwards. */
  readonly cut: (options?: { readonly late?: boolean }) => void;
  /** Refuses connections from now on; `null` accepts again. */
  readonly refuse: (refusal: Refusal | null) => void;
};

type Connection = ServerConnection & { readonly close: () => void };
type Up = { readonly from: Connection } & (
  | { readonly kind: 'open' }
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly message: CommandMessage;
      readonly ack: (result: Ack<unknown>) => void;
    }
);
type Down = { readonly to: Connection; readonly run: () => void };

/** Packets travel as JSON, like on a real wire: what JSON cannot carry does not get through here either. */
const overTheWire = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

/** A client port and a server joined by two lines that the test controls packet by packet. Nothing moves by itself. */
export const createSocketPair = (server: SocketServer): SocketPair => {
  const listeners = new Set<(event: SocketEvent) => void>();
  let current: Connection | null = null;
  let refusal: Refusal | null = null;

  const tell = (event: SocketEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };

  const toClient = createLine<Down>(({ to, run }) => {
    if (current === to) run();
  });

  const toServer = createLine<Up>((packet) => {
    const { from } = packet;
    if (packet.kind === 'open') return accept(from);
    server.onCommand(from, packet.name, packet.message, (result) => {
      const answer = overTheWire(result) as Ack<unknown>;
      if (from.isOpen()) toClient.push({ to: from, run: () => packet.ack(answer) });
    });
  });

  const accept = (connection: Connection): void => {
    const event: SocketEvent = refusal ? { type: 'refused', ...refusal } : { type: 'connected' };
    const refused = refusal !== null;
    toClient.push({
      to: connection,
      run: () => {
        if (refused) current = null;
        tell(event);
      },
    });
    if (!refused) server.onConnect(connection);
  };

  const createConnection = (): Connection => {
    let open = true;
    const connection: Connection = {
      isOpen: () => open,
      emit: (name, data) => {
        const copy = overTheWire(data);
        if (open) toClient.push({ to: connection, run: () => tell({ type: 'event', name, data: copy }) });
      },
      close: () => {
        open = false;
        server.onDisconnect?.(connection);
      },
    };
    return connection;
  };

  const end = (late: boolean): boolean => {
    const ended = current;
    current = null;
    ended?.close();
    toClient.keep(() => false);
    toServer.keep((packet) => packet.kind === 'command' && (late || packet.from !== ended));
    return ended !== null;
  };

  const port: SocketPort = {
    connect: () => {
      if (current) return;
      current = createConnection();
      toServer.push({ kind: 'open', from: current });
    },
    disconnect: () => void end(false),
    emit: (name, message, ack) => {
      const copy = overTheWire(message);
      if (current) toServer.push({ kind: 'command', from: current, name, message: copy, ack });
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };

  return {
    port,
    toServer,
    toClient,
    flush: () => {
      while (toServer.deliver(toServer.size()) + toClient.deliver(toClient.size()) > 0);
    },
    cut: ({ late = false } = {}) => {
      if (end(late)) tell({ type: 'disconnected', reason: 'transport close' });
    },
    refuse: (next) => {
      refusal = next;
    },
  };
};
