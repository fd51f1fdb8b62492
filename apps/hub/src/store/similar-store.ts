import { type Kysely, sql } from 'kysely';
import type { EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { DecisionKind, ReasonCode, ReviewTier } from '@countersign/shared/model/vocabulary';
import type { Tables } from './schema.ts';

/** An earlier item of the same agent and action on which a person decided. */
export type Similar = {
  readonly escalationId: EscalationId;
  readonly at: Timestamp;
  readonly kind: DecisionKind;
  readonly by: PrincipalId;
  readonly reasonCode: ReasonCode | null;
  readonly sameCustomer: boolean;
};

export type Like = {
  readonly id: EscalationId;
  readonly agentId: PrincipalId;
  readonly actionName: string;
  readonly customer: string | null;
  /** Tiers of whoever reads: of other items they learn nothing. */
  readonly tiers: readonly ReviewTier[];
};

/** How far back one looks among those of a customer or an action: a bound on the time of a reading. */
const NEWEST = 20;

export const customerOfItem = async (db: Kysely<Tables>, id: EscalationId): Promise<string | null> =>
  (await db.selectFrom('escalation').select('customer').where('id', '=', id).executeTakeFirst())?.customer ?? null;

/** The same customer's first, then the newest. Every row is found by an index. */
export const loadSimilar = async (db: Kysely<Tables>, like: Like, limit: number): Promise<readonly Similar[]> => {
  if (like.tiers.length === 0) return [];
  const { id, agentId, actionName, customer } = like;
  const tiers = sql.join([...like.tiers]);
  type Row = { id: EscalationId; at: number; kind: DecisionKind; by: PrincipalId; reason_code: ReasonCode | null };
  const COLUMNS = sql`id, settled_at as at, verdict as kind, settled_by as by, reason_code`;
  // Not the whole row: the state in it is most of its bytes.
  const INNER = sql`id, agent_id, action_name, settled_at, verdict, settled_by, reason_code, status, review_tier`;
  const isShown = sql`status in ('decided', 'handed_back') and id <> ${id} and review_tier in (${tiers})`;

  const ofCustomer = async (): Promise<readonly Row[]> => {
    if (customer === null) return [];
    const { rows } = await sql<Row>`
      select ${COLUMNS} from (select ${INNER} from escalation where customer = ${customer} order by opened_at desc limit ${sql.lit(NEWEST)}) as newest
      where agent_id = ${agentId} and action_name = ${actionName} and verdict is not null and ${isShown}
      order by settled_at desc limit ${sql.lit(limit)}`.execute(db);
    return rows;
  };
  const same = await ofCustomer();
  const { rows: others } = await sql<Row>`
    select ${COLUMNS} from (
      select ${INNER} from escalation where agent_id = ${agentId} and action_name = ${actionName} and verdict is not null
      order by settled_at desc limit ${sql.lit(NEWEST)}) as newest
    where ${isShown} order by settled_at desc limit ${sql.lit(limit * 2)}`.execute(db);
  const known = new Set(same.map((row) => row.id));
  const view =
    (sameCustomer: boolean) =>
    (row: Row): Similar => ({
      escalationId: row.id,
      at: row.at,
      kind: row.kind,
      by: row.by,
      reasonCode: row.reason_code,
      sameCustomer,
    });
  return [...same.map(view(true)), ...others.filter((row) => !known.has(row.id)).map(view(false))].slice(0, limit);
};
