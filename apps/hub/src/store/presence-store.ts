import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

export type PresenceStatus = 'on_shift' | 'on_break';
export type PresenceRow = {
  readonly id: PrincipalId;
  /** What the person said last. */
  readonly status: PresenceStatus;
  readonly at: Timestamp;
  readonly connected: boolean;
  readonly seenAt: Timestamp;
};

export const loadPresence = async (db: Kysely<Tables>, ids?: readonly PrincipalId[]): Promise<readonly PresenceRow[]> => {
  let query = db.selectFrom('presence').selectAll();
  if (ids !== undefined) query = query.where('principal_id', 'in', ids);
  return (await query.execute()).map((row) => ({
    id: row.principal_id as PrincipalId,
    status: row.status as PresenceStatus,
    at: row.at,
    connected: row.connected === 1,
    seenAt: row.seen_at,
  }));
};

export const savePresence = async (tx: Kysely<Tables>, { id, status, at, connected, seenAt }: PresenceRow): Promise<void> => {
  const row = { status, at, connected: connected ? 1 : 0, seen_at: seenAt };
  await tx
    .insertInto('presence')
    .values({ principal_id: id, ...row })
    .onConflict((c) => c.column('principal_id').doUpdateSet(row))
    .execute();
};

/** These people are connected, or have just ceased to be. What they said stays. */
export const markSeen = async (
  db: Kysely<Tables>,
  ids: readonly PrincipalId[],
  at: Timestamp,
  connected: boolean,
): Promise<void> => {
  if (ids.length === 0) return;
  await db
    .updateTable('presence')
    .set({ connected: connected ? 1 : 0, seen_at: at })
    .where('principal_id', 'in', ids)
    .execute();
};
