import { ProposedAction } from '@countersign/shared/model/action';
import { ContextBundle } from '@countersign/shared/model/context';
import { Cost } from '@countersign/shared/model/escalation';
import { DecisionId, Digest, EscalationId, SubmissionKey } from '@countersign/shared/model/ids';
import { z } from 'zod';

/** What became of the effect. Stored before the hub is told, so that a crash in between loses nothing. */
export const Finish = z.object({
  escalationId: EscalationId,
  /** `null` for an action that was run without waiting and has not been reviewed. */
  decisionId: DecisionId.nullable(),
  phase: z.enum(['applied', 'refused', 'failed']),
  note: z.string().max(4_096).optional(),
  cost: Cost.optional(),
  /** The hub has it. The entry stays only while a reviewer may still override a `review` action. */
  reported: z.boolean(),
});
export type Finish = z.infer<typeof Finish>;

/** One proposal, whole: enough to submit it again to a hub that has forgotten it (D9). */
export const OutboxEntry = z.object({
  version: z.literal(1),
  key: SubmissionKey,
  action: ProposedAction,
  actionDigest: Digest,
  context: ContextBundle,
  supersedes: EscalationId.optional(),
  /** By the agent's clock, for the reader only. */
  proposedAt: z.int().min(0),
  finish: Finish.optional(),
});
export type OutboxEntry = z.infer<typeof OutboxEntry>;
