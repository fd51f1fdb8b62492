import type { Kysely } from 'kysely';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { Tables } from './schema.ts';

/** A sampling plan as JSON text, and from when it holds. */
export type KeptPlan = { readonly effectiveAt: Timestamp; readonly body: string };

/** The plan that holds at this time, and those that follow it. */
export const loadPlans = async (db: Kysely<Tables>, at: Timestamp): Promise<readonly KeptPlan[]> => {
  const rows = await db
    .selectFrom('sampling_plan')
    .select(['effective_at', 'body'])
    .where(({ eb, selectFrom }) =>
      eb(
        'effective_at',
        '>=',
        selectFrom('sampling_plan')
          .select(({ fn }) => fn.coalesce(fn.max('effective_at'), eb.lit(0)).as('since'))
          .where('effective_at', '<=', at),
      ),
    )
    .orderBy('effective_at')
    .execute();
  return rows.map(({ effective_at, body }) => ({ effectiveAt: effective_at, body }));
};

/** @returns whether this node was first; the others use its plan. */
export const insertPlan = async (
  db: Kysely<Tables>,
  plan: KeptPlan & { readonly id: string; readonly madeAt: Timestamp },
): Promise<boolean> => {
  const row = await db
    .insertInto('sampling_plan')
    .values({ id: plan.id, effective_at: plan.effectiveAt, made_at: plan.madeAt, body: plan.body })
    .onConflict((c) => c.column('effective_at').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
};
