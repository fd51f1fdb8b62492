import { ProposedAction } from '@countersign/shared/model/action';
import { ContextBundle } from '@countersign/shared/model/context';
import { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import { type Labelled, NO_PAST } from '@countersign/shared/model/label';
import { z } from 'zod';

/**
 * A line of `countersign export overrides --all`: what a hub knows of one decision of its own. What the person decided, and
 * how it was routed then, is not read.
 */
export const ExportedExample = z.object({
  id: z.string().min(1).max(200),
  proposedAt: Timestamp,
  agentId: PrincipalId,
  action: ProposedAction,
  context: ContextBundle,
  needed: z.boolean(),
  /** 1 / inclusion probability. */
  weight: z.number().min(1),
  group: z.string().min(1).max(256),
});
export type ExportedExample = z.infer<typeof ExportedExample>;

export const isExported = (raw: unknown): boolean =>
  typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'context') && Object.hasOwn(raw, 'needed');

/** What was known before of agent and customer is not in the line. */
export const fromExported = ({ id, proposedAt, agentId, action, context, needed, weight, group }: ExportedExample): Labelled => ({
  id,
  group,
  agentId,
  action,
  context,
  at: proposedAt,
  past: NO_PAST,
  needed,
  weight,
});
