import { type Kysely, sql } from 'kysely';
import { QUARTER_MS } from '@countersign/shared/domain/board/quarters';
import { DAY_MS, type DayCount } from '@countersign/shared/domain/board/override-days';
import type { Notified } from '@countersign/shared/domain/board/notified';
import type { DwellCount } from '@countersign/shared/domain/board/review-seconds';
import type { QuarterCount } from '@countersign/shared/domain/board/quarters';
import type { ReviewTime } from '@countersign/shared/domain/board/active-minutes';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { RiskClass } from '@countersign/shared/model/vocabulary';
import type { Tables } from './schema.ts';

// Constants stand in the SQL as literals: a bound number would be a fraction in SQLite, and hide a partial index.
const SETTLED = sql<boolean>`settled_at is not null`;
const WAITING = sql<boolean>`settled_at is null`;
const QUEUED = sql<boolean>`route <> 'autonomous'`;
const slot = (column: string, ms: number) => sql<number>`${sql.ref(column)} / ${sql.lit(ms)}`;

export type Load = { readonly id: PrincipalId; readonly open: number; readonly claimed: number };
export type RecentWork = { readonly by: PrincipalId; readonly decided: number; readonly highRisk: number };
export type AgentFlow = { readonly id: PrincipalId; readonly proposed: number; readonly escalated: number };
export type Waiting = { readonly count: number; readonly oldest: Timestamp | null };

