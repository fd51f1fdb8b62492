import { decidedAction, tierAbove } from '@countersign/shared/domain/escalation/decide-verdict';
import { weighedEdit } from '@countersign/shared/domain/escalation/edited-amount';
import type { Command } from '@countersign/shared/model/command';
import type { Verdict } from '@countersign/shared/model/decision';
import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import type { Ack, Input } from '@countersign/shared/protocol/contract';
import type { PreparedContext } from '@countersign/shared/protocol/judgement';
import { queueItemOf } from '@countersign/shared/protocol/queue-item';
import type { Draft, ReviewerContract } from '@countersign/shared/protocol/reviewer';
import { wireError } from '@countersign/shared/protocol/wire-error';
import type { PracticeDesk, PracticeItem } from './practice-desk.ts';

const LEASE_MS = 120_000;

export type PracticeAnswers = {
  readonly answer: (name: string, input: { readonly escalationId: EscalationId }) => Ack<unknown>;
};

type Asked<K extends keyof ReviewerContract['commands']> = Input<ReviewerContract, K>;

/** What each reviewer command does on the practice desk. */
export const createPracticeAnswers = (deps: {
  readonly desk: PracticeDesk;
  readonly principal: Principal;
  readonly nameOf: (id: string) => string;
  readonly now: () => Timestamp;
  readonly made: { readonly [command: string]: () => unknown };
  readonly preparedFor: (id: EscalationId) => PreparedContext | undefined;
}): PracticeAnswers => {
  const { desk, principal, nameOf, now, made, preparedFor } = deps;
  const drafts = new Map<EscalationId, readonly Draft[]>();

  /** What policy says of the item with this edit, weighed as the hub weighs it. */
  const recheck = ({ action, state, card, context }: PracticeItem, verdict: Verdict) =>
    desk.route({
      key: state.key,
      agentName: card.agentName,
      action: weighedEdit(action, decidedAction(action, verdict)),
      context,
    }).routing;

  const run = (id: EscalationId, command: Command): Ack<unknown> => {
    const done = desk.command(id, command, principal);
    if (done.ok) return { ok: true, value: queueItemOf(done.value, nameOf) };
    const { code, message, current, ...more } = done.error;
    return {
      ok: false,
      error: wireError(code, message, {
        ...more,
        current: { ...current, ...(current.by === undefined ? {} : { byName: nameOf(current.by) }) },
      }),
    };
  };

  const decide = (input: Asked<'escalation:decide'>): Ack<unknown> => {
    const item = desk.find(input.escalationId);
    const action = item?.action ?? null;
    const isModify = item !== undefined && input.verdict.kind === 'modify';
    return run(input.escalationId, {
      kind: 'decide',
      ...input,
      action,
      recheck: isModify ? recheck(item, input.verdict) : null,
    });
  };

  const preview = ({ escalationId, arguments: args, amount }: Asked<'escalation:preview'>): Ack<unknown> => {
    const item = desk.find(escalationId);
    if (item === undefined) return { ok: false, error: wireError('NOT_FOUND', 'No such escalation.') };
    const verdict = { kind: 'modify', arguments: args, ...(amount === undefined ? {} : { amount }) } as const;
    const { route, riskClass, reviewTier, reasons } = recheck(item, verdict);
    const movesTo = tierAbove(item.state, { riskClass, reviewTier, reasons }, principal);
    return { ok: true, value: { route, riskClass, reviewTier, reasons, movesTo } };
  };

  const read = (id: EscalationId): Ack<unknown> => {
    const item = desk.find(id);
    if (item === undefined) return { ok: false, error: wireError('NOT_FOUND', 'No such escalation.') };
    const { action, context, state } = item;
    const value = {
      item: queueItemOf(item, nameOf),
      action,
      actionDigest: state.actionDigest,
      context,
      drafts: drafts.get(id) ?? [],
      prepared: preparedFor(id),
    };
    return { ok: true, value };
  };

  const saveDraft = ({ escalationId, editor, body }: Asked<'draft:save'>): Ack<unknown> => {
    const others = (drafts.get(escalationId) ?? []).filter((draft) => draft.editor !== editor);
    const own = { editor, body: body ?? '', at: now(), by: principal.id, byName: principal.name };
    drafts.set(escalationId, body === null ? others : [own, ...others]);
    return { ok: true, value: { at: now() } };
  };

  const assign = ({ reviewTier, assignee, fence, force = false, escalationId }: Asked<'escalation:assign'>): Ack<unknown> =>
    run(escalationId, {
      kind: 'assign',
      fence,
      force,
      reviewTier,
      assignee: assignee === undefined || assignee === null ? assignee : { id: assignee, tiers: REVIEW_TIERS },
    });

  const handlers: { readonly [name: string]: ((input: never) => Ack<unknown>) | undefined } = {
    'escalation:read': (input: Asked<'escalation:read'>) => read(input.escalationId),
    'escalation:claim': (input: Asked<'escalation:claim'>) => run(input.escalationId, { kind: 'claim', leaseMs: LEASE_MS }),
    'escalation:renew': (input: Asked<'escalation:renew'>) =>
      run(input.escalationId, { kind: 'renew', fence: input.fence, leaseMs: LEASE_MS }),
    'escalation:release': (input: Asked<'escalation:release'>) =>
      run(input.escalationId, { kind: 'release', fence: input.fence }),
    'escalation:snooze': (input: Asked<'escalation:snooze'>) =>
      run(input.escalationId, { kind: 'snooze', fence: input.fence, until: input.until }),
    'escalation:wake': (input: Asked<'escalation:wake'>) => run(input.escalationId, { kind: 'wake' }),
    'escalation:raise': (input: Asked<'escalation:raise'>) =>
      run(input.escalationId, { kind: 'raise', fence: input.fence, to: input.to, reason: input.reason }),
    'escalation:assign': assign,
    'escalation:flag': (input: Asked<'escalation:flag'>) =>
      run(input.escalationId, { kind: 'flag', flagged: input.flagged, note: input.note }),
    'escalation:preview': preview,
    'escalation:decide': decide,
    'decision:undo': (input: Asked<'decision:undo'>) => run(input.escalationId, { kind: 'undo', decisionId: input.decisionId }),
    'escalation:hand-back': (input: Asked<'escalation:hand-back'>) =>
      run(input.escalationId, { kind: 'hand-back', decisionId: input.decisionId, note: input.note }),
    'draft:save': saveDraft,
    'history:read': () => ({ ok: true, value: { entries: [], more: false } }),
    'presence:set': (input: Asked<'presence:set'>) => ({ ok: true, value: { status: input.status, at: now() } }),
  };

  return {
    answer: (name, input) => {
      const value = made[name]?.();
      if (value !== undefined) return { ok: true, value };
      return (
        handlers[name]?.(input as never) ?? {
          ok: false,
          error: wireError('NOT_ALLOWED', 'This is for practice; there is nothing behind it.', { field: 'command' }),
        }
      );
    },
  };
};
