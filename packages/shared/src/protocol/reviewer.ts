import { z } from 'zod';
import { Money, ProposedAction } from '../model/action.ts';
import { ContextBundle } from '../model/context.ts';
import { ReadingTelemetry, Verdict } from '../model/decision.ts';
import { DeliveryPhase, Routing, StatusKind } from '../model/escalation.ts';
import { DecisionId, Digest, EscalationId, PrincipalId, Timestamp } from '../model/ids.ts';
import { DecisionKind, OnDeadline, ReviewTier } from '../model/vocabulary.ts';
import { defineContract } from './contract.ts';
import { SessionReady, SessionRevoked } from './handshake.ts';
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
  /** Sequence number of the last change: apply an item only over an older one. */
  seq: z.int(),
});
export type QueueItem = z.infer<typeof QueueItem>;

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
      output: z.object({ item: QueueItem, action: ProposedAction, actionDigest: Digest, context: ContextBundle }),
    },
    'escalation:claim': { input: z.object(target), output: QueueItem },
    'escalation:renew': { input: z.object(fenced), output: QueueItem },
    'escalation:release': { input: z.object(fenced), output: QueueItem },
    'escalation:snooze': { input: z.object({ ...fenced, until: Timestamp }), output: QueueItem },
    'escalation:wake': { input: z.object(target), output: QueueItem },
    'escalation:raise': { input: z.object({ ...fenced, reason: z.string().max(4_096).optional() }), output: QueueItem },
    /** Decide. Bound to the fence and to the digest of the action that was on screen. */
    'escalation:decide': {
      input: z.object({
        ...fenced,
        actionDigest: Digest,
        decisionId: DecisionId,
        verdict: Verdict,
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
  },
  events: {
    'session:ready': SessionReady,
    'session:revoked': SessionRevoked,
    /** Changes of the caller's tiers, batched. `left`: ids that moved out of sight. */
    'queue:changed': z.object({ head: z.int(), items: z.array(QueueItem), left: z.array(EscalationId) }),
  },
});
export type ReviewerContract = typeof ReviewerContract;
