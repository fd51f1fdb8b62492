import { type Result, err, ok } from '@countersign/shared/domain/result';
import type { Command } from '@countersign/shared/model/command';
import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import { AgentContract, type ProposalState } from '@countersign/shared/protocol/agent';
import type { Ack, CommandMessage, CommandName, Input, Output } from '@countersign/shared/protocol/contract';
import { proposalStateOf } from '@countersign/shared/protocol/proposal-state';
import { wireError } from '@countersign/shared/protocol/wire-error';
import type { Desk, DeskError } from './desk.ts';
import type { Item } from './item.ts';

const PERMIT_MS = 60_000;

/** Commands whose repeat gets the stored answer, as in the hub; the others are idempotent by their nature. */
const WITH_RECEIPT: readonly string[] = ['escalation:withdraw', 'decision:finish'];

const nameOf = (id: PrincipalId): string => id;
export const stateOf = (item: Item): ProposalState => proposalStateOf(item.state, nameOf);

type Name = CommandName<AgentContract>;
type Handlers = {
  readonly [K in Name]: (agent: Principal, input: Input<AgentContract, K>) => Result<Output<AgentContract, K>, DeskError>;
};

/** Answers the commands of an agent as the hub would: checked by the contract, decided by the domain. */
export const createCommandServer = (desk: Desk) => {
  const change = (agent: Principal, id: EscalationId, command: Command): Result<ProposalState, DeskError> => {
    const changed = desk.command(id, command, agent);
    return changed.ok ? ok(stateOf(changed.value)) : changed;
  };

  const handlers: Handlers = {
    'escalation:open': (agent, input) => {
      const opened = desk.submit(agent, input);
      return opened.ok ? ok(stateOf(opened.value)) : opened;
    },
    'agent:sync': (agent, { keys }) => {
      const known = keys.flatMap((key) => desk.byKey(agent.id, key) ?? []);
      return ok({ states: known.map(stateOf), unknown: keys.filter((key) => desk.byKey(agent.id, key) === undefined) });
    },
    'escalation:withdraw': (agent, { escalationId, reason }) => change(agent, escalationId, { kind: 'withdraw', reason }),
    'decision:receive': (agent, { escalationId, decisionId }) => change(agent, escalationId, { kind: 'receive', decisionId }),
    'decision:begin': (agent, { escalationId, ...begin }) => {
      const begun = desk.command(escalationId, { kind: 'begin', permitMs: PERMIT_MS, ...begin }, agent);
      if (!begun.ok) return begun;
      return ok({ decisionId: begin.decisionId, expiresAt: begun.value.state.delivery.permitExpiresAt ?? 0 });
    },
    'decision:finish': (agent, { escalationId, ...finish }) => change(agent, escalationId, { kind: 'finish', ...finish }),
  };

  const run = <K extends Name>(name: K, agent: Principal, input: unknown): Result<unknown, DeskError> => {
    const parsed = AgentContract.commands[name].input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return err({ code: 'BAD_SCHEMA', message: issue?.message ?? 'not as expected', field: issue?.path.join('.') ?? 'input' });
    }
    return handlers[name](agent, parsed.data as Input<AgentContract, K>);
  };

  const receipts = new Map<string, Ack<unknown>>();

  return (agent: Principal, name: string, { commandId, input }: CommandMessage): Ack<unknown> => {
    const receiptKey = `${agent.id} ${commandId}`;
    const receipt = WITH_RECEIPT.includes(name) ? receipts.get(receiptKey) : undefined;
    if (receipt !== undefined) return receipt;
    if (!Object.hasOwn(handlers, name)) return { ok: false, error: wireError('BAD_SCHEMA', `Unknown command ${name}.`) };
    const result = run(name as Name, agent, input);
    if (result.ok && WITH_RECEIPT.includes(name)) receipts.set(receiptKey, result);
    if (result.ok) return result;
    const { code, message, ...more } = result.error;
    return { ok: false, error: wireError(code, message, more) };
  };
};
