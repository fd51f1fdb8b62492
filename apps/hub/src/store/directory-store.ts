import type { Kysely } from 'kysely';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import type { ReviewTier, Role } from '@countersign/shared/model/vocabulary';
import type { Database } from './database.ts';
import { type Dialect, locking } from './dialect.ts';
import { padded } from './padded.ts';
import type { Tables } from './schema.ts';

export type TokenRow = {
  readonly id: string;
  readonly principal: Principal;
  readonly createdAt: Timestamp;
  readonly revokedAt: Timestamp | null;
};

type Row = {
  id: string;
  principal_id: string;
  role: string;
  name: string;
  tiers: string;
  created_at: number;
  revoked_at: number | null;
};
const principalRow = (row: { id: string; role: string; name: string; tiers: string }): Principal => ({
  id: row.id as PrincipalId,
  role: row.role as Role,
  name: row.name,
  tiers: JSON.parse(row.tiers) as ReviewTier[],
});
const tokenRow = (row: Row): TokenRow => ({
  id: row.id,
  principal: principalRow({ ...row, id: row.principal_id }),
  createdAt: row.created_at,
  revokedAt: row.revoked_at,
});

const tokens = (db: Kysely<Tables>) =>
  db
    .selectFrom('token')
    .innerJoin('principal', 'principal.id', 'token.principal_id')
    .select([
      'token.id',
      'token.principal_id',
      'principal.role',
      'principal.name',
      'principal.tiers',
      'token.created_at',
      'token.revoked_at',
    ]);

/** The grants of a batch's actors as they are now; shared locks keep a revocation from slipping past the commit. */
export const loadGrants = async (
  tx: Kysely<Tables>,
  dialect: Dialect,
  tokenIds: readonly string[],
): Promise<ReadonlyMap<string, TokenRow>> => {
  if (tokenIds.length === 0) return new Map();
  let query = tokens(tx).where('token.id', 'in', padded(tokenIds));
  if (locking(dialect).update) query = query.forShare();
  return new Map((await query.execute()).map((row) => [row.id, tokenRow(row)]));
};

/** People and agents by id, locked so that their tiers cannot change before the commit. */
export const loadPrincipals = async (
  tx: Kysely<Tables>,
  dialect: Dialect,
  ids: readonly PrincipalId[],
): Promise<ReadonlyMap<PrincipalId, Principal>> => {
  if (ids.length === 0) return new Map();
  let query = tx.selectFrom('principal').selectAll().where('id', 'in', padded(ids));
  if (locking(dialect).update) query = query.forShare();
  return new Map((await query.execute()).map((row) => [row.id as PrincipalId, principalRow(row)]));
};

/**
 * Somebody who is about to be changed. Waits for every commit that reads their grant, and holds back those that follow:
 * what was decided under the old one is told before the change is (SPEC H-16, H-17).
 */
export const loadPrincipalToChange = async (
  tx: Kysely<Tables>,
  dialect: Dialect,
  id: PrincipalId,
): Promise<Principal | undefined> => {
  let query = tx.selectFrom('principal').selectAll().where('id', '=', id);
  if (locking(dialect).update) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row === undefined ? undefined : principalRow(row);
};

export const setTiers = async (db: Kysely<Tables>, id: PrincipalId, tiers: readonly ReviewTier[]): Promise<void> => {
  await db
    .updateTable('principal')
    .set({ tiers: JSON.stringify(tiers) })
    .where('id', '=', id)
    .execute();
};

/** Whoever has a token that works, by name. */
export const listActive = async (db: Kysely<Tables>): Promise<readonly Principal[]> => {
  const rows = await db
    .selectFrom('principal')
    .selectAll()
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('token').select('token.id').whereRef('principal_id', '=', 'principal.id').where('revoked_at', 'is', null),
      ),
    )
    .orderBy('name')
    .execute();
  return rows.map(principalRow);
};

export const directoryStore = ({ db }: Pick<Database, 'db'>) => ({
  tokenByHash: async (hash: string): Promise<TokenRow | undefined> => {
    const row = await tokens(db).where('token.hash', '=', hash).executeTakeFirst();
    return row === undefined ? undefined : tokenRow(row);
  },
  tokensByIds: async (ids: readonly string[]): Promise<readonly TokenRow[]> =>
    ids.length === 0 ? [] : (await tokens(db).where('token.id', 'in', padded(ids)).execute()).map(tokenRow),
  listTokens: async (): Promise<readonly TokenRow[]> => (await tokens(db).orderBy('token.created_at').execute()).map(tokenRow),
  findPrincipal: async (role: Role, name: string): Promise<Principal | undefined> => {
    const row = await db.selectFrom('principal').selectAll().where('role', '=', role).where('name', '=', name).executeTakeFirst();
    if (row === undefined) return undefined;
    return principalRow(row);
  },
  listPrincipals: async (): Promise<readonly Principal[]> =>
    (await db.selectFrom('principal').selectAll().execute()).map(principalRow),
  insertPrincipal: async (principal: Principal, at: Timestamp): Promise<void> => {
    await db
      .insertInto('principal')
      .values({
        id: principal.id,
        role: principal.role,
        name: principal.name,
        tiers: JSON.stringify(principal.tiers),
        created_at: at,
      })
      .execute();
  },
  setTiers: (id: PrincipalId, tiers: readonly ReviewTier[]): Promise<void> => setTiers(db, id, tiers),
  insertToken: async (row: { id: string; principalId: PrincipalId; hash: string; at: Timestamp }): Promise<void> => {
    await db
      .insertInto('token')
      .values({ id: row.id, principal_id: row.principalId, hash: row.hash, created_at: row.at, revoked_at: null })
      .execute();
  },
  /** @returns whether there was such a live token. */
  revokeToken: async (id: string, at: Timestamp): Promise<boolean> => {
    const row = await db
      .updateTable('token')
      .set({ revoked_at: at })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  },
});
export type DirectoryStore = ReturnType<typeof directoryStore>;
