import { type Kysely, sql } from 'kysely';
import { DAY_MS } from '@countersign/shared/domain/board/override-days';
import type { Timestamp } from '@countersign/shared/model/ids';
import { type Dialect, locking } from './dialect.ts';
import { insertRows } from './insert-rows.ts';
import type { Tables } from './schema.ts';
import type { DayCounts, HistogramCount, TallyRow } from './tally-counts.ts';

/** How far the counts have come: the last event, and when they were last made. */
export type TallyCursor = { readonly seq: number; readonly at: Timestamp };

const KEY = 'tally_cursor';
/** A screen is noted this much later than it was reached, at most. */
const LATE_MS = 60_000;
/** More news than this is most of the table; looking at its days alone is quicker. */
const MANY = 50_000;

const cursorOf = (value: string | undefined): TallyCursor =>
  value === undefined ? { seq: 0, at: 0 } : (JSON.parse(value) as TallyCursor);

export const loadCursor = async (db: Kysely<Tables>): Promise<TallyCursor> =>
  cursorOf((await db.selectFrom('meta').select('value').where('key', '=', KEY).executeTakeFirst())?.value);

export const loadHead = async (db: Kysely<Tables>): Promise<number> =>
  Number((await db.selectFrom('stream').select('head').where('name', '=', 'main').executeTakeFirst())?.head ?? 0);

/** The days whose items changed after the cursor, up to and with the event `to.seq`. */
export const changedDays = async (db: Kysely<Tables>, from: TallyCursor, to: TallyCursor): Promise<readonly number[]> => {
  // A clock that was put back must not hide what reached a screen since.
  const shownAfter = Math.min(from.at, to.at) - LATE_MS;
  const dayOf = sql`opened_at / ${sql.lit(DAY_MS)}`;
  const changed =
    to.seq - from.seq > MANY
      ? sql`select distinct ${dayOf} as day from escalation`
      : sql`select distinct ${dayOf} as day from escalation
          where id in (select escalation_id from event where seq > ${sql.lit(from.seq)} and seq <= ${sql.lit(to.seq)})
        union select distinct ${dayOf} as day from escalation
          where notified_at is not null and notified_at > ${sql.lit(shownAfter)}`;
  const { rows } = await sql<{ day: number }>`${changed}`.execute(db);
  return rows.map(({ day }) => Number(day)).toSorted((one, other) => one - other);
};

const same = <Row extends object>(names: readonly (keyof Row & string)[]) =>
  Object.fromEntries(names.map((name) => [name, (row: Row) => row[name] as string | number])) as Record<
    string,
    (row: Row) => string | number
  >;

const MEASURED = ['handling', 'correction', 'cost'] as const;
const insertTallies = insertRows<TallyRow>(
  'tally',
  same([
    'day',
    'agent_id',
    'action_name',
    'route',
    'risk_class',
    'inclusion',
    'rule',
    'currency',
    'opened',
    'decided',
    'overridden',
    'succeeded',
    'expired',
    'withdrawn',
    'applied',
    'failed',
    'stated_n',
    'stated_sum',
    'stated_overridden',
    ...MEASURED.flatMap((name) => [`${name}_n`, `${name}_sum`, `${name}_squares`] as const),
  ]),
);
const insertHistogram = insertRows<HistogramCount>('notify_histogram', same(['day', 'route', 'bucket', 'count']));
/** Rows per statement: below the parameter limits of both databases. */
const CHUNK = 500;
const inChunks = async <Row>(rows: readonly Row[], insert: (rows: readonly Row[]) => Promise<unknown>): Promise<void> => {
  for (let at = 0; at < rows.length; at += CHUNK) await insert(rows.slice(at, at + CHUNK));
};

/**
 * Puts the counts of whole days in place of the old ones, and moves the cursor. In one transaction, and only if no other
 * hub moved the cursor meanwhile: its counts may be newer than these.
 * @returns whether they were written.
 */
export const replaceDays = async (
  tx: Kysely<Tables>,
  dialect: Dialect,
  { days, counts, from, to }: { days: readonly number[]; counts: DayCounts; from: TallyCursor; to: TallyCursor },
): Promise<boolean> => {
  await tx
    .insertInto('meta')
    .values({ key: KEY, value: JSON.stringify({ seq: 0, at: 0 }) })
    .onConflict((c) => c.doNothing())
    .execute();
  let query = tx.selectFrom('meta').select('value').where('key', '=', KEY);
  if (locking(dialect).update) query = query.forUpdate();
  const now = cursorOf((await query.executeTakeFirst())?.value);
  if (now.seq !== from.seq || now.at !== from.at) return false;
  for (const table of ['tally', 'notify_histogram'] as const)
    await inChunks(days, (some) => tx.deleteFrom(table).where('day', 'in', some).execute());
  await inChunks(counts.tallies, (rows) => insertTallies(tx, dialect, rows));
  await inChunks(counts.histogram, (rows) => insertHistogram(tx, dialect, rows));
  await tx
    .updateTable('meta')
    .set({ value: JSON.stringify(to) })
    .where('key', '=', KEY)
    .execute();
  return true;
};
