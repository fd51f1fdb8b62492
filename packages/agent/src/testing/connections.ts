import type { SocketEvent, SocketPort } from '@countersign/shared/client/socket-port';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import type { Ack, CommandMessage } from '@countersign/shared/protocol/contract';
import { PROTOCOL_VERSION } from '@countersign/shared/protocol/version';

type Connection = { readonly agent: Principal; readonly tell: (event: SocketEvent) => void };

export type Serving = {
  readonly now: () => number;
  readonly handle: (agent: Principal, name: string, message: CommandMessage) => Ack<unknown>;
  /** Sent on every connection, after `session:ready`. */
  readonly greeting: (agent: Principal) => readonly (readonly [name: string, data: unknown])[];
};

/** What went over a wire shares nothing with what was sent. */
const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Sockets without a network: asynchronous and copying like the real ones, and the line can be cut. */
export const createConnections = ({ now, handle, greeting }: Serving) => {
  const open = new Set<Connection>();
  let isUp = true;

  const deliver = (connection: Connection, name: string, data: unknown): void => {
    const copy = overTheWire(data);
    setImmediate(() => {
      if (open.has(connection)) connection.tell({ type: 'event', name, data: copy });
    });
  };

  const openSocket = (name: string): SocketPort => {
    const agent: Principal = { id: name as PrincipalId, role: 'agent', name, tiers: [] };
    const listeners = new Set<(event: SocketEvent) => void>();
    const tell = (event: SocketEvent): void => {
      for (const listener of [...listeners]) listener(event);
    };
    let current: Connection | undefined;

    const accept = (connection: Connection): void => {
      if (current !== connection) return;
      if (!isUp) {
        current = undefined;
        tell({ type: 'refused', code: undefined, message: 'the test hub is down' });
        return;
      }
      open.add(connection);
      tell({ type: 'connected' });
      const session = { protocolVersion: PROTOCOL_VERSION, principal: agent, logEpoch: 'test', head: 0, now: now() };
      deliver(connection, 'session:ready', session);
      for (const [event, data] of greeting(agent)) deliver(connection, event, data);
    };

    return {
      connect: () => {
        if (current !== undefined) return;
        const connection: Connection = {
          agent,
          tell: (event) => {
            if (event.type === 'disconnected') current = undefined;
            tell(event);
          },
        };
        current = connection;
        setImmediate(() => accept(connection));
      },
      disconnect: () => {
        if (current !== undefined) open.delete(current);
        current = undefined;
      },
      emit: (command, message, ack) => {
        const connection = current;
        if (connection === undefined || !open.has(connection)) return;
        const copy = overTheWire(message);
        setImmediate(() => {
          if (!open.has(connection)) return;
          const answer = overTheWire(handle(agent, command, copy));
          setImmediate(() => {
            if (open.has(connection)) ack(answer);
          });
        });
      },
      listen: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
  };

  return {
    openSocket,
    push: (agentId: string, name: string, data: unknown): void => {
      for (const connection of open) if (connection.agent.id === agentId) deliver(connection, name, data);
    },
    drop: (): void => {
      isUp = false;
      for (const connection of [...open]) {
        open.delete(connection);
        connection.tell({ type: 'disconnected', reason: 'the test hub was dropped' });
      }
    },
    restore: (): void => {
      isUp = true;
    },
  };
};
