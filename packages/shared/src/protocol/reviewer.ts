import { z } from 'zod';
import { Money, ProposedAction } from '../model/action.ts';
import { ContextBundle } from '../model/context.ts';
import { ReadingTelemetry, ReasonText, Verdict } from '../model/decision.ts';
import { DeliveryPhase, Routing, StatusKind } from '../model/escalation.ts';
import { DecisionId, Digest, EscalationId, PrincipalId, Timestamp } from '../model/ids.ts';
import { JsonObject } from '../model/json.ts';
import {
  Audience,
  DecisionKind,
  NextStep,
  OnDeadline,
  REVIEW_TIERS,
  Reason,
  ReasonCode,
  ReviewTier,
  RiskClass,
  Route,
} from '../model/vocabulary.ts';
import { Board, BoardAgent, BoardPerson, Presence, UncoveredTier } from './board.ts';
import { defineContract } from './contract.ts';
import { SessionReady, SessionRevoked } from './handshake.ts';
import { Availability, PreparedContext, judgementCommands } from './judgement.ts';
import { LIMITS } from './limits.ts';

/** The status without free text: who, until when, which kind of decision. */
export const QueueStatus = z.object({
  kind: StatusKind,
  by: PrincipalId.optional(),
  byName: z.string().optional(),
  leaseExpiresAt: Timestamp.optional(),
  until: Timestamp.optional(),
  releaseAt: Timestamp.optional(),
  decision: z
    .object({ decisionId: DecisionId, kind: DecisionKind, by: PrincipalId, byName: z.string(), at: Timestamp })
    .optional(),
});
export type QueueStatus = z.infer<typeof QueueStatus>;

/** One row of a queue: under 1 KB, no bundle text, nothing that the agent wrote freely except target and name. */
export const QueueItem = z.object({
  id: EscalationId,
  agentId: PrincipalId,
  agentName: z.string(),
  actionName: z.string(),
  target: z.string().optional(),
  amount: Money.optional(),
  reversible: z.boolean().optional(),
  routing: Routing,
  reviewTier: ReviewTier,
  openedAt: Timestamp,
  deadlineAt: Timestamp.nullable(),
  onDeadline: OnDeadline,
  overdue: z.boolean(),
  fence: z.int(),
  version: z.int(),
  status: QueueStatus,
  delivery: DeliveryPhase,
  /** The person it was given to. */
  assignee: PrincipalId.optional(),
  assigneeName: z.string().optional(),
  flagged: z.boolean(),
  /** Who was called because nobody took it; absent while it is just its tier's. */
  audience: Audience.exclude(['tier']).optional(),
  /** What its deadline does, where it goes up a ladder. */
  next: NextStep.optional(),
  /** Sequence number of the last change: apply an item only over an older one. */
  seq: z.int(),
});
export type QueueItem = z.infer<typeof QueueItem>;

/** Which text of a reviewer is kept while it is being written. */
export const DraftEditor = z.enum(['modify', 'respond', 'reject', 'hand-back']);
export type DraftEditor = z.infer<typeof DraftEditor>;

/** Half-written text. It belongs to who wrote it; whoever gets the item later may read it. */
export const Draft = z.object({
  editor: DraftEditor,
  body: z.string().max(LIMITS.draftBytes),
  at: Timestamp,
  by: PrincipalId,
  byName: z.string(),
});
export type Draft = z.infer<typeof Draft>;

