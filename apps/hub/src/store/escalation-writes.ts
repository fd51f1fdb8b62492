import type { Kysely } from 'kysely';
import type { Escalation } from '@countersign/shared/model/escalation';
import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { Dialect } from './dialect.ts';
import type { Card } from './escalation-store.ts';
import { insertRows } from './insert-rows.ts';
import type { Tables } from './schema.ts';

/** A row to write, with the columns that queries look at. */
export type Change = {
  readonly state: Escalation;
  /** The version this change was decided upon; 0 for a new row. */
  readonly baseVersion: number;
  readonly seq: number;
  readonly card: Card;
  readonly isOpen: boolean;
  readonly toDeliver: boolean;
  readonly dueAt: Timestamp | null;
};

const CHANGING = ['status', 'review_tier', 'is_open', 'to_deliver', 'due_at', 'last_seq', 'version', 'base_version', 'state'];

/** New rows are inserted; known ones are updated only over the version that the change was decided upon. */
const upsert = insertRows<Change>(
  'escalation',
  {
    id: ({ state }) => state.id,
    agent_id: ({ state }) => state.agentId,
    submission_key: ({ state }) => state.key,
    status: ({ state }) => state.status.kind,
    review_tier: ({ state }) => state.reviewTier,
    is_open: ({ isOpen }) => (isOpen ? 1 : 0),
    to_deliver: ({ toDeliver }) => (toDeliver ? 1 : 0),
    due_at: ({ dueAt }) => dueAt,
    last_seq: ({ seq }) => seq,
    version: ({ state }) => state.version,
    base_version: ({ baseVersion }) => baseVersion,
    state: ({ state }) => JSON.stringify(state),
    card: ({ card }) => JSON.stringify(card),
  },
  `on conflict (id) do update set ${CHANGING.map((name) => `${name} = excluded.${name}`).join(', ')}
   where escalation.version = excluded.base_version returning id`,
);

/** Writes all changed rows in one statement. Throws when another writer was first. */
export const saveChanges = async (tx: Kysely<Tables>, dialect: Dialect, changes: readonly Change[]): Promise<void> => {
  const written = await upsert(tx, dialect, changes);
  if (written !== changes.length) throw Object.assign(new Error('another writer was first'), { code: '40001' });
};

export type NewContent = { readonly id: EscalationId; readonly action: string; readonly context: string };

export const insertContent = insertRows<NewContent>('content', {
  escalation_id: ({ id }) => id,
  action: ({ action }) => action,
  context: ({ context }) => context,
});
