import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.ts';

export const init = (dialect: Dialect): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const bigint = dialect === 'postgres' ? sql`bigint` : sql`integer`;
    await db.schema
      .createTable('meta')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('stream')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('head', bigint, (c) => c.notNull())
      .execute();
    await sql`insert into stream (name, head) values ('main', 0)`.execute(db);
    await db.schema
      .createTable('principal')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('tiers', 'text', (c) => c.notNull())
      .addColumn('created_at', bigint, (c) => c.notNull())
      .addUniqueConstraint('principal_role_name', ['role', 'name'])
      .execute();
    await db.schema
      .createTable('token')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('principal_id', 'text', (c) => c.notNull().references('principal.id'))
      .addColumn('hash', 'text', (c) => c.notNull().unique())
      .addColumn('created_at', bigint, (c) => c.notNull())
      .addColumn('revoked_at', bigint)
      .execute();
    await db.schema
      .createTable('escalation')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('agent_id', 'text', (c) => c.notNull())
      .addColumn('submission_key', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('review_tier', 'text', (c) => c.notNull())
      .addColumn('is_open', 'integer', (c) => c.notNull())
      .addColumn('to_deliver', 'integer', (c) => c.notNull())
      .addColumn('due_at', bigint)
      .addColumn('last_seq', bigint, (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('base_version', 'integer', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('card', 'text', (c) => c.notNull())
      .addUniqueConstraint('escalation_submission', ['agent_id', 'submission_key'])
      .execute();
    // Partial indexes: the queue, the clock and the deliveries touch only the few rows that are alive.
    await sql`create index escalation_queue on escalation (review_tier, id) where is_open = 1`.execute(db);
    await sql`create index escalation_open_by_agent on escalation (agent_id) where is_open = 1`.execute(db);
    await sql`create index escalation_due on escalation (due_at) where due_at is not null`.execute(db);
    await sql`create index escalation_deliver on escalation (agent_id, id) where to_deliver = 1`.execute(db);
    await db.schema
      .createTable('content')
      .addColumn('escalation_id', 'text', (c) => c.primaryKey())
      .addColumn('action', 'text', (c) => c.notNull())
      .addColumn('context', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('event')
      .addColumn('seq', bigint, (c) => c.primaryKey())
      .addColumn('escalation_id', 'text', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('at', bigint, (c) => c.notNull())
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('command_id', 'text')
      .addColumn('tier', 'text', (c) => c.notNull())
      .addColumn('previous_tier', 'text', (c) => c.notNull())
      .addColumn('data', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('event_escalation').on('event').columns(['escalation_id', 'seq']).execute();
    await db.schema
      .createTable('receipt')
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('command_id', 'text', (c) => c.notNull())
      .addColumn('at', bigint, (c) => c.notNull())
      .addColumn('request', 'text', (c) => c.notNull())
      .addColumn('result', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('receipt_key', ['command_id', 'actor'])
      .execute();
    await sql`create table read_audit (id ${dialect === 'postgres' ? sql`bigserial` : sql`integer`} primary key,
      escalation_id text not null, actor text not null, at ${bigint} not null)`.execute(db);
  },
});
