import { z } from 'zod';
import { Money, ProposedAction } from '../model/action.ts';
import { ContextBundle } from '../model/context.ts';
import { Cost, DeliveryPhase, Routing } from '../model/escalation.ts';
import { DecisionId, Digest, EscalationId, PrincipalId, SubmissionKey, Timestamp } from '../model/ids.ts';
import { JsonObject } from '../model/json.ts';
import { ReasonCode } from '../model/vocabulary.ts';
import { defineContract } from './contract.ts';
import { SessionReady, SessionRevoked } from './handshake.ts';

/**
 * What became of a proposal, as the agent needs it. `run` and `run-modified` may only be acted on
 * after `decision:begin`, except where `route` is not `escalate`: there the answer itself is the permit.
 */
export const Resolution = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  z.object({
    kind: z.literal('approved'),
    decisionId: DecisionId,
    decidedDigest: Digest,
    by: PrincipalId,
    byName: z.string(),
    reason: z.string().optional(),
  }),
  z.object({
    kind: z.literal('modified'),
    decisionId: DecisionId,
    decidedDigest: Digest,
    by: PrincipalId,
    byName: z.string(),
    arguments: JsonObject,
    amount: Money.optional(),
    reason: z.string().optional(),
  }),
  z.object({
    kind: z.literal('rejected'),
    decisionId: DecisionId,
    by: PrincipalId,
    byName: z.string(),
    reasonCode: ReasonCode,
    reason: z.string().optional(),
  }),
  z.object({ kind: z.literal('responded'), decisionId: DecisionId, by: PrincipalId, byName: z.string(), message: z.string() }),
  z.object({
    kind: z.literal('taken_over'),
    decisionId: DecisionId,
    by: PrincipalId,
    byName: z.string(),
    reason: z.string().optional(),
    /** Present once the person has handed back: what they did. */
    handback: z.string().optional(),
  }),
  z.object({ kind: z.literal('expired'), at: Timestamp }),
  z.object({ kind: z.literal('withdrawn'), reason: z.string() }),
]);
export type Resolution = z.infer<typeof Resolution>;

/** The state of one of the agent's own proposals. */
export const ProposalState = z.object({
  escalationId: EscalationId,
  key: SubmissionKey,
  actionDigest: Digest,
  routing: Routing,
  resolution: Resolution,
  delivery: DeliveryPhase,
});
export type ProposalState = z.infer<typeof ProposalState>;

export const AgentContract = defineContract({
  commands: {
    /** Submit a proposed action. The same key and bundle again gets the same escalation back. */
    'escalation:open': {
      input: z.object({
        key: SubmissionKey,
        action: ProposedAction,
        /** The agent's digest of `action`; the hub refuses when its own differs. */
        actionDigest: Digest,
        context: ContextBundle,
        /** An earlier escalation of this agent that this one replaces. */
        supersedes: EscalationId.optional(),
      }),
      output: ProposalState,
    },
    /** After a reconnect: where do these stand? Keys that the hub does not know are to be submitted again. */
    'agent:sync': {
      input: z.object({ keys: z.array(SubmissionKey).max(200) }),
      output: z.object({ states: z.array(ProposalState), unknown: z.array(SubmissionKey) }),
    },
    'escalation:withdraw': {
      input: z.object({ escalationId: EscalationId, reason: z.string().max(4_096) }),
      output: ProposalState,
    },
    /** The agent has the decision on disk. */
    'decision:receive': {
      input: z.object({ escalationId: EscalationId, decisionId: DecisionId.nullable() }),
      output: ProposalState,
    },
    /** Ask for the permit right before the effect. Single use per decision; the same agent may ask again after a crash. */
    'decision:begin': {
      input: z.object({ escalationId: EscalationId, decisionId: DecisionId, actionDigest: Digest }),
      output: z.object({ decisionId: DecisionId, expiresAt: Timestamp }),
    },
    /** The effect is over: it was applied, refused by the SDK, or failed. */
    'decision:finish': {
      input: z.object({
        escalationId: EscalationId,
        decisionId: DecisionId.nullable(),
        phase: z.enum(['applied', 'refused', 'failed']),
        note: z.string().max(4_096).optional(),
        cost: Cost.optional(),
      }),
      output: ProposalState,
    },
  },
  events: {
    'session:ready': SessionReady,
    'session:revoked': SessionRevoked,
    /** A decision, an expiry or an override. Sent again on every connection until it was received. */
    'decision:delivered': ProposalState,
  },
});
export type AgentContract = typeof AgentContract;
