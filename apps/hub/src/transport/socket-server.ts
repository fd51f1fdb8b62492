import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { AgentContract } from '@countersign/shared/protocol/agent';
import type { Limits } from '@countersign/shared/protocol/limits';
import { ReviewerContract } from '@countersign/shared/protocol/reviewer';
import { PROTOCOL_VERSION } from '@countersign/shared/protocol/version';
import { type WireError, wireError } from '@countersign/shared/protocol/wire-error';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { Directory } from '../services/directory.ts';
import type { Proposals } from '../services/proposals.ts';
import { tiersOf } from '../services/reviews.ts';
import { agentHandlers } from './agent-handlers.ts';
import { authenticate, createTokenCounter } from './authenticate.ts';
import { coverageRooms } from './coverage-stream.ts';
import { createAddressCounter, type DoorConfig, mayEnter } from './door.ts';
import { doorParser } from './door-parser.ts';
import { agentRoom, audienceOf } from './event-stream.ts';
import { type CommandLog, registerCommands } from './register-commands.ts';
import { type DeskServices, reviewerHandlers } from './reviewer-handlers.ts';
import { type HubNamespace, type HubSocket, NAMESPACES, type NamespaceName, sessionOf } from './session.ts';
import { toProposalState } from './views.ts';

export type SocketDependencies = {
  readonly limits: Limits;
  readonly door: () => DoorConfig;
  readonly directory: Directory;
  readonly logEpoch: string;
  readonly head: () => Promise<number>;
  readonly now: () => Timestamp;
  readonly log: CommandLog;
};

/** Options that close what the hub does not need (S7). */
export const SERVER_OPTIONS = {
  transports: ['websocket'],
  allowEIO3: false,
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
  connectTimeout: 5_000,
  pingInterval: 10_000,
  pingTimeout: 10_000,
  cookie: false,
} as const;

const refusal = (error: WireError): Error => Object.assign(new Error(error.message), { data: error });

export const createSocketServer = (
  http: HttpServer,
  { limits, door, directory, logEpoch, head, now, log }: SocketDependencies,
) => {
  const addresses = createAddressCounter(limits);
  const io = new Server(http, {
    ...SERVER_OPTIONS,
    transports: [...SERVER_OPTIONS.transports],
    maxHttpBufferSize: limits.packetBytes,
    parser: doorParser(limits),
    allowRequest: (request, callback) => {
      const entry = mayEnter(request, door());
      if (!entry.ok) callback(`refused: ${entry.why}`, false);
      else if (addresses.isFull(request.socket.remoteAddress ?? '')) callback('refused: too many connections', false);
      else callback(null, true);
    },
  });
  const tokens = createTokenCounter(limits);

  const visitors = new WeakMap<object, { readonly known: () => void }>();
  io.engine.on('connection', (connection: { remoteAddress: string; once: (event: 'close', run: () => void) => void }) => {
    const visit = addresses.enter(connection.remoteAddress);
    visitors.set(connection, visit);
    connection.once('close', visit.leave);
  });

  const guard = (name: NamespaceName): HubNamespace => {
    const namespace = io.of(name) as unknown as HubNamespace;
    namespace.use((socket, next) => {
      void authenticate(directory, name, socket.handshake.auth)
        .then((session) => {
          if (!session.ok) return next(refusal(session.error));
          // Gone while the token was looked up: its `close` is over and would never give the place back.
          if (socket.conn.readyState !== 'open') return next(refusal(wireError('INTERNAL', 'The connection is gone.')));
          if (!tokens.enter(session.value.tokenId))
            return next(
              refusal(
                wireError('LIMIT', 'Too many connections with this token.', { field: 'token', limit: limits.socketsPerToken }),
              ),
            );
          socket.conn.once('close', () => tokens.leave(session.value.tokenId));
          visitors.get(socket.conn)?.known();
          Object.assign(socket.data, session.value);
          next();
        })
        .catch((cause: unknown) => {
          log({ command: 'connect', principal: 'unknown', code: 'STORE_UNAVAILABLE', cause });
          next(refusal(wireError('STORE_UNAVAILABLE', 'The hub cannot read its store.', { retryAfterMs: 1_000 })));
        });
    });
    return namespace;
  };

  // Socket.IO opens `/` to everybody, and who is let in anywhere may stay for ever.
  io.use((_socket, next) => next(refusal(wireError('FORBIDDEN', 'Connect to /agent or /reviewer.', { field: 'namespace' }))));
  const agent = guard('/agent');
  const reviewer = guard('/reviewer');

  const greet = async (socket: HubSocket): Promise<void> => {
    socket.emit('session:ready', {
      protocolVersion: PROTOCOL_VERSION,
      principal: sessionOf(socket).principal,
      logEpoch,
      head: await head(),
      now: now(),
    });
  };

  /** Opens the doors once the services exist. */
  const serve = (proposals: Proposals, desk: DeskServices): void => {
    const forAgents = agentHandlers(proposals, directory.nameOf);
    const forReviewers = reviewerHandlers(desk, directory, logEpoch);
    const context = { limits, log, nameOf: directory.nameOf };
    const fault = (cause: unknown): void => log({ command: 'greet', principal: 'unknown', code: 'INTERNAL', cause });

    agent.on('connection', (socket) => {
      const { principal } = sessionOf(socket);
      registerCommands(socket, AgentContract, forAgents, context);
      void socket.join(agentRoom(principal.id));
      void greet(socket)
        .then(() => proposals.undelivered(principal.id))
        .then((items) => {
          for (const stored of items) socket.emit('decision:delivered', toProposalState(stored, directory.nameOf));
        })
        .catch(fault);
    });
    reviewer.on('connection', (socket) => {
      registerCommands(socket, ReviewerContract, forReviewers, context);
      // Subscribed before the client reads its first page: nothing can fall in between.
      const { principal } = sessionOf(socket);
      void socket.join([audienceOf(tiersOf(principal)), ...coverageRooms(principal)]);
      socket.once('disconnect', () => void desk.presence.leave(principal.id).catch(fault));
      // Who cannot be noted as present may still work.
      void desk.presence
        .enter(principal.id)
        .catch(fault)
        .then(() => greet(socket))
        .then(() => desk.greetings(socket))
        .catch(fault);
    });
  };

  const all = (): HubSocket[] =>
    Object.keys(NAMESPACES).flatMap((name) => [...(io.of(name) as unknown as HubNamespace).sockets.values()]);

  return { io, namespaces: { agent, reviewer }, serve, sockets: all };
};
export type SocketServer = ReturnType<typeof createSocketServer>;
