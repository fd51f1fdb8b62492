import type { Kysely } from 'kysely';
import type { StatusKind } from '@countersign/shared/model/escalation';
import type { EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { DecisionKind, Route } from '@countersign/shared/model/vocabulary';
import type { Tables } from './schema.ts';

/** One item of the hub's own past without its bundle. */
export type LivedRow = {
  readonly id: EscalationId;
  readonly agentId: PrincipalId;
  readonly actionName: string;
  readonly customer: string | null;
  readonly openedAt: Timestamp;
  readonly route: Route;
  readonly inclusion: number;
  readonly status: StatusKind;
  /** A person's; null where none decided. */
  readonly verdict: DecisionKind | null;
  readonly settledAt: Timestamp | null;
};

/** A page backwards from the newest; ids are in order of opening. */
export const loadLivedPage = async (
  db: Kysely<Tables>,
  before: EscalationId | undefined,
  since: Timestamp,
  limit: number,
): Promise<readonly LivedRow[]> => {
  let query = db
    .selectFrom('escalation')
    .select(['id', 'agent_id', 'action_name', 'customer', 'opened_at', 'route', 'inclusion', 'status', 'verdict', 'settled_at'])
    .where('opened_at', '>=', since)
    .orderBy('id', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where('id', '<', before);
  return (await query.execute()).map((row) => ({
    id: row.id as EscalationId,
    agentId: row.agent_id as PrincipalId,
    actionName: row.action_name,
    customer: row.customer,
    openedAt: row.opened_at,
    route: row.route as Route,
    inclusion: row.inclusion,
    status: row.status as StatusKind,
    verdict: row.verdict as DecisionKind | null,
    settledAt: row.settled_at,
  }));
};
