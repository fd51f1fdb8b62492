import { type Kysely, sql } from 'kysely';
import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { DecisionKind, Route } from '@countersign/shared/model/vocabulary';
import type { Tables } from './schema.ts';

/** Items that were opened under this live policy while that shadow ran beside it. */
export type Pair = { readonly live: string; readonly shadow: string; readonly since: Timestamp };

export type RoutePair = { readonly live: Route; readonly shadow: Route; readonly count: number };
export type Difference = {
  readonly escalationId: EscalationId;
  readonly actionName: string;
  readonly live: Route;
  readonly shadow: Route;
  readonly liveRule: string;
  readonly shadowRule: string;
  readonly verdict: DecisionKind | null;
};

const DECIDED = sql`status in ('decided', 'handed_back') and verdict is not null`;
/** It would have run unseen what a person overrode. */
const MISSED = sql`${DECIDED} and verdict <> 'approve' and shadow_route = 'autonomous'`;
/** It would have asked where a person only approved. */
const UNNEEDED = sql`${DECIDED} and verdict = 'approve' and shadow_route <> 'autonomous'`;

/** An audit would have run unseen but for chance, which is no difference between policies (SPEC P-28). */
const LIVE = sql`case when route = 'review' and (rule = 'sampled' or inclusion < 1) then 'autonomous' else route end`;

const pairOf = ({ live, shadow, since }: Pair) =>
  sql`from escalation where shadow_policy = ${shadow} and policy_version = ${live} and opened_at >= ${since}`;

export const loadRoutePairs = async (
  db: Kysely<Tables>,
  pair: Pair,
): Promise<{ readonly routes: readonly RoutePair[]; readonly missed: number; readonly unneeded: number }> => {
  type Row = { live: Route; shadow: Route; n: number; missed: number; unneeded: number };
  const { rows } = await sql<Row>`
    select ${LIVE} as live, shadow_route as shadow, count(*) as n,
      sum(case when ${MISSED} then 1 else 0 end) as missed, sum(case when ${UNNEEDED} then 1 else 0 end) as unneeded
    ${pairOf(pair)} group by ${LIVE}, shadow_route order by live, shadow_route`.execute(db);
  const sum = (count: (row: Row) => number): number => rows.reduce((total, row) => total + Number(count(row)), 0);
  return {
    routes: rows.map(({ live, shadow, n }) => ({ live, shadow, count: Number(n) })),
    missed: sum((row) => row.missed),
    unneeded: sum((row) => row.unneeded),
  };
};

/** Where the two differ: what the shadow missed first, then the newest. */
export const loadDifferences = async (db: Kysely<Tables>, pair: Pair, limit: number): Promise<readonly Difference[]> => {
  type Row = {
    id: EscalationId;
    action_name: string;
    route: Route;
    shadow_route: Route;
    rule: string;
    shadow_rule: string;
    verdict: DecisionKind | null;
  };
  const { rows } = await sql<Row>`
    select id, action_name, ${LIVE} as route, shadow_route, rule, shadow_rule, verdict ${pairOf(pair)} and ${LIVE} <> shadow_route
    order by case when ${MISSED} then 0 else 1 end, opened_at desc, id limit ${sql.lit(limit)}`.execute(db);
  return rows.map((row) => ({
    escalationId: row.id,
    actionName: row.action_name,
    live: row.route,
    shadow: row.shadow_route,
    liveRule: row.rule,
    shadowRule: row.shadow_rule,
    verdict: row.verdict,
  }));
};
