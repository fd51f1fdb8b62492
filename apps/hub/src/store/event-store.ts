import type { Kysely } from 'kysely';
import type { Event } from '@countersign/shared/model/event';
import type { CommandId, EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import type { Database } from './database.ts';
import type { Dialect } from './dialect.ts';
import { insertRows } from './insert-rows.ts';
import { padded } from './padded.ts';
import type { Tables } from './schema.ts';

export type AppendedEvent = {
  readonly escalationId: EscalationId;
  readonly commandId: CommandId | null;
  readonly event: Event;
  readonly tier: ReviewTier;
  readonly previousTier: ReviewTier;
};

/**
 * Reserves the next sequence numbers. Taken last, because it is held to the commit: numbers appear in
 * commit order without gaps, so that a reader's cursor can never skip a late commit (D13).
 */
export const reserveSequence = async (tx: Kysely<Tables>, count: number): Promise<number> => {
  const row = await tx
    .updateTable('stream')
    .set((eb) => ({ head: eb('head', '+', count) }))
    .where('name', '=', 'main')
    .returning('head')
    .executeTakeFirstOrThrow();
  return row.head - count + 1;
};

const insertEvents = insertRows<AppendedEvent & { readonly seq: number }>('event', {
  seq: ({ seq }) => seq,
  escalation_id: ({ escalationId }) => escalationId,
  type: ({ event }) => event.type,
  at: ({ event }) => event.at,
  actor: ({ event }) => event.actor,
  command_id: ({ commandId }) => commandId,
  tier: ({ tier }) => tier,
  previous_tier: ({ previousTier }) => previousTier,
  data: ({ event }) => JSON.stringify(event),
});

/** Appends events under the numbers from `first` up. */
export const appendEvents = async (
  tx: Kysely<Tables>,
  dialect: Dialect,
  first: number,
  events: readonly AppendedEvent[],
): Promise<void> => {
  await insertEvents(
    tx,
    dialect,
    events.map((event, i) => ({ ...event, seq: first + i })),
  );
};

export type ReceiptKey = { readonly actor: PrincipalId; readonly commandId: CommandId };

/** `request` is the digest of what was asked. */
export type Receipt = ReceiptKey & { readonly at: Timestamp; readonly request: string; readonly result: string };

export const loadReceipts = async (
  tx: Kysely<Tables>,
  commandIds: readonly CommandId[],
): Promise<ReadonlyMap<string, Pick<Receipt, 'request' | 'result'>>> => {
  if (commandIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('receipt')
    .select(['actor', 'command_id', 'request', 'result'])
    .where('command_id', 'in', padded(commandIds))
    .execute();
  return new Map(rows.map((row) => [`${row.actor} ${row.command_id}`, row]));
};

export const saveReceipts = insertRows<Receipt>('receipt', {
  actor: ({ actor }) => actor,
  command_id: ({ commandId }) => commandId,
  at: ({ at }) => at,
  request: ({ request }) => request,
  result: ({ result }) => result,
});

/** Reads of the log. */
export const eventReads = ({ db }: Pick<Database, 'db'>) => ({
  head: async (): Promise<number> => {
    const row = await db.selectFrom('stream').select('head').where('name', '=', 'main').executeTakeFirstOrThrow();
    return row.head;
  },
  /** Which escalations changed after `seq` within (or out of) these tiers, and up to where this answer reaches. */
  changedSince: async (
    tiers: readonly ReviewTier[],
    seq: number,
    limit: number,
  ): Promise<readonly { readonly seq: number; readonly id: EscalationId; readonly previousTier: string }[]> => {
    if (tiers.length === 0) return [];
    const rows = await db
      .selectFrom('event')
      .select(['seq', 'escalation_id', 'previous_tier'])
      .where('seq', '>', seq)
      .where((eb) => eb.or([eb('tier', 'in', tiers), eb('previous_tier', 'in', tiers)]))
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ seq: row.seq, id: row.escalation_id as EscalationId, previousTier: row.previous_tier }));
  },
  /** The whole history of one escalation, oldest first. */
  historyOf: async (id: EscalationId): Promise<readonly Event[]> => {
    const rows = await db.selectFrom('event').select('data').where('escalation_id', '=', id).orderBy('seq').execute();
    return rows.map((row) => JSON.parse(row.data) as Event);
  },
});
export type EventReads = ReturnType<typeof eventReads>;
