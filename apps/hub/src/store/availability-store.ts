import { type Kysely, sql } from 'kysely';
import type { TeamMember } from '@countersign/shared/domain/coverage/eligible-people';
import type { TierWaiting } from '@countersign/shared/domain/coverage/uncovered-tiers';
import type { Standing } from '@countersign/shared/model/command';
import type { EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import { boardReads } from './board-store.ts';
import type { Database } from './database.ts';
import { loadByIds, type Stored } from './escalation-store.ts';
import { padded } from './padded.ts';
import type { Tables } from './schema.ts';
import { stateAt } from './migrations/state-at.ts';

/** How much somebody may have, and when they are away. */
export type Limits = Pick<Standing, 'capacity' | 'out'>;

type Columns = { capacity: number | null; out_from: number | null; out_until: number | null };
const COLUMNS = ['capacity', 'out_from', 'out_until'] as const;
const limitsOf = ({ capacity, out_from, out_until }: Columns): Limits => ({
  capacity,
  out: out_from === null || out_until === null ? null : { from: out_from, until: out_until },
});

export const loadLimits = async (db: Kysely<Tables>, ids: readonly PrincipalId[]): Promise<ReadonlyMap<PrincipalId, Limits>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('principal')
    .select(['id', ...COLUMNS])
    .where('id', 'in', padded(ids))
    .execute();
  return new Map(rows.map((row) => [row.id as PrincipalId, limitsOf(row)]));
};

export const saveLimits = async (tx: Kysely<Tables>, id: PrincipalId, { capacity, out }: Limits): Promise<void> => {
  await tx
    .updateTable('principal')
    .set({ capacity, out_from: out?.from ?? null, out_until: out?.until ?? null })
    .where('id', '=', id)
    .execute();
};

/** The open items of each of these people: given to them, or claimed by them. */
export const loadHeld = async (
  db: Kysely<Tables>,
  people: readonly PrincipalId[],
): Promise<ReadonlyMap<PrincipalId, ReadonlySet<EscalationId>>> => {
  const held = new Map(people.map((id) => [id, new Set<EscalationId>()]));
  if (people.length === 0) return held;
  for (const column of ['assignee', 'holder'] as const) {
    const rows = await db
      .selectFrom('escalation')
      .select(['id', `${column} as person`])
      .where(sql<boolean>`settled_at is null`)
      .where(column, 'in', padded(people))
      .execute();
    for (const { id, person } of rows) held.get(person as PrincipalId)?.add(id as EscalationId);
  }
  return held;
};

/** Items that were given to somebody who is out of office now, but not by insisting, and that they do not have open. */
export const givenToAbsent = async (
  { db, dialect }: Pick<Database, 'db' | 'dialect'>,
  now: Timestamp,
  limit: number,
): Promise<readonly Stored[]> => {
  const rows = await db
    .selectFrom('escalation')
    .innerJoin('principal', 'principal.id', 'escalation.assignee')
    .select('escalation.id')
    .where('assignee', 'is not', null)
    .where(sql<boolean>`settled_at is null`)
    .where('holder', 'is', null)
    .where('out_from', '<=', now)
    .where('out_until', '>', now)
    .where(sql<boolean>`coalesce(cast(${stateAt(dialect)('insisted')} as text), '0') not in ('1', 'true')`)
    .limit(limit)
    .execute();
  return loadByIds(
    db,
    rows.map(({ id }) => id),
  );
};

/** Everybody who could be given work or has to hear that nobody can: people with a token that works. */
export const loadTeam = async (db: Kysely<Tables>): Promise<readonly Omit<TeamMember, 'presence'>[]> => {
  const rows = await db
    .selectFrom('principal')
    .select(['id', 'role', 'tiers', ...COLUMNS])
    .where('role', '<>', 'agent')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('token').select('token.id').whereRef('principal_id', '=', 'principal.id').where('revoked_at', 'is', null),
      ),
    )
    .execute();
  const open = new Map((await boardReads(db).loads()).map((load) => [load.id, load.open]));
  return rows.map((row) => ({
    id: row.id as PrincipalId,
    role: row.role === 'supervisor' ? 'supervisor' : 'reviewer',
    tiers: JSON.parse(row.tiers) as ReviewTier[],
    open: open.get(row.id as PrincipalId) ?? 0,
    ...limitsOf(row),
  }));
};

/** What waits in each tier and is in nobody's hands, counted by an index alone. */
export const loadWaiting = async (db: Kysely<Tables>): Promise<readonly TierWaiting[]> => {
  const rows = await db
    .selectFrom('escalation')
    .select((eb) => ['review_tier', eb.fn.countAll<number>().as('waiting'), eb.fn.min('opened_at').as('oldest')])
    .where(sql<boolean>`settled_at is null and assignee is null and holder is null`)
    .where(sql<boolean>`status = 'pending' and route <> 'autonomous'`)
    .groupBy('review_tier')
    .execute();
  return rows.map((row) => ({
    reviewTier: row.review_tier as ReviewTier,
    waiting: Number(row.waiting),
    oldestAt: row.oldest,
  }));
};
