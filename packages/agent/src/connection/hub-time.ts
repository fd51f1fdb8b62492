import type { HubClient } from '@countersign/shared/client/hub-client';
import type { Clock } from '@countersign/shared/client/socket-port';
import type { AgentContract } from '@countersign/shared/protocol/agent';

/** The hub's clock as far as we know it, or `undefined` without a session: then nothing may be judged by it. */
export const hubTime = (hub: HubClient<AgentContract>, clock: Clock): number | undefined => {
  const state = hub.state();
  return state.kind === 'ready' ? state.session.now + (clock.now() - state.since) : undefined;
};
