import type { Kysely } from 'kysely';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Tables } from './schema.ts';

/** The kinds of change that no escalation's log tells. */
export type AuditKind =
  | 'tiers-set'
  | 'agent-paused'
  | 'agent-resumed'
  | 'availability-set'
  | 'policy-published'
  | 'policy-used'
  | 'shadow-used'
  | 'learned-trained'
  | 'learned-used';

/** A change of people, agents or what judges them. */
export type AuditNote = {
  readonly at: Timestamp;
  readonly actor: PrincipalId;
  readonly kind: AuditKind;
  /** Whom or what it is about: a person, an agent, a version. */
  readonly subject: string;
  readonly data: object;
};

export const noteChange = async (tx: Kysely<Tables>, { data, ...note }: AuditNote): Promise<void> => {
  await tx
    .insertInto('audit')
    .values({ ...note, data: JSON.stringify(data) })
    .execute();
};

/** What was done to a person, an agent or a version, oldest first. */
export const auditOf = async (db: Kysely<Tables>, subject: string): Promise<readonly AuditNote[]> => {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'actor', 'kind', 'subject', 'data'])
    .where('subject', '=', subject)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    at: row.at,
    actor: row.actor as PrincipalId,
    kind: row.kind as AuditKind,
    subject: row.subject,
    data: JSON.parse(row.data) as object,
  }));
};
