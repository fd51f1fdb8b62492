import { type Kysely, sql } from 'kysely';
import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import { type Dialect, locking } from './dialect.ts';
import { padded } from './padded.ts';
import type { Tables } from './schema.ts';

export type Shown = { readonly id: EscalationId; readonly at: Timestamp };

/** Notes when items first reached a screen; what was noted before stays. Locks in id order, as the write path does. */
export const noteShown = async (db: Kysely<Tables>, dialect: Dialect, shown: readonly Shown[]): Promise<void> => {
  if (shown.length === 0) return;
  const times = padded(shown);
  const at = sql.join(
    times.map((item) => sql`when ${item.id} then cast(${item.at} as bigint)`),
    sql` `,
  );
  const ids = sql.join(times.map(({ id }) => id));
  const lock = locking(dialect).update ? sql`order by id for update` : sql``;
  await sql`update escalation set notified_at = case id ${at} end
    where id in (select id from escalation where id in (${ids}) and notified_at is null ${lock})`.execute(db);
};
