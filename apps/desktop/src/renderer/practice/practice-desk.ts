import { actionDigest, bundleDigest } from '@countersign/shared/domain/digest';
import type { DomainError } from '@countersign/shared/domain/domain-error';
import { decide } from '@countersign/shared/domain/escalation/decide';
import { evolve } from '@countersign/shared/domain/escalation/evolve';
import { open } from '@countersign/shared/domain/escalation/open';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import { compileOwnPolicy } from '@countersign/shared/domain/routing/compile-policy';
import { routeAction } from '@countersign/shared/domain/routing/route-action';
import { NOTHING_KNOWN } from '@countersign/shared/domain/routing/situation';
import { type Result, err, ok } from '@countersign/shared/domain/result';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { Command } from '@countersign/shared/model/command';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { Routing } from '@countersign/shared/model/escalation';
import type { EscalationId, PrincipalId, SubmissionKey, Timestamp } from '@countersign/shared/model/ids';
import type { RoutingPolicy } from '@countersign/shared/model/policy';
import { type Actor, SYSTEM_ACTOR } from '@countersign/shared/model/principal';
import type { QueueSource } from '@countersign/shared/protocol/queue-item';

export type Proposal = {
  readonly key: string;
  readonly agentName: string;
  readonly action: ProposedAction;
  readonly context: ContextBundle;
  /** Another waiting time than the policy's. Milliseconds; null for no deadline. */
  readonly deadlineMs?: number | null;
  /** What is said in place of the policy: what was learned, a rule's own words. */
  readonly routing?: Partial<Routing>;
};

/** One item as the practice desk keeps it: what the hub's store would hold. */
export type PracticeItem = QueueSource & { readonly action: ProposedAction; readonly context: ContextBundle };

export type PracticeDeskOptions = {
  readonly now: () => Timestamp;
  readonly newId: () => string;
  readonly policy?: RoutingPolicy;
  readonly onChange: (item: PracticeItem) => void;
};

/**
 * The real rules over a map in memory: what the hub does between its socket and its store. Nothing here
 * reaches an agent, so that it can be used to learn and to look at every state of the screen.
 */
export const createPracticeDesk = ({ now, newId, policy = DEFAULT_POLICY, onChange }: PracticeDeskOptions) => {
  const compiled = compileOwnPolicy(policy);
  const items = new Map<EscalationId, PracticeItem>();
  let seq = 0;

  const keep = (item: PracticeItem): PracticeItem => {
    items.set(item.state.id, item);
    onChange(item);
    return item;
  };

  const route = ({ key, action, context, agentName }: Omit<Proposal, 'deadlineMs'>) =>
    routeAction(compiled, {
      ...NOTHING_KNOWN,
      key: key as SubmissionKey,
      agentId: agentName as PrincipalId,
      action,
      context,
      at: now(),
      openCount: 0,
      salt: 'practice',
    });

  return {
    items: (): readonly PracticeItem[] => [...items.values()],
    find: (id: EscalationId): PracticeItem | undefined => items.get(id),
    route,
    propose: (proposal: Proposal): PracticeItem => {
      const { key, agentName, action, context, deadlineMs } = proposal;
      const routed = route(proposal);
      const routing = { ...routed.routing, ...proposal.routing };
      const { escalation } = open(
        {
          id: newId() as EscalationId,
          agentId: agentName as PrincipalId,
          key: key as SubmissionKey,
          actionName: action.name,
          actionDigest: actionDigest(action),
          bundleDigest: bundleDigest({ action, context }),
          ...routed,
          routing,
          ...(deadlineMs === undefined ? {} : { deadlineMs }),
        },
        now(),
      );
      const { target, amount, reversible } = action;
      return keep({ state: escalation, card: { agentName, target, amount, reversible }, seq: ++seq, action, context });
    },
    command: (id: EscalationId, command: Command, actor: Actor): Result<PracticeItem, DomainError> => {
      const item = items.get(id);
      if (item === undefined)
        return err({ code: 'NOT_FOUND', message: 'No such escalation.', current: { status: 'withdrawn', fence: 0 } });
      const decided = decide(item.state, command, { now: now(), actor });
      if (!decided.ok) return decided;
      if (decided.value.length === 0) return ok(item);
      seq += decided.value.length;
      return ok(keep({ ...item, state: decided.value.reduce(evolve, item.state), seq }));
    },
    /** The clock: holds are released, leases and snoozes end, deadlines are met. */
    tick(): void {
      for (const { state } of [...items.values()]) this.command(state.id, { kind: 'tick' }, SYSTEM_ACTOR);
    },
  };
};
export type PracticeDesk = ReturnType<typeof createPracticeDesk>;
