import { type Kysely, sql } from 'kysely';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import { ReadingTelemetry } from '@countersign/shared/model/decision';
import type { Tables } from './schema.ts';

export type NewestBundle = { readonly action: ProposedAction; readonly context: ContextBundle };

/** What the newest escalations brought along. */
export const newestBundles = async (db: Kysely<Tables>, most: number): Promise<readonly NewestBundle[]> => {
  const rows = await db
    .selectFrom('escalation')
    .innerJoin('content', 'content.escalation_id', 'escalation.id')
    .select(['content.action', 'content.context'])
    .where('route', '=', 'escalate')
    .orderBy('opened_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ action, context }) => ({
    action: JSON.parse(action) as ProposedAction,
    context: JSON.parse(context) as ContextBundle,
  }));
};

/** What reviewers' screens measured at the newest decisions. */
export const newestTelemetry = async (db: Kysely<Tables>, most: number): Promise<readonly ReadingTelemetry[]> => {
  const rows = await db
    .selectFrom('event')
    .select('data')
    .where(sql<boolean>`type in ('held', 'decided')`)
    .orderBy('seq', 'desc')
    .limit(most)
    .execute();
  return rows.flatMap(({ data }) => {
    const read = ReadingTelemetry.safeParse((JSON.parse(data) as { telemetry?: unknown }).telemetry);
    return read.success ? [read.data] : [];
  });
};
