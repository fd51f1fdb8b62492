import { actionDigest, bundleDigest } from '@countersign/shared/domain/digest';
import { err, ok } from '@countersign/shared/domain/result';
import type { Opening } from '@countersign/shared/domain/escalation/open';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { Command } from '@countersign/shared/model/command';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { Cost } from '@countersign/shared/model/escalation';
import type { CommandId, DecisionId, Digest, EscalationId, PrincipalId, SubmissionKey } from '@countersign/shared/model/ids';
import type { EscalationReads, Stored } from '../store/escalation-store.ts';
import type { CommandBus } from './command-bus.ts';
import type { AgentNow, Credential, ShadowRoute, WorkResult } from './work.ts';

/** How long `decision:begin` allows the effect to start. */
const PERMIT_MS = 60_000;

export type Proposal = {
  readonly key: SubmissionKey;
  readonly action: ProposedAction;
  readonly actionDigest: Digest;
  readonly context: ContextBundle;
  readonly supersedes?: EscalationId | undefined;
};

export type ProposalDependencies = {
  readonly bus: CommandBus;
  readonly reads: EscalationReads;
  readonly newEscalationId: () => EscalationId;
  readonly limits: { readonly actionBytes: number; readonly bundleBytes: number };
  /** Policy: everything about the new escalation that is not the agent's to say. */
  readonly route: (
    proposal: Pick<Proposal, 'key' | 'action' | 'context'>,
    agent: AgentNow,
  ) => {
    readonly routed: Pick<Opening, 'routing' | 'deadlineMs' | 'onDeadline' | 'ladder' | 'holdMs'>;
    readonly shadow: ShadowRoute | null;
  };
  /** Names the customer without saying who it is; null where the context does not say. */
  readonly customerOf: (context: ContextBundle) => string | null;
};

/** What an agent may do: propose, ask how things stand, and confirm what became of a decision. */
export const createProposals = ({ bus, reads, newEscalationId, limits, route, customerOf }: ProposalDependencies) => {
  const open = async (credential: Credential, commandId: CommandId, proposal: Proposal): Promise<WorkResult> => {
    const { action, context, key } = proposal;
    const actionText = JSON.stringify(action);
    const contextText = JSON.stringify(context);
    const actionBytes = Buffer.byteLength(actionText);
    if (actionBytes > limits.actionBytes)
      return err({ code: 'LIMIT', message: `The action has ${actionBytes} bytes.`, field: 'action', limit: limits.actionBytes });
    const bundleBytes = actionBytes + Buffer.byteLength(contextText);
    if (bundleBytes > limits.bundleBytes)
      return err({ code: 'LIMIT', message: `The bundle has ${bundleBytes} bytes.`, field: 'context', limit: limits.bundleBytes });
    const digest = actionDigest(action);
    if (digest !== proposal.actionDigest)
      return err({
        code: 'HASH_MISMATCH',
        message: 'The digest is not that of this action.',
        field: 'actionDigest',
        limit: digest,
      });
    const wholeDigest = bundleDigest({ action, context });
    const id = newEscalationId();
    return bus.submit({
      kind: 'open',
      credential,
      commandId,
      key,
      actionDigest: digest,
      bundleDigest: wholeDigest,
      actionText,
      contextText,
      card: { target: action.target, amount: action.amount, reversible: action.reversible },
      actionName: action.name,
      confidence: context.confidence ?? null,
      customer: customerOf(context),
      prepare: (agent) => {
        const { routed, shadow } = route({ key, action, context }, agent);
        const named = { id, agentId: agent.id, key, actionName: action.name };
        return { opening: { ...named, actionDigest: digest, bundleDigest: wholeDigest, ...routed }, shadow };
      },
    });
  };

  const command = (
    credential: Credential,
    commandId: CommandId,
    escalationId: EscalationId,
    asked: Command,
    keepReceipt = false,
  ): Promise<WorkResult> => bus.submit({ kind: 'command', credential, commandId, escalationId, keepReceipt, command: asked });

  return {
    open: async (credential: Credential, agentId: PrincipalId, commandId: CommandId, proposal: Proposal): Promise<WorkResult> => {
      const old = proposal.supersedes === undefined ? undefined : await reads.one(proposal.supersedes);
      if (proposal.supersedes !== undefined && old?.state.agentId !== agentId)
        return err({ code: 'NOT_FOUND', message: 'There is no such escalation to replace.', field: 'supersedes' });
      const opened = await open(credential, commandId, proposal);
      if (!opened.ok || proposal.supersedes === undefined || proposal.supersedes === opened.value.state.id) return opened;
      // The new one is safe on disk first; a crash in between is mended by the agent's repeat.
      await command(credential, commandId, proposal.supersedes, { kind: 'supersede', by: opened.value.state.id });
      return opened;
    },
    sync: async (agentId: PrincipalId, keys: readonly SubmissionKey[]) => {
      const states = await reads.byKeys(agentId, keys);
      const known = new Set(states.map((stored) => stored.state.key));
      return ok<{ states: readonly Stored[]; unknown: readonly SubmissionKey[] }>({
        states,
        unknown: keys.filter((key) => !known.has(key)),
      });
    },
    withdraw: (credential: Credential, commandId: CommandId, input: { escalationId: EscalationId; reason: string }) =>
      command(credential, commandId, input.escalationId, { kind: 'withdraw', reason: input.reason }, true),
    receive: (
      credential: Credential,
      commandId: CommandId,
      input: { escalationId: EscalationId; decisionId: DecisionId | null },
    ) => command(credential, commandId, input.escalationId, { kind: 'receive', decisionId: input.decisionId }),
    begin: (
      credential: Credential,
      commandId: CommandId,
      { escalationId, ...how }: { escalationId: EscalationId; decisionId: DecisionId; actionDigest: Digest },
    ) => command(credential, commandId, escalationId, { kind: 'begin', permitMs: PERMIT_MS, ...how }, true),
    finish: (
      credential: Credential,
      commandId: CommandId,
      {
        escalationId,
        ...how
      }: {
        escalationId: EscalationId;
        decisionId: DecisionId | null;
        phase: 'applied' | 'refused' | 'failed';
        note?: string | undefined;
        cost?: Cost | undefined;
      },
    ) => command(credential, commandId, escalationId, { kind: 'finish', ...how }, true),
    undelivered: (agentId: PrincipalId) => reads.toDeliver(agentId, 200),
  };
};
export type Proposals = ReturnType<typeof createProposals>;
