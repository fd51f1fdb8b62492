import { randomUUID } from 'node:crypto';
import { actionDigest, bundleDigest } from '@countersign/shared/domain/digest';
import type { DomainError } from '@countersign/shared/domain/domain-error';
import { decide } from '@countersign/shared/domain/escalation/decide';
import { evolve } from '@countersign/shared/domain/escalation/evolve';
import { open } from '@countersign/shared/domain/escalation/open';
import { type Result, err, ok } from '@countersign/shared/domain/result';
import { compileOwnPolicy } from '@countersign/shared/domain/routing/compile-policy';
import { routeAction } from '@countersign/shared/domain/routing/route-action';
import { NOTHING_KNOWN } from '@countersign/shared/domain/routing/situation';
import type { Command } from '@countersign/shared/model/command';
import { OPEN_STATUSES } from '@countersign/shared/model/escalation';
import type { EscalationId, SubmissionKey } from '@countersign/shared/model/ids';
import type { RoutingPolicy } from '@countersign/shared/model/policy';
import type { Actor, Principal } from '@countersign/shared/model/principal';
import type { AgentContract } from '@countersign/shared/protocol/agent';
import type { Input } from '@countersign/shared/protocol/contract';
import type { Item } from './item.ts';

export type DeskError = Omit<DomainError, 'current' | 'code'> & {
  readonly code: DomainError['code'] | 'IDEMPOTENCY_MISMATCH';
};

export type DeskOptions = {
  readonly policy: RoutingPolicy;
  readonly now: () => number;
  /** After every change, the opening included. */
  readonly onChange: (item: Item, isNew: boolean) => void;
};

const isOpen = ({ state }: Item): boolean => (OPEN_STATUSES as readonly string[]).includes(state.status.kind);

/** The real domain over a map: what the hub does between its socket and its store. */
export const createDesk = ({ policy, now, onChange }: DeskOptions) => {
  const compiled = compileOwnPolicy(policy);
  const items = new Map<EscalationId, Item>();
  const byKey = (agentId: string, key: SubmissionKey): Item | undefined =>
    [...items.values()].find(({ state }) => state.agentId === agentId && state.key === key);

  const command = (id: EscalationId, what: Command, actor: Actor, at = now()): Result<Item, DeskError> => {
    const item = items.get(id);
    if (item === undefined) return err({ code: 'NOT_FOUND', message: 'No such escalation.' });
    const decided = decide(item.state, what, { now: at, actor });
    if (!decided.ok) {
      const { current: _, ...error } = decided.error;
      return err(error);
    }
    for (const event of decided.value) {
      item.state = evolve(item.state, event);
      item.events.push(event);
    }
    if (decided.value.length > 0) onChange(item, false);
    return ok(item);
  };

  const submit = (agent: Principal, input: Input<AgentContract, 'escalation:open'>): Result<Item, DeskError> => {
    const { key, action, context, supersedes } = input;
    const digest = actionDigest(action);
    if (digest !== input.actionDigest)
      return err({
        code: 'HASH_MISMATCH',
        message: 'The digest is not that of this action.',
        field: 'actionDigest',
        limit: digest,
      });
    const bundle = bundleDigest({ action, context });
    const known = byKey(agent.id, key);
    if (known !== undefined)
      return known.state.bundleDigest === bundle
        ? ok(known)
        : err({ code: 'IDEMPOTENCY_MISMATCH', message: 'This key was used before for another action or context.', field: 'key' });
    const openCount = [...items.values()].filter((item) => item.state.agentId === agent.id && isOpen(item)).length;
    const id = randomUUID() as string as EscalationId;
    const routed = routeAction(compiled, {
      ...NOTHING_KNOWN,
      key,
      agentId: agent.id,
      action,
      context,
      openCount,
      at: now(),
      salt: 'testing',
    });
    const opened = open(
      { id, agentId: agent.id, key, actionName: action.name, actionDigest: digest, bundleDigest: bundle, ...routed },
      now(),
    );
    const item: Item = { state: opened.escalation, action, context, events: [opened] };
    items.set(id, item);
    onChange(item, true);
    if (supersedes !== undefined) command(supersedes, { kind: 'supersede', by: id }, agent);
    return ok(item);
  };

  return { submit, command, byKey, all: (): readonly Item[] => [...items.values()], forget: () => items.clear() };
};
export type Desk = ReturnType<typeof createDesk>;
