import type { Kysely } from 'kysely';
import type { EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import { padded } from './padded.ts';
import type { Tables } from './schema.ts';

export type DraftKey = { readonly escalationId: EscalationId; readonly by: PrincipalId; readonly editor: string };
export type KeptDraft = DraftKey & { readonly at: Timestamp; readonly body: string };

export const saveDraft = async (tx: Kysely<Tables>, { escalationId, by, editor, at, body }: KeptDraft): Promise<void> => {
  await tx
    .insertInto('draft')
    .values({ escalation_id: escalationId, principal_id: by, editor, at, body })
    .onConflict((c) => c.columns(['escalation_id', 'principal_id', 'editor']).doUpdateSet({ at, body }))
    .execute();
};

export const forgetDraft = async (tx: Kysely<Tables>, { escalationId, by, editor }: DraftKey): Promise<void> => {
  await tx
    .deleteFrom('draft')
    .where('escalation_id', '=', escalationId)
    .where('principal_id', '=', by)
    .where('editor', '=', editor)
    .execute();
};

/** How many this person keeps besides this one. */
export const countOtherDrafts = async (tx: Kysely<Tables>, { escalationId, by, editor }: DraftKey): Promise<number> => {
  const row = await tx
    .selectFrom('draft')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('principal_id', '=', by)
    .where((eb) => eb.or([eb('escalation_id', '<>', escalationId), eb('editor', '<>', editor)]))
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

/** Everybody's, newest first. */
export const loadDrafts = async (db: Kysely<Tables>, ids: readonly EscalationId[]): Promise<readonly KeptDraft[]> => {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('draft').selectAll().where('escalation_id', 'in', padded(ids)).orderBy('at', 'desc').execute();
  return rows.map((row) => ({
    escalationId: row.escalation_id as EscalationId,
    by: row.principal_id as PrincipalId,
    editor: row.editor,
    at: row.at,
    body: row.body,
  }));
};

/** Forgets everybody's drafts on these items. */
export const dropDrafts = async (tx: Kysely<Tables>, ids: readonly EscalationId[]): Promise<void> => {
  if (ids.length === 0) return;
  await tx.deleteFrom('draft').where('escalation_id', 'in', padded(ids)).execute();
};
