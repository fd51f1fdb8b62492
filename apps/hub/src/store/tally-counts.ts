import { type Kysely, sql } from 'kysely';
import { bucketOf } from '@countersign/shared/domain/metrics/histogram';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { Tables } from './schema.ts';

export type TallyRow = Tables['tally'];
export type HistogramCount = Tables['notify_histogram'];
export type DayCounts = {
  readonly tallies: readonly TallyRow[];
  readonly histogram: readonly HistogramCount[];
};

/** A person's time on a decided item: active reading, and for a take-over until the handback (`model/tally`); never below 0, though a clock may jump. */
const HANDLING = sql`cast(coalesce(dwell_ms, 0)
  + case when verdict = 'take_over' and handed_back_at > settled_at then handed_back_at - settled_at else 0 end as double precision)`;
const IS_MEASURED = sql`settled_by is not null and (dwell_ms is not null or (verdict = 'take_over' and handed_back_at is not null))`;
const IS_OVERRIDDEN = sql`verdict <> 'approve'`;
const FAILED = sql`coalesce(finished, '') = 'failed'`;
const INCLUSION = sql<number>`round(inclusion * 10000) / 10000.0`;
const COST = sql`cast(cost_minor as double precision)`;

const count = (condition: ReturnType<typeof sql>) => sql<number>`sum(case when ${condition} then 1 else 0 end)`;
const sum = (value: ReturnType<typeof sql>, condition: ReturnType<typeof sql>) =>
  sql<number>`sum(case when ${condition} then ${value} else 0 end)`;
const moments = (value: ReturnType<typeof sql>, condition: ReturnType<typeof sql>) => ({
  n: count(condition),
  sum: sum(value, condition),
  squares: sum(sql`${value} * ${value}`, condition),
});

/** Sums come as text where the database adds without limits. */
const numbered = <Row extends object>(rows: readonly Row[], texts: readonly (keyof Row)[]): Row[] =>
  rows.map((row) => {
    const entries = Object.entries(row).map(([name, value]) => [name, texts.includes(name as keyof Row) ? value : Number(value)]);
    return Object.fromEntries(entries) as Row;
  });

const openedIn = (from: Timestamp, to: Timestamp) => sql<boolean>`opened_at >= ${sql.lit(from)} and opened_at < ${sql.lit(to)}`;

const tallyRows = async (db: Kysely<Tables>, day: number, within: ReturnType<typeof sql<boolean>>): Promise<TallyRow[]> => {
  const isDecided = sql`settled_by is not null`;
  const isStated = sql`settled_by is not null and confidence is not null`;
  const handling = moments(HANDLING, IS_MEASURED);
  const correction = moments(HANDLING, sql`${IS_MEASURED} and ${IS_OVERRIDDEN}`);
  const cost = moments(COST, sql`cost_minor is not null`);
  const succeeded = sql`${isDecided} and not ${FAILED} and (route = 'escalate' or not ${IS_OVERRIDDEN})`;
  const { rows } = await sql<TallyRow>`
    select cast(${sql.lit(day)} as integer) as day, agent_id, action_name, route, risk_class, ${INCLUSION} as inclusion, rule,
      coalesce(cost_currency, '') as currency, count(*) as opened, ${count(isDecided)} as decided,
      ${count(sql`${isDecided} and ${IS_OVERRIDDEN}`)} as overridden, ${count(succeeded)} as succeeded,
      ${count(sql`status = 'expired'`)} as expired, ${count(sql`status in ('withdrawn', 'superseded')`)} as withdrawn,
      ${count(sql`finished = 'applied'`)} as applied, ${count(FAILED)} as failed,
      ${handling.n} as handling_n, ${handling.sum} as handling_sum, ${handling.squares} as handling_squares,
      ${correction.n} as correction_n, ${correction.sum} as correction_sum, ${correction.squares} as correction_squares,
      ${cost.n} as cost_n, ${cost.sum} as cost_sum, ${cost.squares} as cost_squares,
      ${count(isStated)} as stated_n, ${sum(sql`confidence`, isStated)} as stated_sum,
      ${count(sql`${isStated} and ${IS_OVERRIDDEN}`)} as stated_overridden
    from escalation where ${within}
    group by agent_id, action_name, route, risk_class, ${INCLUSION}, rule, coalesce(cost_currency, '')`.execute(db);
  return numbered(rows, ['agent_id', 'action_name', 'route', 'risk_class', 'rule', 'currency']);
};

const histogramRows = async (
  db: Kysely<Tables>,
  day: number,
  within: ReturnType<typeof sql<boolean>>,
): Promise<HistogramCount[]> => {
  const { rows } = await sql<{ route: string; ms: number; count: number }>`
    select route, notified_at - opened_at as ms, count(*) as count from escalation
    where ${within} and notified_at is not null group by route, notified_at - opened_at`.execute(db);
  return rows.map(({ route, ms, count: n }) => ({ day, route, bucket: bucketOf(Number(ms)), count: Number(n) }));
};

/** Counts of the items opened from `from` until before `to`, which lie in one day. */
export const countOpenedIn = async (
  db: Kysely<Tables>,
  { day, from, to }: { readonly day: number; readonly from: Timestamp; readonly to: Timestamp },
): Promise<DayCounts> => {
  const within = openedIn(from, to);
  return {
    tallies: await tallyRows(db, day, within),
    histogram: await histogramRows(db, day, within),
  };
};
