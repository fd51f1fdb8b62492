import type { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { type Dialect, inTransaction, openDialect } from './dialect.ts';
import { migrationsFor } from './migrations/index.ts';
import type { Tables } from './schema.ts';

/** A connection, or a transaction on it. */
export type Connection = Kysely<Tables>;

export type Database = {
  readonly db: Kysely<Tables>;
  readonly dialect: Dialect;
  readonly transaction: <T>(run: (tx: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /** Identity of this history; clients drop their cursor when it differs. */
  readonly logEpoch: string;
  readonly close: () => Promise<void>;
};

/** Opens, checks and migrates. Throws with a readable message when the database cannot be trusted. */
export const openDatabase = async (address: string | PGlite, newEpoch: () => string): Promise<Database> => {
  const { dialect, kysely } = openDialect(address);
  const db = new Kysely<Tables>({ dialect: kysely });
  const { error } = await new Migrator({ db, provider: migrationsFor(dialect) }).migrateToLatest();
  if (error !== undefined) throw new Error('The database could not be brought to this version.', { cause: error });
  await db
    .insertInto('meta')
    .values({ key: 'log_epoch', value: newEpoch() })
    .onConflict((c) => c.doNothing())
    .execute();
  const epoch = await db.selectFrom('meta').select('value').where('key', '=', 'log_epoch').executeTakeFirstOrThrow();
  return {
    db,
    dialect,
    transaction: (run) => inTransaction(db, dialect, run),
    logEpoch: epoch.value,
    close: () => db.destroy(),
  };
};
