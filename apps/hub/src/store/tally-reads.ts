import { type Kysely, sql } from 'kysely';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { HistogramRow, Moments, Tally } from '@countersign/shared/model/tally';
import type { RiskClass, Route } from '@countersign/shared/model/vocabulary';
import type { Tables } from './schema.ts';

/** Days from `from` until before `to`, counted from 1970. */
export type DaySpan = { readonly from: number; readonly to: number };

/** What agents had stated of the decided ones: how many did, the sum of it, and how many of them were overridden. */
export type Stated = { readonly n: number; readonly sum: number; readonly overridden: number };
export type TallyWithStated = Tally & { readonly stated: Stated };

export type DailyCount = {
  readonly day: number;
  readonly route: Route;
  readonly opened: number;
  readonly decided: number;
  readonly overridden: number;
};

const KEYS = ['agent_id', 'action_name', 'route', 'risk_class', 'inclusion', 'rule', 'currency'] as const;
const COUNTS = ['opened', 'decided', 'overridden', 'succeeded', 'expired', 'withdrawn', 'applied', 'failed'] as const;
const MEASURED = ['handling', 'correction', 'cost'] as const;
const STATED = ['stated_n', 'stated_sum', 'stated_overridden'] as const;
const sumOf = (name: string) => sql`sum(${sql.ref(name)}) as ${sql.ref(name)}`;
const SUMS = sql.join(
  [...COUNTS, ...MEASURED.flatMap((name) => [`${name}_n`, `${name}_sum`, `${name}_squares`]), ...STATED].map(sumOf),
);
const within = ({ from, to }: DaySpan) => sql`day >= ${sql.lit(from)} and day < ${sql.lit(to)}`;

type SummedRow = Omit<Tables['tally'], 'day'>;
const momentsOf = (row: SummedRow, name: (typeof MEASURED)[number]): Moments => ({
  n: Number(row[`${name}_n`]),
  sum: Number(row[`${name}_sum`]),
  squares: Number(row[`${name}_squares`]),
});
const tallyOf = (row: SummedRow, day: number): TallyWithStated => ({
  day,
  agentId: row.agent_id as PrincipalId,
  action: row.action_name,
  route: row.route as Route,
  riskClass: row.risk_class as RiskClass,
  inclusion: Number(row.inclusion),
  rule: row.rule,
  currency: row.currency === '' ? null : row.currency,
  opened: Number(row.opened),
  decided: Number(row.decided),
  overridden: Number(row.overridden),
  succeeded: Number(row.succeeded),
  expired: Number(row.expired),
  withdrawn: Number(row.withdrawn),
  applied: Number(row.applied),
  failed: Number(row.failed),
  handlingMs: momentsOf(row, 'handling'),
  correctionMs: momentsOf(row, 'correction'),
  agentCostMinor: momentsOf(row, 'cost'),
  stated: { n: Number(row.stated_n), sum: Number(row.stated_sum), overridden: Number(row.stated_overridden) },
});

/** What pages and reports are made of. Added up in the database, so that a page is as quick after a year. */
export const tallyReads = (db: Kysely<Tables>) => ({
  /** The span as one; each with its first day. `+ 0` keeps SQLite from the index by day: in the table's own order nothing is sorted. */
  cells: async (span: DaySpan): Promise<readonly TallyWithStated[]> => {
    const keys = sql.join(KEYS.map((name) => sql.ref(name)));
    const { rows } = await sql<SummedRow>`
      select ${keys}, ${SUMS} from tally
      where day + 0 >= ${sql.lit(span.from)} and day + 0 < ${sql.lit(span.to)} group by ${keys}`.execute(db);
    return rows.map((row) => tallyOf(row, span.from));
  },
  histogram: async (span: DaySpan): Promise<readonly HistogramRow[]> => {
    const { rows } = await sql<HistogramRow>`
      select route, bucket, sum(count) as count from notify_histogram where ${within(span)} group by route, bucket`.execute(db);
    return rows.map(({ route, bucket, count }) => ({ day: span.from, route, bucket: Number(bucket), count: Number(count) }));
  },
  daily: async (span: DaySpan): Promise<readonly DailyCount[]> => {
    const { rows } = await sql<DailyCount>`
      select day, route, sum(opened) as opened, sum(decided) as decided, sum(overridden) as overridden
      from tally where ${within(span)} group by day, route order by day`.execute(db);
    return rows.map(({ day, route, opened, decided, overridden }) => ({
      day: Number(day),
      route,
      opened: Number(opened),
      decided: Number(decided),
      overridden: Number(overridden),
    }));
  },
  /** Everything there ever was, for counters. */
  ever: async () => {
    const { rows } = await sql<SummedRow>`
      select route, risk_class, sum(opened) as opened, sum(decided) as decided, sum(overridden) as overridden,
        sum(expired) as expired from tally group by route, risk_class`.execute(db);
    return rows.map((row) => ({
      route: row.route as Route,
      riskClass: row.risk_class as RiskClass,
      opened: Number(row.opened),
      decided: Number(row.decided),
      overridden: Number(row.overridden),
      expired: Number(row.expired),
    }));
  },
});
export type TallyReads = ReturnType<typeof tallyReads>;
