import { randomUUID } from 'node:crypto';
import type { Money, ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { Verdict } from '@countersign/shared/model/decision';
import type { Cost, DeliveryPhase, Routing, StatusKind } from '@countersign/shared/model/escalation';
import type { DecisionId, EscalationId, PrincipalId, SubmissionKey } from '@countersign/shared/model/ids';
import type { JsonObject } from '@countersign/shared/model/json';
import { type Principal, SYSTEM_ACTOR } from '@countersign/shared/model/principal';
import type { ReasonCode } from '@countersign/shared/model/vocabulary';
import type { Desk } from './desk.ts';
import type { Item } from './item.ts';

/** Sees every tier, so that a test needs one reviewer only. */
export const TEST_REVIEWER: Principal = {
  id: 'test-reviewer' as PrincipalId,
  role: 'supervisor',
  name: 'Test reviewer',
  tiers: [],
};

/** One escalation, with what a reviewer can do to it. A decision that the rules do not allow throws. */
export interface TestEscalation {
  readonly id: EscalationId;
  readonly key: SubmissionKey;
  readonly action: ProposedAction;
  readonly context: ContextBundle;
  readonly routing: Routing;
  status(): StatusKind;
  delivery(): DeliveryPhase;
  /** What the agent reported of its effect, every report in order. */
  reports(): readonly { readonly phase: 'applied' | 'refused' | 'failed'; readonly note?: string; readonly cost?: Cost }[];
  approve(reason?: string): void;
  modify(args: JsonObject, more?: { readonly amount?: Money; readonly reason?: string }): void;
  reject(reasonCode?: ReasonCode, reason?: string): void;
  respond(message: string): void;
  takeOver(reason?: string): void;
  /** After `takeOver`. */
  handBack(note: string): void;
  /** The deadline passes, whatever the clock says. Nobody has decided. */
  expire(): void;
}

const because = (reason: string | undefined) => (reason === undefined ? {} : { reason });

export const testEscalation = (desk: Desk, item: Item, now: () => number): TestEscalation => {
  const { id, key, routing } = item.state;
  const command = (...[what, actor, at]: [Parameters<Desk['command']>[1], Parameters<Desk['command']>[2], number?]): void => {
    const done = desk.command(id, what, actor, at ?? now());
    if (!done.ok) throw new Error(`${what.kind}: ${done.error.code} ${done.error.message}`);
  };
  const decide = (verdict: Verdict): void => {
    const { fence, actionDigest } = item.state;
    const decisionId = randomUUID() as string as DecisionId;
    // A supervisor may commit any edit: nothing here needs to be routed again.
    command({ kind: 'decide', fence, actionDigest, decisionId, verdict, action: item.action, recheck: null }, TEST_REVIEWER);
  };
  return {
    id,
    key,
    routing,
    action: item.action,
    context: item.context,
    status: () => item.state.status.kind,
    delivery: () => item.state.delivery.phase,
    reports: () =>
      item.events.flatMap((event) => {
        if (event.type !== 'finished' && event.type !== 'reported') return [];
        const { phase, note, cost } = event;
        return [{ phase, ...(note === undefined ? {} : { note }), ...(cost === undefined ? {} : { cost }) }];
      }),
    approve: (reason) => decide({ kind: 'approve', ...because(reason) }),
    modify: (args, { amount, reason } = {}) =>
      decide({ kind: 'modify', arguments: args, ...(amount === undefined ? {} : { amount }), ...because(reason) }),
    reject: (reasonCode = 'other', reason) => decide({ kind: 'reject', reasonCode, ...because(reason) }),
    respond: (message) => decide({ kind: 'respond', message }),
    takeOver: (reason) => decide({ kind: 'take_over', ...because(reason) }),
    handBack: (note) => {
      const { status } = item.state;
      if (status.kind !== 'decided') throw new Error(`hand-back: the escalation is ${status.kind}`);
      command({ kind: 'hand-back', decisionId: status.decision.decisionId, note }, TEST_REVIEWER);
    },
    expire: () => command({ kind: 'tick' }, SYSTEM_ACTOR, item.state.deadlineAt ?? now()),
  };
};
