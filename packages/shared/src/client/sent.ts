import type { Ack } from '../protocol/contract.ts';
import type { WireError } from '../protocol/wire-error.ts';

/**
 * How long a command is tried. `forMs`: milliseconds from the call, waiting for a connection included.
 * `once`: at most one time on the wire, waiting at most the ack timeout for a connection first.
 */
export type Retry = 'forever' | 'once' | { readonly forMs: number };

/** No answer was had. Made here, never by the hub. */
export type LocalError = {
  readonly code: 'TIMED_OUT' | 'ABORTED' | 'CLOSED';
  readonly message: string;
  readonly retryable: false;
  /** `no`: the hub has not acted on it. `unknown`: a try went out and its answer is missing, so the hub may have. */
  readonly delivered: 'unknown' | 'no';
  /** The hub's last refusal that asked to try again later, if there was one. */
  readonly last?: WireError;
};

export type Sent<T> = Ack<T> | { readonly ok: false; readonly error: LocalError };
