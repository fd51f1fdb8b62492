import type { Kysely } from 'kysely';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Tables } from './schema.ts';

/** A published policy: the text as it was written, and the document that it was read as. */
export type PublishedPolicy = {
  readonly version: string;
  readonly digest: string;
  readonly document: string;
  readonly source: string;
  readonly at: Timestamp;
  readonly by: PrincipalId;
};

type Row = Tables['policy'];
const published = (row: Row): PublishedPolicy => ({ ...row, by: row.by as PrincipalId });

export const loadPolicy = async (db: Kysely<Tables>, version: string): Promise<PublishedPolicy | undefined> => {
  const row = await db.selectFrom('policy').selectAll().where('version', '=', version).executeTakeFirst();
  return row === undefined ? undefined : published(row);
};

/** All versions, newest first. */
export const loadPolicies = async (db: Kysely<Tables>): Promise<readonly PublishedPolicy[]> =>
  (await db.selectFrom('policy').selectAll().orderBy('at', 'desc').orderBy('version', 'desc').execute()).map(published);

/** @returns false when the version is there already, whoever published it. */
export const insertPolicy = async (tx: Kysely<Tables>, policy: PublishedPolicy): Promise<boolean> => {
  const row = await tx
    .insertInto('policy')
    .values(policy)
    .onConflict((c) => c.column('version').doNothing())
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
};
