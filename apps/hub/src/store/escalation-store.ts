import { type Kysely, sql } from 'kysely';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import { ESCALATION_DEFAULTS, type Escalation } from '@countersign/shared/model/escalation';
import type { EscalationId, PrincipalId, SubmissionKey, Timestamp } from '@countersign/shared/model/ids';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import type { Database } from './database.ts';
import { type Dialect, locking } from './dialect.ts';
import { padded } from './padded.ts';
import type { Tables } from './schema.ts';

/** What a queue row shows of the action. */
export type Card = {
  readonly agentName: string;
  readonly target?: string | undefined;
  readonly amount?: ProposedAction['amount'];
  readonly reversible?: boolean | undefined;
};

/** One escalation as stored: current state, its queue card, and the sequence number of its last event. */
export type Stored = { readonly state: Escalation; readonly card: Card; readonly seq: number };

/** A state written by an older hub lacks what came later. */
const stateOf = (state: Escalation): Escalation => ({ ...ESCALATION_DEFAULTS, ...state });

/** Reads what a receipt kept. */
export const storedOf = (text: string): Stored => {
  const kept = JSON.parse(text) as Stored;
  return { ...kept, state: stateOf(kept.state) };
};

type Row = { state: string; card: string; last_seq: number };
const stored = (row: Row): Stored => ({
  state: stateOf(JSON.parse(row.state) as Escalation),
  card: JSON.parse(row.card) as Card,
  seq: row.last_seq,
});
const COLUMNS = ['state', 'card', 'last_seq'] as const;

/** Rows for a batch of commands, locked where the database has several writers, in id order against deadlocks. */
export const loadForUpdate = async (
  tx: Kysely<Tables>,
  dialect: Dialect,
  ids: readonly string[],
  submissions: readonly { readonly agentId: PrincipalId; readonly key: SubmissionKey }[],
): Promise<readonly Stored[]> => {
  if (ids.length + submissions.length === 0) return [];
  let query = tx
    .selectFrom('escalation')
    .select(COLUMNS)
    .where((eb) =>
      eb.or([
        ...(ids.length > 0 ? [eb('id', 'in', padded(ids))] : []),
        ...padded(submissions).map((s) => eb.and([eb('agent_id', '=', s.agentId), eb('submission_key', '=', s.key)])),
      ]),
    );
  if (locking(dialect).update) query = query.orderBy('id').forUpdate();
  return (await query.execute()).map(stored);
};

export const loadByIds = async (db: Kysely<Tables>, ids: readonly string[]): Promise<readonly Stored[]> => {
  if (ids.length === 0) return [];
  return (await db.selectFrom('escalation').select(COLUMNS).where('id', 'in', padded(ids)).execute()).map(stored);
};

/** The bundle as the agent sent it. */
export type Content = { readonly action: ProposedAction; readonly context: ContextBundle };

export const loadContents = async (db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, Content>> => {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('content').selectAll().where('escalation_id', 'in', padded(ids)).execute();
  return new Map(
    rows.map(({ escalation_id, action, context }) => [
      escalation_id,
      { action: JSON.parse(action) as ProposedAction, context: JSON.parse(context) as ContextBundle },
    ]),
  );
};

/** How many escalations each of these agents has open. */
export const countOpen = async (tx: Kysely<Tables>, agents: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (agents.length === 0) return new Map();
  const rows = await tx
    .selectFrom('escalation')
    .select((eb) => ['agent_id', eb.fn.countAll<number>().as('open')])
    .where('is_open', '=', 1)
    .where('agent_id', 'in', padded(agents))
    .groupBy('agent_id')
    .execute();
  return new Map(rows.map((row) => [row.agent_id, Number(row.open)]));
};

/** Reads outside the write path. */
export const escalationReads = ({ db }: Pick<Database, 'db'>) => ({
  one: async (id: EscalationId): Promise<Stored | undefined> => {
    const row = await db.selectFrom('escalation').select(COLUMNS).where('id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : stored(row);
  },
  content: async (id: EscalationId): Promise<Content | undefined> => (await loadContents(db, [id])).get(id),
  byKeys: async (agentId: PrincipalId, keys: readonly SubmissionKey[]): Promise<readonly Stored[]> => {
    if (keys.length === 0) return [];
    const rows = await db
      .selectFrom('escalation')
      .select(COLUMNS)
      .where('agent_id', '=', agentId)
      .where('submission_key', 'in', keys)
      .execute();
    return rows.map(stored);
  },
  /** Open items of these tiers, a page in id order (which is order of opening). */
  openPage: async (tiers: readonly ReviewTier[], afterId: string | undefined, limit: number): Promise<readonly Stored[]> => {
    if (tiers.length === 0) return [];
    let query = db
      .selectFrom('escalation')
      .select(COLUMNS)
      .where('is_open', '=', 1)
      .where('review_tier', 'in', tiers)
      .orderBy('id')
      .limit(limit);
    if (afterId !== undefined) query = query.where('id', '>', afterId);
    return (await query.execute()).map(stored);
  },
  byIds: (ids: readonly string[]): Promise<readonly Stored[]> => loadByIds(db, ids),
  /** What waits for this agent, oldest first. */
  toDeliver: async (agentId: PrincipalId, limit: number): Promise<readonly Stored[]> => {
    const rows = await db
      .selectFrom('escalation')
      .select(COLUMNS)
      .where('agent_id', '=', agentId)
      .where('to_deliver', '=', 1)
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(stored);
  },
  /** Ids that the clock must look at, most overdue first. */
  due: async (now: Timestamp, limit: number): Promise<readonly EscalationId[]> => {
    const rows = await db
      .selectFrom('escalation')
      .select('id')
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(limit)
      .execute();
    return rows.map((row) => row.id as EscalationId);
  },
  /** Open items that were given to, or claimed by, somebody who has not, or no longer, the tier that they are in. */
  orphaned: async (limit: number): Promise<readonly Stored[]> => {
    const lostBy = (column: 'assignee' | 'holder') =>
      db
        .selectFrom('escalation')
        .innerJoin('principal', 'principal.id', `escalation.${column}`)
        .select(COLUMNS)
        .where(column, 'is not', null)
        .where('settled_at', 'is', null)
        .where('role', '<>', 'supervisor')
        .where(sql<boolean>`principal.tiers not like '%"' || escalation.review_tier || '"%'`)
        .limit(limit)
        .execute();
    const found = [...(await lostBy('assignee')), ...(await lostBy('holder'))].map(stored);
    return [...new Map(found.map((item) => [item.state.id, item])).values()];
  },
  openTotal: async (): Promise<number> => {
    const row = await db
      .selectFrom('escalation')
      .select((eb) => eb.fn.countAll<number>().as('open'))
      .where('is_open', '=', 1)
      .executeTakeFirstOrThrow();
    return Number(row.open);
  },
});
export type EscalationReads = ReturnType<typeof escalationReads>;
