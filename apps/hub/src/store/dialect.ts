import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import Sqlite from 'better-sqlite3';
import {
  type Kysely,
  PGliteDialect,
  PostgresDialect,
  type SqliteDatabase,
  SqliteDialect,
  type Dialect as KyselyDialect,
  sql,
} from 'kysely';
import pg from 'pg';
import type { Tables } from './schema.ts';

/** The only file besides migrations that may branch on the dialect. */
export type Dialect = 'sqlite' | 'postgres';

const OLDEST_SQLITE = [3, 51, 3];
const BROKEN_SQLITE = '3.52.0';

const older = (version: string, floor: readonly number[]): boolean => {
  const parts = version.split('.').map(Number);
  for (const [i, wanted] of floor.entries()) if (parts[i] !== wanted) return (parts[i] ?? 0) < wanted;
  return false;
};

/** Refuses to run on a database that could forget what it acknowledged (D1). */
export const assertDurable = (database: Sqlite.Database): void => {
  const pragma = (name: string): unknown => database.pragma(name, { simple: true });
  const version = database.prepare('select sqlite_version() as version').get() as { version: string };
  if (older(version.version, OLDEST_SQLITE) || version.version === BROKEN_SQLITE)
    throw new Error(`SQLite ${version.version} is not safe: 3.51.3 or newer, and not 3.52.0, is needed`);
  const inMemory = database.memory;
  if (!inMemory && pragma('journal_mode') !== 'wal') throw new Error('SQLite refused journal_mode=WAL');
  if (pragma('synchronous') !== 2) throw new Error('SQLite refused synchronous=FULL');
  if (pragma('foreign_keys') !== 1) throw new Error('SQLite refused foreign_keys=ON');
};

const openSqlite = (file: string): Sqlite.Database => {
  // What people say to agents is nobody else's business on this machine.
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new Sqlite(file);
  database.pragma('busy_timeout = 5000');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // Pages that change in every commit are copied back less often: 32 MB of log instead of 4.
  database.pragma('wal_autocheckpoint = 8000');
  database.pragma('foreign_keys = ON');
  if (process.platform === 'darwin') database.pragma('fullfsync = 1');
  assertDurable(database);
  return database;
};

/** Statements that are kept compiled: the hot ones, with each number of rows that a batch can have. */
const STATEMENTS = 1_000;

/** Kysely prepares every query anew, which costs more than running it. SQL text is all that varies. */
const withPreparedOnce = (database: Sqlite.Database): SqliteDatabase => {
  const prepared = new Map<string, Sqlite.Statement>();
  return {
    close: () => database.close(),
    prepare: (text) => {
      const known = prepared.get(text);
      if (known !== undefined) return known;
      const statement = database.prepare(text);
      if (prepared.size >= STATEMENTS) prepared.clear();
      prepared.set(text, statement);
      return statement;
    },
  };
};

/** `postgres://…`, as opposed to a file or `:memory:`. */
export const isServerAddress = (address: string): boolean => /^postgres(ql)?:\/\//.test(address);

export type Opened = { readonly dialect: Dialect; readonly kysely: KyselyDialect };

/**
 * Opens by address: a file path or `:memory:` is SQLite, `postgres://…` is a server, and a PGlite
 * instance is PostgreSQL inside this process.
 */
export const openDialect = (address: string | PGlite): Opened => {
  if (typeof address !== 'string') return { dialect: 'postgres', kysely: new PGliteDialect({ pglite: address }) };
  if (isServerAddress(address)) {
    // bigint columns hold epoch milliseconds and sequence numbers, all far below 2^53.
    pg.types.setTypeParser(pg.types.builtins.INT8, Number);
    return { dialect: 'postgres', kysely: new PostgresDialect({ pool: new pg.Pool({ connectionString: address, max: 8 }) }) };
  }
  return { dialect: 'sqlite', kysely: new SqliteDialect({ database: withPreparedOnce(openSqlite(address)) }) };
};

/** One write transaction. SQLite takes the write lock at once, so that it never has to upgrade and fail. */
export const inTransaction = async <T>(
  db: Kysely<Tables>,
  dialect: Dialect,
  run: (tx: Kysely<Tables>) => Promise<T>,
): Promise<T> => {
  if (dialect === 'postgres') return db.transaction().execute(run);
  return db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      const value = await run(connection);
      await sql`commit`.execute(connection);
      return value;
    } catch (cause) {
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw cause;
    }
  });
};

/** The `n`th parameter, from 1, in SQL that is written by hand. */
export const placeholder = (dialect: Dialect, n: number): string => (dialect === 'postgres' ? `$${n}` : '?');

/** Row locks, which SQLite's single writer makes needless. */
export const locking = (dialect: Dialect): { readonly update: boolean } => ({ update: dialect === 'postgres' });

/** Another writer was first: the whole batch is decided again on what is there now. */
export const isConflict = (cause: unknown): boolean => {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  return (
    code === '23505' ||
    code === '40001' ||
    code === '40P01' ||
    code.startsWith('SQLITE_CONSTRAINT') ||
    code === 'SQLITE_BUSY_SNAPSHOT'
  );
};

/** Waits for the disk to have everything; used by backups and tests. */
export const quickCheck = async (db: Kysely<Tables>, dialect: Dialect): Promise<string> => {
  if (dialect === 'postgres') return 'ok';
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check`.execute(db);
  return rows.map((row) => row.quick_check).join('; ');
};
