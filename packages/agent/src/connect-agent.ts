import { createSocketIoPort } from '@countersign/shared/client/socket-io-port';
import type { SocketPort } from '@countersign/shared/client/socket-port';
import { PROTOCOL_VERSION } from '@countersign/shared/protocol/version';
import { io } from 'socket.io-client';
import type { AgentClient } from './agent-client.ts';
import type { OverrideHandler } from './agent-parts.ts';
import { nodeClock } from './connection/node-clock.ts';
import { createAgent } from './create-agent.ts';
import { defaultOutboxFolder } from './outbox/default-folder.ts';
import { createDiskOutbox } from './outbox/disk-outbox.ts';
import { createMemoryOutbox } from './outbox/memory-outbox.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { FailMode } from './proposals/patience.ts';
import type { StepHook } from './steps.ts';

/** Somewhere to connect to that is not reached by a URL: `createTestHub()` of `@countersign/agent/testing`. */
export interface InProcessHub {
  openSocket(name: string): SocketPort;
}

type Common = {
  /** For the hub's log, with this package's version. */
  readonly name?: string;
  /**
   * Where proposals survive a crash of this process: a folder (default `./.countersign/outbox/<hash of URL and token>`),
   * `'memory'` for not at all, or your own. One folder belongs to one running agent.
   */
  readonly outbox?: string | Outbox;
  /**
   * A reviewer said no, or something else, to an action of the route `review` that was run without waiting: undo it.
   * The hub is told only after this resolved; until then it is called again, with the same `decisionId`. Every process that
   * is connected with this token is called: let what undoes it take `decisionId` as its idempotency key.
   */
  readonly onOverride?: OverrideHandler;
  /** While the hub is away: `wait` (default), or answer `unavailable` after five seconds. Never run. */
  readonly failMode?: FailMode;
  /** Told of trouble that no call returns, such as an unreadable file in the outbox. Default: `process.emitWarning`. */
  readonly onWarning?: (message: string) => void;
};

export type ConnectOptions = Common &
  (
    | {
        /** Origin of the hub, such as `http://127.0.0.1:4310`. */
        readonly url: string;
        /** A token of role agent. */
        readonly token: string;
        readonly hub?: never;
      }
    | { readonly hub: InProcessHub; readonly url?: never; readonly token?: never }
  );

const checkAddress = (url: string, token: string): void => {
  const isHttp = URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
  if (!isHttp) throw new TypeError(`url: ${JSON.stringify(url)} is no address of a hub, such as http://127.0.0.1:4310`);
  if (token === '') throw new TypeError('token: is empty; make one with "countersign token create"');
};

const socketOf = (options: ConnectOptions): SocketPort => {
  const name = options.name ?? 'agent';
  if (options.hub !== undefined) return options.hub.openSocket(name);
  const { url, token } = options;
  checkAddress(url, token);
  const auth = () => ({ protocolVersion: PROTOCOL_VERSION, token, client: `${name} (@countersign/agent 0.1.0)`.slice(0, 120) });
  return createSocketIoPort({ url, namespace: '/agent', auth, io });
};

const outboxOf = ({ outbox, hub, url, token }: ConnectOptions, warn: (message: string) => void): Outbox => {
  if (typeof outbox === 'object') return outbox;
  if (outbox === 'memory' || (outbox === undefined && hub !== undefined)) return createMemoryOutbox();
  const folder = outbox ?? defaultOutboxFolder(url ?? '', token ?? '');
  return createDiskOutbox(folder, {
    onBroken: ({ file, movedTo, why }) => warn(`Unreadable proposal ${file} (${why}) was set aside as ${movedTo}.`),
  });
};

/** `connectAgent` with a hook at every crash point. For tests of this package. */
export const connectAtSteps = (options: ConnectOptions, passed: StepHook): AgentClient => {
  const warn = options.onWarning ?? ((message: string) => process.emitWarning(message, 'CountersignWarning'));
  return createAgent({
    socket: socketOf(options),
    outbox: outboxOf(options, warn),
    clock: nodeClock,
    random: Math.random,
    warn,
    failMode: options.failMode ?? 'wait',
    onOverride: options.onOverride,
    passed,
  });
};

/**
 * Connects an agent to its hub. Returns at once and connects in the background, again and again while the hub is away;
 * proposals may be made right away.
 * @throws TypeError for a URL or token that cannot be one.
 */
export const connectAgent = (options: ConnectOptions): AgentClient => connectAtSteps(options, () => {});
