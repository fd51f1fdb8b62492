import { type Result, ok } from '@countersign/shared/domain/result';
import type { AgentContract, ProposalState } from '@countersign/shared/protocol/agent';
import type { Proposals } from '../services/proposals.ts';
import type { WorkError, WorkResult } from '../services/work.ts';
import type { Handlers } from './register-commands.ts';
import { type NameOf, toProposalState } from './views.ts';

export const agentHandlers = (proposals: Proposals, nameOf: NameOf): Handlers<AgentContract> => {
  const state = async (result: Promise<WorkResult>): Promise<Result<ProposalState, WorkError>> => {
    const done = await result;
    return done.ok ? ok(toProposalState(done.value, nameOf)) : done;
  };
  return {
    'escalation:open': ({ tokenId, principal }, commandId, input) =>
      state(proposals.open({ tokenId }, principal.id, commandId, input)),
    'escalation:withdraw': ({ tokenId }, commandId, input) => state(proposals.withdraw({ tokenId }, commandId, input)),
    'decision:receive': ({ tokenId }, commandId, input) => state(proposals.receive({ tokenId }, commandId, input)),
    'decision:finish': ({ tokenId }, commandId, input) => state(proposals.finish({ tokenId }, commandId, input)),
    'decision:begin': async ({ tokenId }, commandId, input) => {
      const begun = await proposals.begin({ tokenId }, commandId, input);
      if (!begun.ok) return begun;
      return ok({ decisionId: input.decisionId, expiresAt: begun.value.state.delivery.permitExpiresAt ?? 0 });
    },
    'agent:sync': async ({ principal }, _commandId, { keys }) => {
      const found = await proposals.sync(principal.id, keys);
      return ok({
        states: found.value.states.map((stored) => toProposalState(stored, nameOf)),
        unknown: [...found.value.unknown],
      });
    },
  };
};
