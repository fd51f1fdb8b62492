import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import { padded } from './padded.ts';
import type { Tables } from './schema.ts';

/** How far back a record reaches: the newest so many. Bounds the cost of a proposal, however long the history is. */
export const RECORD = { agentAction: 200, customer: 50 } as const;

export type AgentAction = { readonly agentId: PrincipalId; readonly actionName: string };
/** Rows counted, and those of them that were positive. */
export type Counted = { readonly n: number; readonly positive: number };
const NOTHING: Counted = { n: 0, positive: 0 };

const count = (place: number, newest: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select ${sql.lit(place)} as place, count(*) as n, coalesce(sum(positive), 0) as positive from (${newest}) as newest`;

/** What people decided of this agent's newest actions of the name; positive where not a plain approval. */
const decided = ({ agentId, actionName }: AgentAction): RawBuilder<unknown> => sql`
  select case when verdict = 'approve' then 0 else 1 end as positive from escalation
  where agent_id = ${agentId} and action_name = ${actionName} and verdict is not null
  order by settled_at desc limit ${sql.lit(RECORD.agentAction)}`;

/** The customer's newest proposals, of whichever agent; positive where escalated. */
const proposed = (customer: string, before: Timestamp): RawBuilder<unknown> => sql`
  select case when route = 'escalate' then 1 else 0 end as positive from escalation
  where customer = ${customer} and opened_at < ${before} order by opened_at desc limit ${sql.lit(RECORD.customer)}`;

const ask = async (db: Kysely<Tables>, parts: readonly RawBuilder<unknown>[]): Promise<ReadonlyMap<number, Counted>> => {
  if (parts.length === 0) return new Map();
  type Row = { place: number; n: number; positive: number };
  const { rows } = await sql<Row>`${sql.join([...parts], sql` union all `)}`.execute(db);
  return new Map(rows.map(({ place, n, positive }) => [Number(place), { n: Number(n), positive: Number(positive) }]));
};

export type Records = {
  readonly ofAction: (subject: AgentAction) => Counted;
  readonly ofCustomer: (customer: string | null) => Counted;
};

const keyOf = ({ agentId, actionName }: AgentAction): string => `${agentId}\u0000${actionName}`;

/** The records of these agents' actions and of these customers, in two statements, each row found by an index. */
export const loadRecords = async (
  db: Kysely<Tables>,
  subjects: readonly AgentAction[],
  customers: readonly string[],
  /** Of a customer's proposals only earlier ones count. */
  before: Timestamp,
): Promise<Records> => {
  const actions = padded([...new Map(subjects.map((subject) => [keyOf(subject), subject])).values()]);
  const people = padded([...new Set(customers)]);
  const ofAction = await ask(
    db,
    actions.map((subject, place) => count(place, decided(subject))),
  );
  const ofCustomer = await ask(
    db,
    people.map((customer, place) => count(place, proposed(customer, before))),
  );
  const places = new Map(actions.map((subject, place) => [keyOf(subject), place]));
  return {
    ofAction: (subject) => ofAction.get(places.get(keyOf(subject)) ?? -1) ?? NOTHING,
    ofCustomer: (customer) => (customer === null ? undefined : ofCustomer.get(people.indexOf(customer))) ?? NOTHING,
  };
};
