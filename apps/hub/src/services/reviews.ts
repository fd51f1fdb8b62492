import type { Command } from '@countersign/shared/model/command';
import type { ReadingTelemetry, Verdict } from '@countersign/shared/model/decision';
import type { CommandId, DecisionId, Digest, EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { EscalationReads, Stored } from '../store/escalation-store.ts';
import type { EventReads } from '../store/event-store.ts';
import { type AssignInput, assignWork } from './assign.ts';
import type { CommandBus } from './command-bus.ts';
import { type RouteEdited, recheckEdit } from './edits.ts';
import type { Readings } from './readings.ts';
import type { CommandWork, Credential, WorkResult } from './work.ts';

/** A claim lasts this long unless renewed; the app renews at a third of it. */
export const LEASE_MS = 120_000;
/** A delta longer than this is answered with a snapshot: it is shorter then. */
const DELTA_EVENTS = 1_000;

export type QueuePage = {
  readonly mode: 'snapshot' | 'delta';
  readonly head: number;
  readonly items: readonly Stored[];
  readonly left: readonly EscalationId[];
  readonly more: boolean;
};

/** A supervisor's queue is every tier. */
export const tiersOf = (principal: Principal): readonly ReviewTier[] =>
  principal.role === 'supervisor' ? REVIEW_TIERS : principal.tiers;

type Fenced = { readonly escalationId: EscalationId; readonly fence: number };
type OfDecision = { readonly escalationId: EscalationId; readonly decisionId: DecisionId };
type Dependencies = {
  readonly bus: CommandBus;
  readonly reads: EscalationReads;
  readonly events: EventReads;
  readonly readings: Readings;
  readonly routeEdited: RouteEdited;
  readonly logEpoch: string;
};

/** What a reviewer may do: look, claim, decide, take back. */
export const createReviews = ({ bus, reads, events, readings, routeEdited, logEpoch }: Dependencies) => {
  const submit = (
    credential: Credential,
    commandId: CommandId,
    escalationId: EscalationId,
    asked: Pick<CommandWork, 'command' | 'lookUp'>,
  ): Promise<WorkResult> => bus.submit({ kind: 'command', credential, commandId, escalationId, keepReceipt: true, ...asked });
  const command = (
    credential: Credential,
    commandId: CommandId,
    escalationId: EscalationId,
    asked: Command,
  ): Promise<WorkResult> => submit(credential, commandId, escalationId, { command: asked });

  const snapshot = async (tiers: readonly ReviewTier[], afterId: EscalationId | undefined, limit: number): Promise<QueuePage> => {
    const head = await events.head();
    const rows = await reads.openPage(tiers, afterId, limit + 1);
    return { mode: 'snapshot', head, items: rows.slice(0, limit), left: [], more: rows.length > limit };
  };

  const delta = async (tiers: readonly ReviewTier[], afterSeq: number): Promise<QueuePage | null> => {
    const head = await events.head();
    if (afterSeq > head) return null;
    const changes = await events.changedSince(tiers, afterSeq, DELTA_EVENTS);
    if (changes.length === DELTA_EVENTS) return null;
    const items: Stored[] = [];
    const left: EscalationId[] = [];
    for (const stored of await reads.byIds([...new Set(changes.map((change) => change.id))]))
      if (tiers.includes(stored.state.reviewTier)) items.push(stored);
      else left.push(stored.state.id);
    return { mode: 'delta', head, items, left, more: false };
  };

  return {
    sync: async (
      principal: Principal,
      input: {
        logEpoch?: string | undefined;
        afterSeq?: number | undefined;
        afterId?: EscalationId | undefined;
        limit?: number | undefined;
      },
    ): Promise<QueuePage> => {
      const tiers = tiersOf(principal);
      const known = input.logEpoch === logEpoch && input.afterId === undefined ? input.afterSeq : undefined;
      const changes = known === undefined ? null : await delta(tiers, known);
      return changes ?? snapshot(tiers, input.afterId, input.limit ?? 200);
    },
    read: readings,
    claim: (credential: Credential, commandId: CommandId, id: EscalationId) =>
      command(credential, commandId, id, { kind: 'claim', leaseMs: LEASE_MS }),
    renew: (credential: Credential, commandId: CommandId, { escalationId, fence }: Fenced) =>
      command(credential, commandId, escalationId, { kind: 'renew', fence, leaseMs: LEASE_MS }),
    release: (credential: Credential, commandId: CommandId, { escalationId, fence }: Fenced) =>
      command(credential, commandId, escalationId, { kind: 'release', fence }),
    snooze: (credential: Credential, commandId: CommandId, { escalationId, fence, until }: Fenced & { until: Timestamp }) =>
      command(credential, commandId, escalationId, { kind: 'snooze', fence, until }),
    wake: (credential: Credential, commandId: CommandId, id: EscalationId) =>
      command(credential, commandId, id, { kind: 'wake' }),
    raise: (
      credential: Credential,
      commandId: CommandId,
      { escalationId, ...how }: Fenced & { to?: ReviewTier | undefined; reason?: string | undefined },
    ) => command(credential, commandId, escalationId, { kind: 'raise', ...how }),
    assign: (credential: Credential, commandId: CommandId, input: AssignInput) =>
      submit(credential, commandId, input.escalationId, assignWork(input)),
    call: (credential: Credential, commandId: CommandId, { escalationId, fence }: Fenced) =>
      command(credential, commandId, escalationId, { kind: 'call', fence }),
    flag: (
      credential: Credential,
      commandId: CommandId,
      { escalationId, ...flag }: { escalationId: EscalationId; flagged: boolean; note?: string | undefined },
    ) => command(credential, commandId, escalationId, { kind: 'flag', ...flag }),
    decide: (
      credential: Credential,
      commandId: CommandId,
      {
        escalationId,
        ...how
      }: Fenced & {
        readonly actionDigest: Digest;
        readonly decisionId: DecisionId;
        readonly verdict: Verdict;
        readonly batchId?: string | undefined;
        readonly telemetry?: ReadingTelemetry | undefined;
      },
    ) => {
      const asked = { kind: 'decide', ...how, action: null, recheck: null } as const;
      return how.verdict.kind === 'modify'
        ? submit(credential, commandId, escalationId, { command: asked, lookUp: recheckEdit(routeEdited, asked) })
        : command(credential, commandId, escalationId, asked);
    },
    undo: (credential: Credential, commandId: CommandId, { escalationId, decisionId }: OfDecision) =>
      command(credential, commandId, escalationId, { kind: 'undo', decisionId }),
    handBack: (credential: Credential, commandId: CommandId, { escalationId, decisionId, note }: OfDecision & { note: string }) =>
      command(credential, commandId, escalationId, { kind: 'hand-back', decisionId, note }),
  };
};
export type Reviews = ReturnType<typeof createReviews>;
