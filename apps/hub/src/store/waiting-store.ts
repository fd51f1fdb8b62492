import { type Kysely, sql } from 'kysely';
import type { Waiting } from '@countersign/shared/domain/board/ageing';
import type { Escalation } from '@countersign/shared/model/escalation';
import type { Tables } from './schema.ts';

/** Everything that waits, with the times that the warning signs look at. */
export const loadWaitingItems = async (db: Kysely<Tables>): Promise<readonly Waiting[]> => {
  const rows = await db
    .selectFrom('escalation')
    .select('state')
    .where(sql<boolean>`settled_at is null`)
    .where(sql<boolean>`route <> 'autonomous'`)
    .execute();
  return rows.map(({ state }) => {
    const { routing, openedAt, deadlineAt, overdue } = JSON.parse(state) as Escalation;
    return { riskClass: routing.riskClass, openedAt, deadlineAt, overdue };
  });
};
