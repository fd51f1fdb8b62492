import { type Kysely, sql } from 'kysely';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Tables } from './schema.ts';

export const SLOTS = ['policy', 'shadow', 'calibrator', 'predictor'] as const;
export type Slot = (typeof SLOTS)[number];

/**
 * From `fromAt` on this version is in force in its slot; null is none. Rows are in the order of their ids, and of those whose time
 * has come the last counts: what was said later wins, even where the clocks of two nodes differ.
 */
export type InUse = { readonly id: number; readonly slot: Slot; readonly version: string | null; readonly fromAt: Timestamp };

type Row = { id: number; slot: string; version: string | null; from_at: number };
const inUseOf = ({ id, slot, version, from_at }: Row): InUse => ({ id, slot: slot as Slot, version, fromAt: from_at });

/** What is in force now or will be: of each slot the last row whose time has come, and those after it. */
export const loadInUse = async (db: Kysely<Tables>, now: Timestamp): Promise<readonly InUse[]> => {
  const { rows } = await sql<Row>`
    select id, slot, version, from_at from in_use as used
    where not exists (
      select 1 from in_use as later where later.slot = used.slot and later.from_at <= ${now} and later.id > used.id)
    order by id`.execute(db);
  return rows.map(inUseOf);
};

/** Everything that was ever put in force in this slot, oldest first. */
export const loadUses = async (db: Kysely<Tables>, slot: Slot): Promise<readonly InUse[]> => {
  const rows = await db
    .selectFrom('in_use')
    .select(['id', 'slot', 'version', 'from_at'])
    .where('slot', '=', slot)
    .orderBy('id')
    .execute();
  return rows.map(inUseOf);
};

export const putInUse = async (
  tx: Kysely<Tables>,
  row: Omit<InUse, 'id'> & { readonly at: Timestamp; readonly by: PrincipalId },
): Promise<void> => {
  const { slot, version, fromAt, at, by } = row;
  await tx.insertInto('in_use').values({ slot, version, from_at: fromAt, at, by }).execute();
};

/**
 * Moves with every row of `in_use` and every sampling plan. Rows are counted: of two transactions the one with the lower id may
 * commit later.
 */
export const loadMark = async (db: Kysely<Tables>): Promise<string> => {
  const { rows } = await sql<{ used: number; planned: number | null }>`
    select (select count(*) from in_use) as used, (select max(effective_at) from sampling_plan) as planned`.execute(db);
  return `${rows[0]?.used ?? 0} ${rows[0]?.planned ?? 0}`;
};
