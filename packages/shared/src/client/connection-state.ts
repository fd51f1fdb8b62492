import type { SessionReady } from '../protocol/handshake.ts';
import { OLDEST_SUPPORTED } from '../protocol/version.ts';
import type { WireError, WireErrorCode } from '../protocol/wire-error.ts';
import { assertNever } from '../domain/result.ts';
import { backoffMs } from './backoff.ts';

/** A session that lasted this long was a good one: the next loss starts again with short waits. */
export const STABLE_MS = 10_000;

/**
 * Health of the connection; whether the data is fresh is another question (`QueueFollower.isFresh`).
 * All times are milliseconds by the client's clock.
 */
export type ConnectionState =
  | { readonly kind: 'idle' }
  /** `since`: when the last session was lost; absent before the first one. */
  | { readonly kind: 'connecting'; readonly attempt: number; readonly since?: number }
  /** `attempt`: how many attempts it took. Counting goes on from there when the session is lost before it was stable. */
  | { readonly kind: 'ready'; readonly session: SessionReady; readonly since: number; readonly attempt?: number }
  | {
      readonly kind: 'reconnecting';
      readonly attempt: number;
      readonly retryAt: number;
      readonly since: number;
      /** What the hub said, where it was there and did not let this connection in. */
      readonly refusal?: Pick<WireError, 'code' | 'message'>;
    }
  /** The token was refused (UNAUTHENTICATED, FORBIDDEN) or revoked (REVOKED); only a new `connect()` leaves this state. */
  | { readonly kind: 'needs-auth'; readonly message: string }
  /** This client and the hub have no protocol version in common; only a new `connect()` leaves this state. */
  | { readonly kind: 'incompatible'; readonly message: string }
  | { readonly kind: 'closed' };

export type ConnectionEvent =
  | { readonly type: 'connect' }
  | { readonly type: 'session'; readonly session: SessionReady }
  /** The socket went away, could not be opened, or no session came in time. */
  | { readonly type: 'lost' }
  | { readonly type: 'refused'; readonly code: WireErrorCode | undefined; readonly message: string }
  | { readonly type: 'revoked'; readonly message: string }
  | { readonly type: 'retry' }
  | { readonly type: 'wake' }
  | { readonly type: 'close' };

export type ConnectionContext = {
  readonly now: number;
  /** From 0 up to, but not including, 1. */
  readonly jitter: number;
};

/** The whole connection machine. An event that means nothing in a state returns the same state object. */
export const nextConnection = (state: ConnectionState, event: ConnectionEvent, context: ConnectionContext): ConnectionState => {
  switch (event.type) {
    case 'connect':
      return isKeptUp(state) ? state : { kind: 'connecting', attempt: 1 };
    case 'close':
      return state.kind === 'closed' ? state : { kind: 'closed' };
    case 'wake':
      return state.kind === 'reconnecting' ? { kind: 'connecting', attempt: 1, since: state.since } : state;
    case 'retry':
      return state.kind === 'reconnecting' ? { kind: 'connecting', attempt: state.attempt, since: state.since } : state;
    case 'session':
      return state.kind === 'connecting' ? afterSession(state.attempt, event.session, context) : state;
    case 'lost':
      return isOnline(state) ? afterLoss(state, context) : state;
    case 'refused':
      return isOnline(state) ? afterRefusal(state, event, context) : state;
    case 'revoked':
      return isOnline(state) ? { kind: 'needs-auth', message: event.message } : state;
    default:
      return assertNever(event);
  }
};

type Online = Extract<ConnectionState, { kind: 'connecting' | 'ready' }>;

/** A socket is open or being opened. */
export const isOnline = (state: ConnectionState): state is Online => state.kind === 'connecting' || state.kind === 'ready';

const isKeptUp = (state: ConnectionState): boolean => isOnline(state) || state.kind === 'reconnecting';

// A hub newer than this client accepted its version in the handshake; one that is older cannot know it.
const afterSession = (attempt: number, session: SessionReady, { now }: ConnectionContext): ConnectionState =>
  session.protocolVersion < OLDEST_SUPPORTED
    ? {
        kind: 'incompatible',
        message: `the hub speaks protocol ${session.protocolVersion}, this program needs ${OLDEST_SUPPORTED}`,
      }
    : { kind: 'ready', session, since: now, attempt };

const afterLoss = (state: Online, { now, jitter }: ConnectionContext): Extract<ConnectionState, { kind: 'reconnecting' }> => {
  const failed = failedAttempts(state, now);
  const since = state.kind === 'connecting' ? (state.since ?? now) : now;
  return { kind: 'reconnecting', attempt: failed + 1, retryAt: now + backoffMs(failed, jitter), since };
};

// A hub that accepts and drops at once must not be hammered: only a stable session clears the count.
const failedAttempts = (state: Online, now: number): number => {
  if (state.kind === 'connecting') return state.attempt;
  return now - state.since >= STABLE_MS ? 0 : (state.attempt ?? 0);
};

const afterRefusal = (
  state: Online,
  { code, message }: { readonly code: WireErrorCode | undefined; readonly message: string },
  context: ConnectionContext,
): ConnectionState => {
  switch (code) {
    case 'UNAUTHENTICATED':
    case 'REVOKED':
    case 'FORBIDDEN':
      return { kind: 'needs-auth', message };
    case 'PROTOCOL_UNSUPPORTED':
      return { kind: 'incompatible', message };
    default:
      return { ...afterLoss(state, context), ...(code === undefined ? {} : { refusal: { code, message } }) };
  }
};
