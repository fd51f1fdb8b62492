import type { Kysely } from 'kysely';
import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { Tables } from './schema.ts';

/** Notes who was shown which bundle. */
export const auditReads = async (
  tx: Kysely<Tables>,
  shown: readonly { readonly id: EscalationId; readonly actor: string }[],
  at: Timestamp,
): Promise<void> => {
  if (shown.length === 0) return;
  await tx
    .insertInto('read_audit')
    .values(shown.map(({ id, actor }) => ({ escalation_id: id, actor, at })))
    .execute();
};
