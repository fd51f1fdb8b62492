import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.ts';
import { stateAt } from './state-at.ts';

/** What measures, training and comparisons look at; the first six repeat what `state` says. */
const addColumns = async (db: Kysely<unknown>, dialect: Dialect): Promise<void> => {
  const bigint = dialect === 'postgres' ? sql`bigint` : sql`integer`;
  const real = dialect === 'postgres' ? sql`double precision` : sql`real`;
  for (const [name, type] of [
    ['action_name', sql`text not null default ''`],
    ['rule', sql`text not null default ''`],
    ['policy_version', sql`text not null default ''`],
    ['inclusion', sql`${real} not null default 1`],
    ['calibrated', real],
    ['predicted', real],
    ['confidence', real],
    ['stratum', sql`text`],
    ['customer', sql`text`],
    ['notified_at', bigint],
    ['reason_code', sql`text`],
    ['finished', sql`text`],
    ['finished_at', bigint],
    ['handed_back_at', bigint],
    ['cost_minor', bigint],
    ['cost_currency', sql`text`],
    ['shadow_policy', sql`text`],
    ['shadow_route', sql`text`],
    ['shadow_rule', sql`text`],
  ] as const)
    await sql`alter table escalation add column ${sql.ref(name)} ${type}`.execute(db);
  const at = stateAt(dialect);
  await sql`update escalation set
    action_name = ${at('actionName')},
    rule = ${at('routing.rule')},
    policy_version = ${at('routing.policyVersion')},
    inclusion = cast(${at('routing.inclusionProbability')} as ${real})`.execute(db);
  for (const [name, type] of [
    // Open items from which on somebody gets no more; null for no limit.
    ['capacity', sql`integer`],
    ['out_from', bigint],
    ['out_until', bigint],
  ] as const)
    await sql`alter table principal add column ${sql.ref(name)} ${type}`.execute(db);
};

/** Policies and what is in force, what was learned, and how reviews of unseen actions are spread. */
export const judgement = (dialect: Dialect): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const bigint = dialect === 'postgres' ? sql`bigint` : sql`integer`;
    await addColumns(db, dialect);
    await db.schema
      .createTable('policy')
      .addColumn('version', 'text', (c) => c.primaryKey())
      .addColumn('digest', 'text', (c) => c.notNull())
      .addColumn('document', 'text', (c) => c.notNull())
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('at', bigint, (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('learned')
      .addColumn('version', 'text', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('at', bigint, (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('n', bigint, (c) => c.notNull())
      .addColumn('artifact', 'text', (c) => c.notNull())
      .addColumn('evaluation', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('sampling_plan')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('effective_at', bigint, (c) => c.notNull().unique())
      .addColumn('made_at', bigint, (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .execute();
    await sql`create table in_use (id ${dialect === 'postgres' ? sql`bigserial` : sql`integer`} primary key,
      slot text not null, version text, from_at ${bigint} not null, at ${bigint} not null, by text not null)`.execute(db);
    await sql`create index escalation_free on escalation (review_tier, opened_at, settled_at, assignee, holder, status, route)
      where settled_at is null and assignee is null and holder is null and status = 'pending' and route <> 'autonomous'`.execute(
      db,
    );
    await sql`create index escalation_customer on escalation (customer, opened_at, route) where customer is not null`.execute(db);
    // The records of an agent's action and of a customer come out of these alone, newest first.
    await sql`create index escalation_record on escalation (agent_id, action_name, settled_at, verdict) where verdict is not null`.execute(
      db,
    );
    await sql`create index escalation_shadow on escalation (shadow_policy, policy_version, opened_at) where shadow_policy is not null`.execute(
      db,
    );
  },
});
