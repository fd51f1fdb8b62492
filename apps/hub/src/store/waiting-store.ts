import { type Kysely, sql } from 'kysely';
import type { Waiting } from '@countersign/shared/domain/board/ageing';
import type { Escalation } from '@countersign/shared/model/escalation';
import type { Tables } from './schema.ts';

/** More than this no rule needs to see: what is due first is among the oldest. */
const MOST = 5_000;

/** What waits, oldest first, with the times that the warning signs look at. */
export const loadWaitingItems = async (db: Kysely<Tables>): Promise<readonly Waiting[]> => {
  const rows = await db
    .selectFrom('escalation')
    .select('state')
    .where(sql<boolean>`settled_at is null`)
    .where(sql<boolean>`route <> 'autonomous'`)
    .orderBy('opened_at')
    .limit(MOST)
    .execute();
  return rows.map(({ state }) => {
    const { routing, openedAt, deadlineAt, overdue } = JSON.parse(state) as Escalation;
    return { riskClass: routing.riskClass, openedAt, deadlineAt, overdue };
  });
};
