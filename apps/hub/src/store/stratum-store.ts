import { type Kysely, sql } from 'kysely';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { Tables } from './schema.ts';

/** Items of one stratum in a span of time: those that chance decided about, and what people said of the drawn ones. */
export type StratumCount = {
  readonly stratum: string;
  readonly opened: number;
  readonly labels: number;
  readonly needed: number;
};

/** From inclusive, to exclusive. */
export const countStrata = async (db: Kysely<Tables>, from: Timestamp, to: Timestamp): Promise<readonly StratumCount[]> => {
  const isLabel = sql`status in ('decided', 'handed_back') and verdict is not null`;
  const { rows } = await sql<StratumCount>`
    select stratum, count(*) as opened, sum(case when ${isLabel} then 1 else 0 end) as labels,
      sum(case when ${isLabel} and verdict <> 'approve' then 1 else 0 end) as needed
    from escalation where opened_at >= ${from} and opened_at < ${to} and stratum is not null group by stratum`.execute(db);
  return rows.map(({ stratum, opened, labels, needed }) => ({
    stratum,
    opened: Number(opened),
    labels: Number(labels),
    needed: Number(needed),
  }));
};

/** When the first item since then was opened; null for none. */
export const firstOpenedSince = async (db: Kysely<Tables>, since: Timestamp): Promise<Timestamp | null> => {
  const row = await db
    .selectFrom('escalation')
    .select('opened_at')
    .where('opened_at', '>=', since)
    .orderBy('opened_at')
    .limit(1)
    .executeTakeFirst();
  return row?.opened_at ?? null;
};
