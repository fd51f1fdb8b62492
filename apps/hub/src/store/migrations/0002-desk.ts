import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.ts';
import { stateAt } from './state-at.ts';

/** Columns that the board and the assignments look at; they repeat what `state` says. */
const addColumns = async (db: Kysely<unknown>, dialect: Dialect): Promise<void> => {
  const bigint = dialect === 'postgres' ? sql`bigint` : sql`integer`;
  for (const [name, type] of [
    ['opened_at', sql`${bigint} not null default 0`],
    ['route', sql`text not null default ''`],
    ['risk_class', sql`text not null default ''`],
    ['assignee', sql`text`],
    ['holder', sql`text`],
    ['settled_at', bigint],
    ['settled_by', sql`text`],
    ['verdict', sql`text`],
    ['dwell_ms', bigint],
  ] as const)
    await sql`alter table escalation add column ${sql.ref(name)} ${type}`.execute(db);
  const at = stateAt(dialect);
  const number = (path: string) => sql`cast(${at(path)} as ${bigint})`;
  const byPerson = sql`${at('status.decision.source')} = 'reviewer'`;
  await sql`update escalation set
    opened_at = ${number('openedAt')},
    route = ${at('routing.route')},
    risk_class = ${at('routing.riskClass')},
    holder = case when status = 'claimed' then ${at('status.by')} end,
    settled_at = case when status not in ('pending', 'claimed', 'snoozed')
      then coalesce(${number('status.decision.at')}, ${number('status.at')}) end,
    settled_by = case when ${byPerson} then ${at('status.decision.by')} end,
    verdict = case when ${byPerson} then ${at('status.decision.verdict.kind')} end`.execute(db);
};

/** The board's figures come out of these alone, without a look at the rows; SQLite wants the column of the condition in them too. */
const addIndexes = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index escalation_waiting on escalation (opened_at, settled_at) where settled_at is null`.execute(db);
  await sql`create index escalation_opened on escalation (opened_at, route, agent_id)`.execute(db);
  await sql`create index escalation_settled on escalation
    (settled_at, route, settled_by, verdict, risk_class, dwell_ms, opened_at) where settled_at is not null`.execute(db);
  await sql`create index escalation_assigned on escalation (assignee, holder, settled_at) where settled_at is null and assignee is not null`.execute(
    db,
  );
  await sql`create index escalation_held on escalation (holder, assignee, settled_at) where settled_at is null and holder is not null`.execute(
    db,
  );
  // A person's own decisions, newest first.
  await sql`create index event_verdict on event (actor, seq) where type in ('held', 'decided')`.execute(db);
};

/** Drafts, presence, paused agents, and what the supervisor's board counts. */
export const desk = (dialect: Dialect): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const bigint = dialect === 'postgres' ? sql`bigint` : sql`integer`;
    await db.schema
      .createTable('draft')
      .addColumn('escalation_id', 'text', (c) => c.notNull())
      .addColumn('principal_id', 'text', (c) => c.notNull())
      .addColumn('editor', 'text', (c) => c.notNull())
      .addColumn('at', bigint, (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('draft_key', ['escalation_id', 'principal_id', 'editor'])
      .execute();
    await db.schema
      .createTable('presence')
      .addColumn('principal_id', 'text', (c) => c.primaryKey())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('at', bigint, (c) => c.notNull())
      .addColumn('connected', 'integer', (c) => c.notNull())
      .addColumn('seen_at', bigint, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('agent_pause')
      .addColumn('principal_id', 'text', (c) => c.primaryKey())
      .addColumn('at', bigint, (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .execute();
    await sql`create table audit (id ${dialect === 'postgres' ? sql`bigserial` : sql`integer`} primary key,
      at ${bigint} not null, actor text not null, kind text not null, subject text not null, data text not null)`.execute(db);
    await addColumns(db, dialect);
    await addIndexes(db);
  },
});
