import type { Kysely } from 'kysely';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Tables } from './schema.ts';

/** A change of people or agents, which no escalation's log tells. */
export type AuditNote = {
  readonly at: Timestamp;
  readonly actor: PrincipalId;
  readonly kind: 'tiers-set' | 'agent-paused' | 'agent-resumed';
  readonly subject: PrincipalId;
  readonly data: object;
};

export const noteChange = async (tx: Kysely<Tables>, { data, ...note }: AuditNote): Promise<void> => {
  await tx
    .insertInto('audit')
    .values({ ...note, data: JSON.stringify(data) })
    .execute();
};

/** What was done to a person or an agent, oldest first. */
export const auditOf = async (db: Kysely<Tables>, subject: PrincipalId): Promise<readonly AuditNote[]> => {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'actor', 'kind', 'subject', 'data'])
    .where('subject', '=', subject)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    at: row.at,
    actor: row.actor as PrincipalId,
    kind: row.kind as AuditNote['kind'],
    subject: row.subject as PrincipalId,
    data: JSON.parse(row.data) as object,
  }));
};
