import { type Kysely, sql } from 'kysely';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Tables } from './schema.ts';

/** What an agent stated of one action, and whether a person approved it unchanged. */
export type RecentLabel = {
  readonly agentId: PrincipalId;
  readonly actionName: string;
  readonly confidence: number;
  readonly correct: boolean;
  /** 1 / inclusion probability. */
  readonly weight: number;
  readonly openedAt: Timestamp;
};

/** The newest of them with a stated confidence, at most so many. */
export const recentLabels = async (db: Kysely<Tables>, from: Timestamp, most: number): Promise<readonly RecentLabel[]> => {
  const rows = await db
    .selectFrom('escalation')
    .select(['agent_id', 'action_name', 'confidence', 'verdict', 'inclusion', 'opened_at'])
    .where(sql<boolean>`settled_at is not null`)
    .where('settled_at', '>=', from)
    .where('settled_by', 'is not', null)
    .where('confidence', 'is not', null)
    .orderBy('settled_at', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    agentId: row.agent_id as PrincipalId,
    actionName: row.action_name,
    confidence: row.confidence ?? 0,
    correct: row.verdict === 'approve',
    weight: 1 / row.inclusion,
    openedAt: row.opened_at,
  }));
};
