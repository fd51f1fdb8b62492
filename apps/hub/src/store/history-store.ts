import { type Kysely, sql } from 'kysely';
import type { EventOf } from '@countersign/shared/model/event';
import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import { padded } from './padded.ts';
import type { Tables } from './schema.ts';

export type OwnVerdict = {
  readonly seq: number;
  readonly escalationId: EscalationId;
  readonly event: EventOf<'held'> | EventOf<'decided'>;
};

/** Decisions of this person on items that are in these tiers now, newest first. */
export const loadOwnVerdicts = async (
  db: Kysely<Tables>,
  by: PrincipalId,
  tiers: readonly ReviewTier[],
  beforeSeq: number | undefined,
  limit: number,
): Promise<readonly OwnVerdict[]> => {
  if (tiers.length === 0) return [];
  let query = db
    .selectFrom('event')
    .innerJoin('escalation', 'escalation.id', 'event.escalation_id')
    .select(['event.seq', 'event.escalation_id', 'event.data'])
    .where('event.actor', '=', by)
    // Written out, so that both databases see that the partial index holds every such row.
    .where(sql<boolean>`event.type in ('held', 'decided')`)
    .where('escalation.review_tier', 'in', tiers)
    .orderBy('event.seq', 'desc')
    .limit(limit);
  if (beforeSeq !== undefined) query = query.where('event.seq', '<', beforeSeq);
  return (await query.execute()).map((row) => ({
    seq: row.seq,
    escalationId: row.escalation_id as EscalationId,
    event: JSON.parse(row.data) as OwnVerdict['event'],
  }));
};

/** The decisions on these items that were taken back, with the number of the last time: an id may be used again. */
export const loadReversed = async (db: Kysely<Tables>, ids: readonly EscalationId[]): Promise<ReadonlyMap<string, number>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('event')
    .select(['seq', 'data'])
    .where('escalation_id', 'in', padded(ids))
    .where('type', '=', 'decision-reversed')
    .orderBy('seq')
    .execute();
  return new Map(rows.map((row) => [(JSON.parse(row.data) as EventOf<'decision-reversed'>).decisionId, row.seq]));
};
