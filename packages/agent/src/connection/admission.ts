import type { ConnectionState } from '@countersign/shared/client/connection-state';
import type { HubClient } from '@countersign/shared/client/hub-client';
import type { AgentContract } from '@countersign/shared/protocol/agent';

/** Whether the hub lets this agent in at all. A hub that is merely away has not refused anybody. */
export interface Admission {
  /** Why not, or `undefined` while it may still work. */
  refusal(): string | undefined;
  /** Aborted as soon as the hub has refused this token or program. A new attempt has a new signal. */
  signal(): AbortSignal;
}

const refusalOf = (state: ConnectionState): string | undefined =>
  state.kind === 'needs-auth' || state.kind === 'incompatible' ? state.message : undefined;

export const watchAdmission = (hub: HubClient<AgentContract>): Admission => {
  let switchboard = new AbortController();
  const follow = (state: ConnectionState) => {
    if (refusalOf(state) !== undefined) switchboard.abort();
    else if (switchboard.signal.aborted) switchboard = new AbortController();
  };
  hub.onState(follow);
  follow(hub.state());
  return { refusal: () => refusalOf(hub.state()), signal: () => switchboard.signal };
};
