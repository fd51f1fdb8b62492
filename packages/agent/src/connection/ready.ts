import type { ConnectionState } from '@countersign/shared/client/connection-state';
import type { HubClient } from '@countersign/shared/client/hub-client';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { AgentContract } from '@countersign/shared/protocol/agent';

/** The hub refuses this agent: wrong or revoked token, or a program too old or too new. */
export class NotAdmittedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotAdmittedError';
  }
}

const settled = (state: ConnectionState): { readonly agentId: PrincipalId } | NotAdmittedError | undefined => {
  switch (state.kind) {
    case 'ready':
      return { agentId: state.session.principal.id };
    case 'needs-auth':
    case 'incompatible':
      return new NotAdmittedError(state.message);
    case 'closed':
      return new NotAdmittedError('The client is closed.');
    default:
      return undefined;
  }
};

/** The end of connecting, one way or the other; a hub that is away is waited for. */
export const waitUntilReady = (hub: HubClient<AgentContract>): Promise<{ readonly agentId: PrincipalId }> =>
  new Promise((resolve, reject) => {
    let stop = () => {};
    const look = (state: ConnectionState) => {
      const end = settled(state);
      if (end === undefined) return;
      stop();
      if (end instanceof NotAdmittedError) reject(end);
      else resolve(end);
    };
    stop = hub.onState(look);
    look(hub.state());
  });
