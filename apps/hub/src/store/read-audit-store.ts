import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import { insertRows } from './insert-rows.ts';

export type ReadNote = { readonly id: EscalationId; readonly actor: string; readonly at: Timestamp };

/** Notes who was shown which bundle. */
export const auditReads = insertRows<ReadNote>('read_audit', {
  escalation_id: ({ id }) => id,
  actor: ({ actor }) => actor,
  at: ({ at }) => at,
});