/** One of the caller's own decisions, with what was measured while the card was open. */
export const HistoryEntry = z.object({
  seq: z.int(),
  at: Timestamp,
  item: QueueItem,
  kind: DecisionKind,
  reasonCode: ReasonCode.optional(),
  telemetry: ReadingTelemetry.optional(),
  /** Taken back while the hub held it. */
  undone: z.boolean(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

const target = { escalationId: EscalationId };
const fenced = { ...target, fence: z.int().min(0) };

export const ReviewerContract = defineContract({
  commands: {
    /** Open items of the caller's tiers: everything (snapshot), or what changed since the cursor (delta). */
    'queue:sync': {
      input: z.object({
        logEpoch: z.string().max(64).optional(),
        afterSeq: z.int().min(0).optional(),
        /** Continue a page: the last item's id of the page before. */
        afterId: EscalationId.optional(),
        limit: z.int().min(1).max(LIMITS.queuePage).optional(),
      }),
      output: z.object({
        mode: z.enum(['snapshot', 'delta']),
        logEpoch: z.string(),
        head: z.int(),
        items: z.array(QueueItem),
        left: z.array(EscalationId),
        more: z.boolean(),
      }),
    },
    /** The whole bundle of one item. An audited read. */
    'escalation:read': {
      input: z.object(target),
      output: z.object({
        item: QueueItem,
        action: ProposedAction,
        actionDigest: Digest,
        context: ContextBundle,
        drafts: z.array(Draft),
        /** Made ready when a person was asked; absent for a hub or an item that has none. */
        prepared: PreparedContext.optional(),
      }),
    },
    'escalation:claim': { input: z.object(target), output: QueueItem },
    'escalation:renew': { input: z.object(fenced), output: QueueItem },
    'escalation:release': { input: z.object(fenced), output: QueueItem },
    'escalation:snooze': { input: z.object({ ...fenced, until: Timestamp }), output: QueueItem },
    'escalation:wake': { input: z.object(target), output: QueueItem },
    /** One tier up, or to a chosen tier above. */
    'escalation:raise': {
      input: z.object({ ...fenced, to: ReviewTier.optional(), reason: ReasonText.optional() }),
      output: QueueItem,
    },
    /** Gives the item to another tier, to a person, or to nobody in particular. For supervisors. */
    'escalation:assign': {
      input: z.object({
        ...fenced,
        reviewTier: ReviewTier.optional(),
        assignee: PrincipalId.nullable().optional(),
        /**
         * Take it away from whoever has claimed it; refused ALREADY_CLAIMED without. And give it to somebody who is out of office
         * or has as much as they may have; refused NOT_ALLOWED (`out`, `capacity`) without.
         */
        force: z.boolean().optional(),
      }),
      output: QueueItem,
    },
    /** Asks everybody in the tier now, absent ones too. For supervisors. */
    'escalation:call': { input: z.object(fenced), output: QueueItem },
    /** Marks an item as odd, decided or not. */
    'escalation:flag': {
      input: z.object({ ...target, flagged: z.boolean(), note: ReasonText.optional() }),
      output: QueueItem,
    },
    /** What policy says of the action with these arguments. Changes nothing. */
    'escalation:preview': {
      input: z.object({ ...target, arguments: JsonObject, amount: Money.optional() }),
      output: z.object({
        route: Route,
        riskClass: RiskClass,
        reviewTier: ReviewTier,
        reasons: z.array(Reason),
        /** Where a modify with these arguments would go instead of being committed. */
        movesTo: ReviewTier.nullable(),
      }),
    },
    /** Decide. Bound to the fence and to the digest of the action that was on screen. */
    'escalation:decide': {
      input: z.object({
        ...fenced,
        actionDigest: Digest,
        decisionId: DecisionId,
        verdict: Verdict,
        /** Alike low-risk items that are decided together carry the same one. */
        batchId: z.uuid().optional(),
        telemetry: ReadingTelemetry.optional(),
      }),
      output: QueueItem,
    },
    /** Take the decision back while the hub still holds it. */
    'decision:undo': { input: z.object({ ...target, decisionId: DecisionId }), output: QueueItem },
    /** After a take-over: give control back to the agent, with what was done. */
    'escalation:hand-back': {
      input: z.object({ ...target, decisionId: DecisionId, note: z.string().max(4_096) }),
      output: QueueItem,
    },
    /** Keeps what is being written through crashes and reassignments; null forgets it. */
    'draft:save': {
      input: z.object({ ...target, editor: DraftEditor, body: z.string().max(LIMITS.draftBytes).nullable() }),
      output: z.object({ at: Timestamp }),
    },
    /** The caller's own decisions, newest first. */
    'history:read': {
      input: z.object({ beforeSeq: z.int().min(1).optional(), limit: z.int().min(1).max(LIMITS.queuePage).optional() }),
      output: z.object({ entries: z.array(HistoryEntry), more: z.boolean() }),
    },
    'presence:set': {
      input: z.object({ status: Presence.exclude(['away']) }),
      output: z.object({ status: Presence, at: Timestamp }),
    },
    /** What the board shows besides the queue. For supervisors, as the next two. */
    'board:read': { input: z.object({}), output: Board },
    'reviewer:set-tiers': {
      input: z.object({ principalId: PrincipalId, tiers: z.array(ReviewTier).max(REVIEW_TIERS.length) }),
      output: BoardPerson.pick({ id: true, name: true, tiers: true }),
    },
    /** A paused agent does nothing by itself: each of its proposals waits for a person. */
    'agent:set-paused': {
      input: z.object({ agentId: PrincipalId, paused: z.boolean(), reason: ReasonText.optional() }),
      output: BoardAgent.pick({ id: true, name: true, paused: true }),
    },
    ...judgementCommands,
  },
  events: {
    'session:ready': SessionReady,
    'session:revoked': SessionRevoked,
    /** Changes of the caller's tiers, batched. `left`: ids that moved out of sight. */
    'queue:changed': z.object({ head: z.int(), items: z.array(QueueItem), left: z.array(EscalationId) }),
    /** The caller's own, after the greeting and whenever it changes. */
    'availability:changed': Availability,
    /** For supervisors: all tiers in which items wait and nobody can take them, after the greeting and at each change. */
    'coverage:changed': z.object({ uncovered: z.array(UncoveredTier) }),
  },
});
export type ReviewerContract = typeof ReviewerContract;
