import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.ts';

/** What measures are made of: counts by day of opening, made anew for every day on which something changed. */
export const measures = (dialect: Dialect): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const bigint = dialect === 'postgres' ? sql`bigint` : sql`integer`;
    const real = dialect === 'postgres' ? sql`double precision` : sql`real`;
    // Kept in the order in which it is added up: no page has to sort it.
    const clustered = dialect === 'postgres' ? sql`` : sql`without rowid`;
    await sql`create table tally (
      day integer not null, agent_id text not null, action_name text not null, route text not null,
      risk_class text not null, inclusion ${real} not null, rule text not null, currency text not null,
      opened ${bigint} not null, decided ${bigint} not null, overridden ${bigint} not null, succeeded ${bigint} not null,
      expired ${bigint} not null, withdrawn ${bigint} not null, applied ${bigint} not null, failed ${bigint} not null,
      handling_n ${bigint} not null, handling_sum ${real} not null, handling_squares ${real} not null,
      correction_n ${bigint} not null, correction_sum ${real} not null, correction_squares ${real} not null,
      cost_n ${bigint} not null, cost_sum ${real} not null, cost_squares ${real} not null,
      stated_n ${bigint} not null, stated_sum ${real} not null, stated_overridden ${bigint} not null,
      primary key (agent_id, action_name, route, risk_class, inclusion, rule, currency, day)) ${clustered}`.execute(db);
    await sql`create index tally_day on tally (day, route, opened, decided, overridden)`.execute(db);
    await sql`create table notify_histogram (day integer not null, route text not null, bucket integer not null,
      count ${bigint} not null, primary key (day, route, bucket))`.execute(db);
    // A screen that shows an item leaves no event behind; this finds the days on which one did.
    await sql`create index escalation_notified on escalation (notified_at, opened_at) where notified_at is not null`.execute(db);
  },
});