/** Rows for the board, counted in the database and by indexes alone. Autonomous actions are nobody's queue and not counted. */
export const boardReads = (db: Kysely<Tables>) => {
  const waitingAnd = (since: Timestamp | undefined) => {
    const query = db
      .selectFrom('escalation')
      .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('opened_at').as('oldest')])
      .where(WAITING);
    return since === undefined ? query : query.where('opened_at', '<=', since);
  };
  const waitingOf = (row: { count: number; oldest: number | null }): Waiting => ({
    count: Number(row.count),
    oldest: row.oldest,
  });

  return {
    waiting: async (): Promise<Waiting> => waitingOf(await waitingAnd(undefined).executeTakeFirstOrThrow()),
    /** What waited at an earlier time: what still does, and what was settled since. */
    waitingAt: async (at: Timestamp): Promise<Waiting> => {
      const still = waitingOf(await waitingAnd(at).executeTakeFirstOrThrow());
      const settled = waitingOf(
        await db
          .selectFrom('escalation')
          .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('opened_at').as('oldest')])
          .where(SETTLED)
          .where('settled_at', '>', at)
          .where('opened_at', '<=', at)
          .where(QUEUED)
          .executeTakeFirstOrThrow(),
      );
      const oldest = [still.oldest, settled.oldest].filter((time) => time !== null);
      return { count: still.count + settled.count, oldest: oldest.length === 0 ? null : Math.min(...oldest) };
    },
    opened: async (from: Timestamp): Promise<readonly QuarterCount[]> => {
      const rows = await db
        .selectFrom('escalation')
        .select((eb) => [slot('opened_at', QUARTER_MS).as('quarter'), eb.fn.countAll<number>().as('count')])
        .where('opened_at', '>=', from)
        .where(QUEUED)
        .groupBy(slot('opened_at', QUARTER_MS))
        .execute();
      return rows.map(({ quarter, count }) => ({ quarter: Number(quarter), count: Number(count) }));
    },
    settled: async (from: Timestamp): Promise<readonly QuarterCount[]> => {
      const rows = await db
        .selectFrom('escalation')
        .select((eb) => [slot('settled_at', QUARTER_MS).as('quarter'), eb.fn.countAll<number>().as('count')])
        .where(SETTLED)
        .where('settled_at', '>=', from)
        .where(QUEUED)
        .groupBy(slot('settled_at', QUARTER_MS))
        .execute();
      return rows.map(({ quarter, count }) => ({ quarter: Number(quarter), count: Number(count) }));
    },
    decisionsByDay: async (from: Timestamp): Promise<readonly DayCount[]> => {
      const rows = await db
        .selectFrom('escalation')
        .select((eb) => [
          slot('settled_at', DAY_MS).as('day'),
          eb.fn.countAll<number>().as('decided'),
          sql<number>`sum(case when verdict <> 'approve' then 1 else 0 end)`.as('overridden'),
        ])
        .where(SETTLED)
        .where('settled_at', '>=', from)
        .where('settled_by', 'is not', null)
        .groupBy(slot('settled_at', DAY_MS))
        .execute();
      return rows.map((row) => ({ day: Number(row.day), decided: Number(row.decided), overridden: Number(row.overridden) }));
    },
    /** Active reading by risk class, to the whole second. */
    readings: async (from: Timestamp): Promise<readonly DwellCount[]> => {
      const seconds = sql<number>`(dwell_ms + 500) / 1000`;
      const rows = await db
        .selectFrom('escalation')
        .select((eb) => ['risk_class', seconds.as('seconds'), eb.fn.countAll<number>().as('count')])
        .where(SETTLED)
        .where('settled_at', '>=', from)
        .where('settled_by', 'is not', null)
        .where('dwell_ms', 'is not', null)
        .groupBy(['risk_class', seconds])
        .execute();
      return rows.map((row) => ({
        riskClass: row.risk_class as RiskClass,
        seconds: Number(row.seconds),
        count: Number(row.count),
      }));
    },
    /** Who has how much of what waits: given to them, or claimed by them. */
    loads: async (): Promise<readonly Load[]> => {
      const pairs = (column: 'assignee' | 'holder') =>
        db
          .selectFrom('escalation')
          .select((eb) => ['assignee', 'holder', eb.fn.countAll<number>().as('count')])
          .where(WAITING)
          .where(sql<boolean>`${sql.ref(column)} is not null`)
          .groupBy(['assignee', 'holder'])
          .execute();
      const loads = new Map<string, { open: number; claimed: number }>();
      const loadOf = (id: string) => loads.get(id) ?? loads.set(id, { open: 0, claimed: 0 }).get(id) ?? { open: 0, claimed: 0 };
      for (const { holder, count } of await pairs('holder')) {
        const load = loadOf(holder ?? '');
        load.open += Number(count);
        load.claimed += Number(count);
      }
      for (const { assignee, holder, count } of await pairs('assignee'))
        if (assignee !== null && assignee !== holder) loadOf(assignee).open += Number(count);
      return [...loads].map(([id, load]) => ({ id: id as PrincipalId, ...load }));
    },
    decidedSince: async (from: Timestamp): Promise<readonly RecentWork[]> => {
      const rows = await db
        .selectFrom('escalation')
        .select((eb) => [
          'settled_by',
          eb.fn.countAll<number>().as('decided'),
          sql<number>`sum(case when risk_class in ('high', 'critical') then 1 else 0 end)`.as('high'),
        ])
        .where(SETTLED)
        .where('settled_at', '>', from)
        .where('settled_by', 'is not', null)
        .groupBy('settled_by')
        .execute();
      return rows.map((row) => ({ by: row.settled_by as PrincipalId, decided: Number(row.decided), highRisk: Number(row.high) }));
    },
    reviewTimes: async (from: Timestamp): Promise<ReadonlyMap<string, readonly ReviewTime[]>> => {
      const rows = await db
        .selectFrom('escalation')
        .select(['settled_by', 'settled_at', 'dwell_ms'])
        .where(SETTLED)
        .where('settled_at', '>', from)
        .where('settled_by', 'is not', null)
        .execute();
      const times = rows.map((row) => ({ by: row.settled_by ?? '', at: row.settled_at ?? 0, dwellMs: row.dwell_ms ?? 0 }));
      return Map.groupBy(times, ({ by }) => by);
    },
    /** Escalations opened since then, and when a screen first had each; what ended before that took until its end. */
    notified: async (from: Timestamp): Promise<readonly Notified[]> => {
      const rows = await db
        .selectFrom('escalation')
        .select(['opened_at', 'notified_at', 'settled_at'])
        .where('opened_at', '>=', from)
        .where('route', '=', 'escalate')
        .execute();
      return rows.map((row) => ({ openedAt: row.opened_at, notifiedAt: row.notified_at ?? row.settled_at }));
    },
    /** What each agent proposed since then, autonomous actions included. */
    proposedSince: async (from: Timestamp): Promise<readonly AgentFlow[]> => {
      // By route as well: grouped by agent alone, SQLite walks the whole table in the order of another index.
      const rows = await db
        .selectFrom('escalation')
        .select((eb) => ['route', 'agent_id', eb.fn.countAll<number>().as('count')])
        .where('opened_at', '>', from)
        .groupBy(['route', 'agent_id'])
        .execute();
      return [...Map.groupBy(rows, ({ agent_id }) => agent_id)].map(([id, routes]) => {
        const total = (some: typeof rows): number => some.reduce((sum, { count }) => sum + Number(count), 0);
        const escalated = total(routes.filter(({ route }) => route === 'escalate'));
        return { id: id as PrincipalId, proposed: total(routes), escalated };
      });
    },
    openByAgent: async (): Promise<ReadonlyMap<string, number>> => {
      const rows = await db
        .selectFrom('escalation')
        .select((eb) => ['agent_id', eb.fn.countAll<number>().as('open')])
        .where(sql<boolean>`is_open = 1`)
        .groupBy('agent_id')
        .execute();
      return new Map(rows.map((row) => [row.agent_id, Number(row.open)]));
    },
  };
};
export type BoardReads = ReturnType<typeof boardReads>;
