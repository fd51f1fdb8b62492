import type { Migration, MigrationProvider } from 'kysely/migration';
import type { Dialect } from '../dialect.ts';
import { init } from './0001-init.ts';
import { desk } from './0002-desk.ts';
import { judgement } from './0003-judgement.ts';
import { measures } from './0004-measures.ts';

/** A static list: no directory is scanned, so a bundle holds them all. */
export const migrationsFor = (dialect: Dialect): MigrationProvider => ({
  getMigrations: async (): Promise<Record<string, Migration>> => ({
    '0001-init': init(dialect),
    '0002-desk': desk(dialect),
    '0003-judgement': judgement(dialect),
    '0004-measures': measures(dialect),
  }),
});
